// In a window lower than a block of words, Continue by key, which scrolls nothing by
// itself, leads to what is not read yet, and on when all is.

import assert from 'node:assert/strict';

import { inEveryEngine } from './lib/index.mjs';
import { beginPlan, handOver, openDemo, openTalk, plan, say, SIX_ITEMS } from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

/** Everybody who may be told for this purpose: more than one window of names. */
const MANY = { ...SIX_ITEMS.purposes['early-help'], recipients: ['school-nurse', 'school-dsl', 'gp', 'family-hub', 'fh-team'] };

/** Of each block, whether it is higher than the window. */
const blocks = (page) =>
  page.css('.block').evaluateAll((block) => block.getBoundingClientRect().height > innerHeight);

const focusContinue = (page) =>
  page.byRole('button', say('talk.continue')).evaluate((button) => button.focus({ preventScroll: true }));

/** Nothing but Continue, at most once for every block, and once to go on. */
async function readsOn(page, id, next) {
  await gotScreen(page, id);
  const all = await blocks(page);
  let presses = 0;
  await focusContinue(page);
  const arrived = () => gotScreen(page, next, { timeout: 700 }).then(() => true, () => false);
  do {
    assert.ok(presses <= all.length, `${presses} times Continue on ${id} does not lead to ${next}`);
    await page.keyboard.press('Enter');
    presses += 1;
  } while (!(await arrived()));
  return all;
}

inEveryEngine('a short window', (it) => {
  it('exp-B12 inv-I2 Continue leads through every block, and on', async (page) => {
    await openDemo(page);
    await beginPlan(page);
    await plan(page, { ...SIX_ITEMS, purposes: { 'early-help': MANY } });
    await openTalk(page);
    await handOver(page, 'Priya');
    await gotScreen(page, 'F1');
    await page.setViewport(820, 500);
    await readsOn(page, 'F1', 'F2');
    const seen = await readsOn(page, 'F2', 'F5');
    assert.ok(seen.includes(true), 'no block is higher than the window');
    await readsOn(page, 'F5', 'F8');
  });
});
