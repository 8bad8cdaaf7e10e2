// In a window lower than a block of words, Continue leads to what is not read yet,
// and on when all is.

import assert from 'node:assert/strict';

import { inEveryEngine } from './lib/index.mjs';
import { beginPlan, handOver, openDemo, openTalk, plan, press, say, SIX_ITEMS } from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

/** The blocks whose end is in sight, and their number. */
const ends = (page) =>
  page.css('[data-end]').evaluateAll((end) => {
    const { top, bottom } = end.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight + 1;
  });

/** Nothing but Continue, at most once for every block, and once to go on. */
async function readsOn(page, id, next) {
  await gotScreen(page, id);
  const all = await ends(page);
  let presses = 0;
  const arrived = () => gotScreen(page, next, { timeout: 700 }).then(() => true, () => false);
  do {
    assert.ok(presses <= all.length, `${presses} times Continue on ${id} does not lead to ${next}`);
    await press(page, say('talk.continue'));
    presses += 1;
  } while (!(await arrived()));
  return all;
}

inEveryEngine('a short window', (it) => {
  it('exp-B12 inv-I2 Continue leads through every block, and on', async (page) => {
    await openDemo(page);
    await beginPlan(page);
    await plan(page, SIX_ITEMS);
    await openTalk(page);
    await handOver(page, 'Priya');
    await gotScreen(page, 'F1');
    await page.setViewport(820, 500);
    await readsOn(page, 'F1', 'F2');
    const seen = await readsOn(page, 'F2', 'F5');
    assert.ok(seen.includes(false), 'nothing was out of sight: the window is not short');
    await readsOn(page, 'F5', 'F8');
  });
});
