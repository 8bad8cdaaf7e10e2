// "Hide now" (experience.md B8). Most of the cases of GOV.UK's "Exit this page" stand
// here too, but that nothing is left: a neutral screen takes the place of the talk,
// and only the practitioner brings it back.

import assert from 'node:assert/strict';

import { axe, inEveryEngine, noHorizontalScroll, noViolations, recordEvents, step, targets } from './lib/index.mjs';
import {
  agree, answer, beginPlan, changeMind, desk, givePin, goOn, handOver, listen, ONE_ITEM, openDemo, openTalk, plan, press,
  say, statuses, stop, stopClock, takeBack,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

/** Names and words of the case, and what gives away what this is about. */
const OF_THE_CASE = ['Priya', 'Asha', 'Dan', 'Maya', 'Northfield', 'school', 'Okoro', 'sharing', 'consent', 'talk', 'choice'];

async function toTalk(page, settings = {}) {
  await openDemo(page, settings);
  await beginPlan(page);
  await plan(page, ONE_ITEM);
  await openTalk(page);
  await handOver(page, 'Priya');
  await gotScreen(page, 'F1');
}

/** All that the widget holds: elements, texts, labels, what is typed. */
const heldByWidget = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('consent-disclosure').shadowRoot;
    const typed = [...root.querySelectorAll('input, textarea')].map(({ value }) => value);
    const labels = [...root.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'));
    return [root.textContent, ...typed, ...labels].join('\n');
  });

/** What assistive technology is given of the page that stands. */
const exposed = (page) => page.agent('(agent) => agent.outline().lines.join("\\n")');

async function isNeutral(page) {
  const [held, heard] = [await heldByWidget(page), await exposed(page)];
  for (const word of OF_THE_CASE) {
    for (const [where, text] of [['the widget', held], ['the accessibility tree', heard]]) {
      assert.ok(!text.toLowerCase().includes(word.toLowerCase()), `${word} in ${where}: ${text}`);
    }
  }
  assert.equal(await page.css('[role="group"]').count(), 0, 'the bar stands on the neutral screen');
}

async function comeBack(page, screen) {
  await press(page, say('unlock.open'));
  await givePin(page);
  await gotScreen(page, screen.split(' ')[0]);
}

