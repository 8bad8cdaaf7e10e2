// The focus can be seen wherever Tab takes it.

import assert from 'node:assert/strict';

const look = (page) => page.agent('(agent) => agent.focused()');

const say = ({ what, faults }) => faults.map((fault) => `${what} ${fault}`);

/** The control that has the focus now shows it. */
export async function focusShown(page) {
  const focused = await look(page);
  assert.ok(focused, `nothing has the focus in ${page.engine}`);
  assert.deepEqual(say(focused), [], `focus not visible in ${page.engine}`);
  return focused.what;
}

/** Tabs once through the whole page; every stop shows the focus. Answers the stops in order. */
export async function focusVisible(page, { most = 200 } = {}) {
  await page.agent('(agent) => agent.unfocus()');
  const stops = new Map();
  const faults = [];
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press('Tab');
    await page.nextFrame();
    const focused = await look(page);
    // Null is the browser's own frame, between the last control and the first.
    if (!focused && stops.size === 0) continue;
    if (!focused || stops.has(focused.id)) {
      assert.deepEqual(faults, [], `focus not visible in ${page.engine}`);
      return [...stops.values()];
    }
    stops.set(focused.id, focused.what);
    faults.push(...say(focused));
  }
  throw new Error(`Tab reached nothing, or never came round, in ${most} presses (${page.engine}): ${[...stops.values()].join(', ')}`);
}

/**
 * Chooses everything that can be chosen on the widget's screen, one after the other
 * as the keyboard does, and names each control that lost the focus by it. Ticks are
 * taken out again; radio buttons end on their last.
 */
export const losesFocus = (page) =>
  page.css('[data-screen]').evaluate(async (screen) => {
    const root = screen.getRootNode();
    const frame = () => new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 100); });
    const find = (id) => [...root.querySelectorAll('input')].find((input) => input.id === id);
    const lost = [];
    const ids = [...screen.querySelectorAll('input[type="radio"], input[type="checkbox"]')].map(({ id }) => id);
    for (const id of ids) {
      const type = find(id)?.type;
      for (let times = 0; times < (type === 'checkbox' ? 2 : 1); times += 1) {
        find(id)?.focus();
        find(id)?.click();
        await frame();
        if (root.activeElement?.id !== id && find(id)) lost.push(id);
      }
    }
    return lost;
  });
