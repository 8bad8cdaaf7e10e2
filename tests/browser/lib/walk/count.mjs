// Counts what a talk costs: presses of the pointer and of keys, and words to read.

import { AGENT } from '../bundle.mjs';

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

const WORDS = `globalThis[Symbol.for('consent-disclosure-words')]`;

/**
 * From now on, in this document: the words of each screen at its fullest, looked at
 * whenever something is pressed. Answers a function that tells `{ screen: words }`.
 */
export async function countWords(page) {
  await page.evaluate(`() => {
    const fullest = ${WORDS} = {};
    const look = () => {
      const screen = ${AGENT}.currentScreen();
      if (screen) fullest[screen] = Math.max(fullest[screen] ?? 0, ${AGENT}.mainWords());
    };
    addEventListener('pointerdown', look, true);
    ${WORDS}.look = look;
  }`);
  return () => page.evaluate(`() => { ${WORDS}.look(); const { look, ...words } = ${WORDS}; return words; }`);
}
