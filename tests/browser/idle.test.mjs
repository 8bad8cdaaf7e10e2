// The idle cover (experience.md B22): a screen that nobody touches warns, and hides
// itself. Nothing is lost by it.

import assert from 'node:assert/strict';

import { inEveryEngine, recordEvents, step } from './lib/index.mjs';
import {
  answer, beginPlan, givePin, handOver, listen, northfield, ONE_ITEM, openDemo, openTalk, plan, press, say, sleepAndWake,
  stopClock,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const LIMIT = northfield.safety.idle_minutes * 60;
const WARNING = 20;

async function toChoices(page) {
  await openDemo(page);
  await beginPlan(page);
  await plan(page, ONE_ITEM);
  const pass = await stopClock(page);
  await openTalk(page);
  await handOver(page, 'Priya');
  await listen(page);
  await answer(page, 'no');
  return pass;
}

const warned = (page) => page.byRole('button', say('idle.here')).exists();

const gotWarning = (page) => page.until(() => warned(page), { message: 'waited for the warning' });

inEveryEngine('a screen that nobody touches', (it) => {
  it('exp-B22 warns for 20 seconds, can be kept by one press, and hides with nothing lost', async (page) => {
    const events = recordEvents(page);
    const pass = await toChoices(page);
    await pass(LIMIT - 1);
    assert.equal(await warned(page), false);
    await pass(1);
    await gotWarning(page);
    await page.screenshot(`idle-${page.engine}.png`);
    await press(page, say('idle.here'));
    await page.until(async () => !(await warned(page)), { message: 'the warning still stands' });
    await pass(LIMIT - 1);
    assert.equal(await warned(page), false, 'one press gives all the time again');
    await pass(1);
    await gotWarning(page);
    await pass(WARNING - 1);
    assert.equal(await step(page), 'F8');
    await pass(1);
    await gotScreen(page, 'hidden');
    assert.deepEqual((await events.ofType('consent-hide')).map(({ detail }) => detail.reason), ['idle']);
    await press(page, say('unlock.open'));
    await givePin(page);
    await gotScreen(page, 'F8');
    assert.ok(await page.byRole('radio', say('f8.no')).isChecked());
    assert.equal((await events.ofType('consent-record')).length, 0, 'inv-I7 time gives no answer');
  });

  it('exp-B22 is kept by any press and any key, which do what they are for', async (page) => {
    const pass = await toChoices(page);
    await pass(LIMIT);
    await gotWarning(page);
    await page.byRole('radio', say('f8.yes')).click();
    assert.ok(await page.byRole('radio', say('f8.yes')).isChecked(), 'the press is not taken from under the finger');
    await page.until(async () => !(await warned(page)), { message: 'the warning still stands' });
    await pass(LIMIT);
    await gotWarning(page);
    await page.keyboard.press('ArrowDown');
    await page.until(async () => !(await warned(page)), { message: 'a key is a sign of life' });
    await pass(LIMIT - 1);
    assert.equal(await warned(page), false);
  });

  it('exp-B22 is hidden when the tablet wakes from a long sleep', async (page) => {
    await toChoices(page);
    await sleepAndWake(page, LIMIT + WARNING);
    await gotScreen(page, 'hidden');
  });

  it('exp-B22 at the desk stays as it is', async (page) => {
    await openDemo(page);
    const pass = await stopClock(page);
    await pass(60 * 60);
    assert.equal(await step(page), 'P0');
  });
});
