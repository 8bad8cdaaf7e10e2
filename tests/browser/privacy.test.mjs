// What the practitioner wrote, and what the host page shows, never reaches the
// person who holds the tablet: not on a screen, not in an event, not by Back.

import assert from 'node:assert/strict';

import { canaries, findCanaries, inEveryEngine, recordEvents } from './lib/index.mjs';
import {
  agree, answer, attest, beginChangeOfMind, beginPlan, changeMind, desk, finish, goOn, handOver, hear, openDemo,
  openTalk, plan, press, save, say, takeBack,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const LEFT_OUT = 'zq-left-out-heron';
const SAFETY = 'zq-safety-plover saw it happen';
const NOTES = 'zq-plan-curlew';
const OTHERS = 'zq-others-dunlin';
const ATTESTED = 'zq-attested-whimbrel';

/** The free texts, and what P5 says of the other parent, in words and as a code. */
const PRIVATE = [LEFT_OUT, SAFETY, NOTES, OTHERS, ATTESTED, desk('p5.child_at_risk'), 'child_at_risk'];

const WATCHED = {
  people: {
    Priya: { part: 'asked' },
    Dan: { part: 'asked', safe: 'some', reasons: ['child_at_risk'], note: SAFETY },
  },
  purposes: {
    'early-help': {
      kinds: { 'child-education': true, 'child-health': { leftOut: LEFT_OUT } },
      recipients: ['school-dsl', 'gp'],
      frequency: 'once',
    },
  },
  notes: NOTES,
};

/** Every look of a pass: the document as it is, and all events since the hand-over. */
async function watchedPass(page, name = 'Priya') {
  const events = recordEvents(page);
  await handOver(page, name, { alone: 'no', others: OTHERS });
  const mark = await events.mark();
  const look = async () => canaries(page, PRIVATE, { events: await events.since(mark - 1) });
  return { look };
}

const backAndForth = async (page, from, to, look) => {
  await press(page, say('talk.back'));
  await gotScreen(page, to);
  await look(page);
  await press(page, say('talk.continue'));
  await gotScreen(page, from);
};

/** F1 to F11, with our own Back on every screen that has it. */
async function talkWithEveryBack(page, watching) {
  for (const id of ['F1', 'F2', 'F5']) await hear(page, id, watching);
  await gotScreen(page, 'F8');
  await backAndForth(page, 'F8', 'F5', watching.look);
  await press(page, say('bar.change_mind'));
  await gotScreen(page, 'F12');
  await watching.look(page);
  await press(page, say('talk.back'));
  await press(page, say('bar.stop'));
  await gotScreen(page, 'stop');
  await watching.look(page);
  await press(page, say('stop.decline'));
  await answer(page, ['yes', 'no'], watching);
  await goOn(page);
  await gotScreen(page, 'F9');
  await backAndForth(page, 'F9', 'F8', watching.look);
  await agree(page, {}, watching);
}

inEveryEngine('what the practitioner wrote', (it) => {
  it('inv-I1 exp-B7 is on no family screen, in no event of a family, and not behind Back', async (page) => {
    await openDemo(page, { case: 'unknowns' });
    await openDemo(page);
    await beginPlan(page);
    await plan(page, WATCHED);
    await openTalk(page);
    const talk = await watchedPass(page);
    await talkWithEveryBack(page, talk);
    await takeBack(page, {}, talk);
    await attest(page, 'Priya', { notes: ATTESTED });
    await save(page);
    await finish(page);

    await beginChangeOfMind(page);
    const change = await watchedPass(page);
    await changeMind(page, {}, change);
    await takeBack(page, {}, change);
    await finish(page);

    await openTalk(page);
    const refusal = await watchedPass(page);
    for (const id of ['F1', 'F2', 'F5']) await hear(page, id, refusal);
    await answer(page, 'no', refusal);
    await goOn(page);
    await gotScreen(page, 'F11');
    await refusal.look(page);
    const emitted = await recordEvents(page).ofType('consent-record');
    assert.equal(emitted.length, 3);
    await page.back();
    await gotScreen(page, 'P0', { timeout: 20_000 });
    await canaries(page, PRIVATE, { events: [] });
  });

  it('inv-I1 is found by this very search where it may stand', async (page) => {
    await openDemo(page);
    await beginPlan(page);
    const found = new Set();
    const look = async (_, name) => {
      for (const { canary } of await findCanaries(page, PRIVATE, { events: [] })) found.add(`${canary} ${name}`);
    };
    await plan(page, WATCHED, { look });
    await press(page, desk('p0.change_plan'));
    await gotScreen(page, 'P1');
    await press(page, desk('desk.continue'));
    await gotScreen(page, 'P3');
    await look(page, 'P3 again');
    assert.ok(found.has(`${LEFT_OUT} P3 again`), [...found].join(', '));
    const planned = await findCanaries(page, PRIVATE);
    const inEvents = planned.filter(({ where }) => where === 'detail of consent-plan').map(({ canary }) => canary);
    assert.deepEqual(inEvents, [LEFT_OUT, SAFETY, NOTES, 'child_at_risk']);
  });
});

const riskFlag = (page) => page.css('.risk');

/** What a pointer would touch, on a grid over the whole window. */
const touchable = (page) =>
  page.evaluate(() => {
    const steps = [...Array(12).keys()].map((at) => (at + 0.5) / 12);
    const points = steps.flatMap((x) => steps.map((y) => document.elementFromPoint(x * innerWidth, y * innerHeight)));
    return [...new Set(points.map((element) => element?.localName ?? 'nothing'))];
  });

/** Whether anything can be seen through what covers the page. */
const seeThrough = (page) =>
  page.css('dialog:modal').evaluate((dialog) => {
    const solid = (color) => !/^rgba\(.*, 0?\.?\d+\)$|transparent/.test(color) || /, 1\)$/.test(color);
    const box = dialog.getBoundingClientRect();
    const whole = box.left <= 0 && box.top <= 0 && box.right >= innerWidth && box.bottom >= innerHeight;
    const sheet = getComputedStyle(dialog).backgroundColor;
    const behind = getComputedStyle(dialog, '::backdrop').backgroundColor;
    return !((whole && solid(sheet)) || (solid(behind) && solid(sheet)));
  });

