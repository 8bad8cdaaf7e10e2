// Counts what a person does with hands: presses of the pointer, and of keys.

const PLACE = `globalThis[Symbol.for('consent-disclosure-count')]`;

/** From now on, in this document. Answers a function that tells how many so far. */
export async function countActivations(page) {
  await page.evaluate(`() => {
    if (${PLACE}) return;
    const counted = ${PLACE} = { presses: 0, keys: 0 };
    addEventListener('pointerdown', () => { counted.presses += 1; }, true);
    addEventListener('keydown', ({ key }) => { if (key !== 'Shift') counted.keys += 1; }, true);
  }`);
  const now = () => page.evaluate(`() => ({ ...${PLACE} })`);
  const before = await now();
  return async () => {
    const { presses, keys } = await now();
    return { presses: presses - before.presses, keys: keys - before.keys, all: presses + keys - before.presses - before.keys };
  };
}