inEveryEngine('hide now', (it) => {
  it('exp-B8 is on every family screen, shows nothing of the case, and the pass goes on where it was', async (page) => {
    const events = recordEvents(page);
    const seen = [];
    const title = await openDemo(page).then(() => page.evaluate(() => document.title));
    const look = async () => {
      const screen = await step(page);
      seen.push(screen);
      const mark = await events.mark();
      await press(page, say('bar.hide'));
      await gotScreen(page, 'hidden');
      await isNeutral(page);
      assert.equal(await page.evaluate(() => document.title), title);
      // A record of before may be kept only now.
      const since = (await events.since(mark)).filter(({ type }) => type !== 'consent-saved')
        .map(({ type, detail }) => [type, detail.screen ?? detail.reason]);
      assert.deepEqual(since, [['consent-step', 'hidden'], ['consent-hide', 'asked']]);
      if (seen.length === 1) {
        await axe(page);
        await targets(page);
      }
      await comeBack(page, screen);
    };
    await toTalk(page);
    await listen(page, { look });
    await answer(page, 'yes', { look });
    await press(page, say('bar.change_mind'));
    await gotScreen(page, 'F12');
    await look();
    await press(page, say('talk.back'));
    await press(page, say('bar.stop'));
    await gotScreen(page, 'stop');
    await look();
    await press(page, say('stop.decline'));
    await goOn(page);
    await agree(page, {}, { look });
    await press(page, say('bar.change_mind'));
    await changeMind(page, {}, { look });
    await takeBack(page, {}, { look: async (at, name) => (name === 'F11' ? look() : undefined) });
    assert.deepEqual([...new Set(seen)], ['F1', 'F2 F3 F4', 'F5 F6 F7', 'F8', 'F12', 'stop', 'F9', 'F10', 'F13', 'F11']);
    await noViolations(page);
  });

  it('exp-B8 stands before the next frame, and before the host is told', async (page) => {
    await toTalk(page);
    const found = await page.evaluate(async (words) => {
      const widget = document.querySelector('consent-disclosure');
      const root = widget.shadowRoot;
      const screen = () => root.querySelector('[data-screen]').dataset.screen;
      let whenTold;
      widget.addEventListener('consent-hide', () => { whenTold = screen(); });
      [...root.querySelectorAll('button')].find((button) => button.textContent === words).click();
      const inFrame = await new Promise((seen) => { requestAnimationFrame(() => seen(screen())); });
      return { inFrame, whenTold, dialog: root.querySelector('dialog')?.open };
    }, say('bar.hide'));
    assert.deepEqual(found, { inFrame: 'hidden', whenTold: 'hidden', dialog: true });
  });

  it('exp-B8 works where the host covers', async (page) => {
    await openDemo(page);
    await page.evaluate(() => document.querySelector('consent-disclosure').setAttribute('cover', 'host'));
    await beginPlan(page);
    await plan(page, ONE_ITEM);
    await openTalk(page);
    await handOver(page, 'Priya');
    await gotScreen(page, 'F1');
    assert.equal(await page.css('dialog:modal').count(), 0);
    await press(page, say('bar.hide'));
    await gotScreen(page, 'hidden');
    const held = await heldByWidget(page);
    for (const word of OF_THE_CASE) assert.ok(!held.includes(word), `${word} in ${held}`);
    await comeBack(page, 'F1');
  });

  it('exp-B8 is refused a way round: no Escape, no key, no second PIN that is wrong', async (page) => {
    await toTalk(page);
    await listen(page);
    await answer(page, 'no');
    await press(page, say('bar.hide'));
    await gotScreen(page, 'hidden');
    for (const key of ['Escape', 'Escape', 'Shift', 'Shift', 'Shift']) await page.keyboard.press(key);
    await page.nextFrame();
    assert.equal(await step(page), 'hidden');
    await comeBack(page, 'F8');
    const radio = page.byRole('radio', say('f8.no'));
    assert.ok(await radio.isChecked(), 'the no is still said');
    await stop(page);
  });

  it('exp-B12 fits on a phone, with the largest text', async (page) => {
    await openDemo(page, { unlock: 'passcode' }, { framed: true });
    await beginPlan(page);
    await plan(page, ONE_ITEM);
    await openTalk(page);
    await handOver(page, 'Priya', { passcode: true });
    await gotScreen(page, 'F1');
    await press(page, say('bar.larger'));
    await press(page, say('bar.larger'));
    await press(page, say('bar.hide'));
    await gotScreen(page, 'hidden');
    await isNeutral(page);
    await page.setViewport(320);
    await page.nextFrame();
    await noHorizontalScroll(page);
    await page.screenshot(`hidden-320-${page.engine}.png`);
  });
});

const shift = (page) => page.keyboard.press('Shift');

const said = async (page, key) => (await statuses(page)).includes(say(key));

const gotSaid = (page, key) => page.until(() => said(page, key), { message: `waited for ${key}` });

inEveryEngine('Shift pressed three times', (it) => {
  it('exp-B8 hides, and says what is left to press', async (page) => {
    const events = recordEvents(page);
    await toTalk(page);
    await shift(page);
    await gotSaid(page, 'hide.two');
    await shift(page);
    await gotSaid(page, 'hide.one');
    await shift(page);
    await gotScreen(page, 'hidden');
    await isNeutral(page);
    assert.deepEqual((await events.ofType('consent-hide')).map(({ detail }) => detail.reason), ['asked']);
  });

  it('exp-B8 counts no other use of Shift, and is forgotten after five seconds or another key', async (page) => {
    await toTalk(page);
    const pass = await stopClock(page);
    await listen(page);
    await page.byRole('textbox', say('f8.note')).click();
    for (const key of ['Shift+A', 'Shift+B', 'Shift+Tab', 'Shift+C']) await page.keyboard.press(key);
    await page.nextFrame();
    assert.deepEqual([await step(page), await said(page, 'hide.two')], ['F8', false]);
    await shift(page);
    await shift(page);
    await gotSaid(page, 'hide.one');
    await pass(5);
    await page.until(async () => !(await said(page, 'hide.one')), { message: 'it is still counted after five seconds' });
    await shift(page);
    await gotSaid(page, 'hide.two');
    await page.keyboard.press('ArrowDown');
    await page.until(async () => !(await said(page, 'hide.two')), { message: 'it is still counted after another key' });
    await shift(page);
    await shift(page);
    await page.nextFrame();
    assert.equal(await step(page), 'F8');
  });

  it('exp-B8 does nothing at the desk', async (page) => {
    await openDemo(page);
    for (let presses = 0; presses < 3; presses += 1) await shift(page);
    await page.nextFrame();
    assert.equal(await step(page), 'P0');
    assert.equal(await page.byRole('button', say('bar.hide')).count(), 0);
    assert.ok(await page.byRole('button', desk('desk.larger')).exists());
  });
});