const takesFocus = (page, css) =>
  page.css(css).evaluate((element) => {
    element.focus();
    return document.activeElement === element;
  });

async function isCovered(page) {
  assert.deepEqual(await touchable(page), ['consent-disclosure']);
  assert.equal(await seeThrough(page), false, 'the page can be seen behind the cover');
  assert.equal(await takesFocus(page, '#new-plan'), false, 'a control of the page takes the focus');
  assert.equal(await page.byRole('tab', 'Summary').count(), 0);
}

inEveryEngine('the case page', (it) => {
  it('inv-I1 exp-B7 is covered while the family holds the tablet, and Escape does not uncover it', async (page) => {
    await openDemo(page);
    assert.match(await riskFlag(page).text(), /RISK/);
    assert.ok(await takesFocus(page, '#new-plan'));
    await beginPlan(page);
    await plan(page, WATCHED);
    await openTalk(page);
    await handOver(page, 'Priya');
    await gotScreen(page, 'F1');
    for (let presses = 0; presses < 3; presses += 1) {
      await isCovered(page);
      await page.keyboard.press('Escape');
      await page.nextFrame();
    }
    await gotScreen(page, 'F1');
    await isCovered(page);
    for (const id of ['F1', 'F2', 'F5']) await hear(page, id);
    await answer(page, 'yes');
    await goOn(page);
    await agree(page);
    await press(page, say('f11.give_back'));
    await gotScreen(page, 'unlock');
    await isCovered(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await isCovered(page);
  });
});
