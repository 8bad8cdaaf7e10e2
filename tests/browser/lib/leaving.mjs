// Leaves a document from within and waits until another one is there. Needed where
// a driver's own command waits for a load that a page from the cache never reports.

const LEFT = `globalThis[Symbol.for('consent-disclosure-left')]`;

let count = 0;

export async function leave(driver, script) {
  count += 1;
  if (script) await driver.evaluate(`() => { ${LEFT} = ${count}; ${script}; }`, []);
  const arrived = `() => ${LEFT} !== ${count} && document.readyState === 'complete' && location.href !== 'about:blank'`;
  const deadline = Date.now() + 30_000;
  while (!(await driver.evaluate(arrived, []).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`no other document within 30 s after ${script || 'opening the page'}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
