// F9 and F10: said back in one's own words, and agreed in one of four ways that weigh
// the same.

import assert from 'node:assert/strict';

import {
  equalBoxes, inEveryEngine, mainText, noHorizontalScroll, nothingChosen, recordEvents, targets, WIDTHS,
} from './lib/index.mjs';
import {
  ONE_ITEM, act, agree, answer, attest, beginPlan, choose, countActivations, draw, finish, goOn, gotErrors, handOver, hear, listen,
  openDemo, openTalk, plan, press, save, say, sayBack, SIGN, takeBack,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const WAYS = ['drawn', 'typed_name', 'ticked', 'said'];

const wayOf = (page, way) => page.byRole('group', say('f10.way')).byRole('radio', say(`f10.way_${way}`));

async function planOf(page, wanted = ONE_ITEM) {
  await openDemo(page, {}, { framed: true });
  await beginPlan(page);
  await plan(page, wanted);
}

async function toSayBack(page) {
  await openTalk(page);
  await handOver(page, 'Priya');
  await listen(page);
  await answer(page, 'yes');
  await goOn(page);
  await gotScreen(page, 'F9');
}

async function toAnswer(page) {
  await toSayBack(page);
  await sayBack(page);
  await gotScreen(page, 'F10');
}

const tabTo = (page, locator) =>
  page.until(async () => (await locator.isFocused()) || page.keyboard.press('Tab').then(() => false), { message: 'Tab does not get there' });

/** Each stroke on the pad as the path that shows it. */
const drawn = (page) => page.css('.pad path').evaluateAll((path) => path.getAttribute('d'));

/** Where the drawing lies, in parts of the pad. */
const extent = (page) => page.css('[id="ink"]').evaluate((pad) => {
  const all = pad.getBoundingClientRect();
  const { left, top, right, bottom } = pad.querySelector('path').getBoundingClientRect();
  return [(left - all.left) / all.width, (top - all.top) / all.height, (right - all.left) / all.width, (bottom - all.top) / all.height];
});

/** A finger that no driver can send: `[type, x, y]`, in hundredths of the pad. */
const finger = (page, pointerId, steps, pointerType = 'touch') =>
  page.css('[id="ink"]').evaluate((pad, id, kind, steps) => {
    const { left, top, width, height } = pad.getBoundingClientRect();
    for (const [type, x, y] of steps) {
      pad.dispatchEvent(new PointerEvent(`pointer${type}`, {
        pointerId: id, pointerType: kind, bubbles: true, composed: true, cancelable: true, button: type === 'move' ? -1 : 0, buttons: 1,
        pressure: 0.5, clientX: left + (width * x) / 100, clientY: top + (height * y) / 100,
      }));
    }
  }, pointerId, pointerType, steps);

inEveryEngine('four ways to agree', (it) => {
  it('exp-B9 are each walked from hand-over to saved, in as many presses', async (page) => {
    const events = recordEvents(page);
    await planOf(page);
    const presses = {};
    for (const way of WAYS) {
      await toAnswer(page);
      const counted = await countActivations(page);
      await agree(page, { way, saidBack: null });
      presses[way] = (await counted()).presses;
      await takeBack(page);
      await attest(page, 'Priya');
      await save(page);
      await finish(page);
    }
    const made = (await events.ofType('consent-record')).map(({ detail }) => detail.record);
    assert.deepEqual(made.map(({ event }) => event.expression_method), WAYS);
    assert.equal(made[0].event.ink.strokes.length, 1);
    assert.ok(made[0].event.ink.strokes[0].length >= 4 * SIGN.length - 4, JSON.stringify(made[0].event.ink));
    assert.equal(made[1].event.typed, 'Priya Nair');
    for (const { understanding } of made) assert.equal(understanding.method, 'said_back');
    const all = Object.values(presses);
    assert.ok(Math.max(...all) - Math.min(...all) <= 1, JSON.stringify(presses));
  });

  it('exp-B9 have equal boxes and styles at every width, and none is chosen', async (page) => {
    await planOf(page);
    await toAnswer(page);
    await nothingChosen(page);
    for (const width of WIDTHS) {
      await page.setViewport(width);
      await page.nextFrame();
      for (const way of WAYS.slice(1)) await equalBoxes(wayOf(page, WAYS[0]), wayOf(page, way));
    }
    await wayOf(page, 'said').evaluate((input) => { input.labels[0].style.fontWeight = '800'; });
    await assert.rejects(equalBoxes(wayOf(page, 'drawn'), wayOf(page, 'said')), /not equal/);
  });

  it('exp-B9 drawing is never required: the other three go by keyboard alone', async (page) => {
    await planOf(page);
    await toAnswer(page);
    const counted = await countActivations(page);
    for (const [way, control] of [
      ['typed_name', () => page.byRole('textbox', say('f10.typed'))],
      ['ticked', () => page.byRole('checkbox', say('f10.tick'))],
      ['said', () => page.byRole('group', say('f10.say')).byRole('checkbox')],
    ]) {
      await wayOf(page, way).press('Space');
      await tabTo(page, control());
    }
    await page.keyboard.press('Space');
    await tabTo(page, page.byRole('button', say('f10.confirm')));
    await page.keyboard.press('Enter');
    await gotScreen(page, 'F11');
    assert.equal((await counted()).presses, 0);
  });
});

inEveryEngine('the pad', (it) => {
  it('grd-G10 exp-B10 takes a dot for nothing, and says what to do', async (page) => {
    await planOf(page);
    await toAnswer(page);
    await choose(page, say('f10.way'), say('f10.way_drawn'));
    await draw(page, [[50, 50], [50.2, 50]]);
    await press(page, say('f10.confirm'));
    await gotErrors(page);
    await gotScreen(page, 'F10');
    assert.ok((await mainText(page)).includes(say('f10.problem.ink')));
    await page.byRole('alert').byRole('button').click();
    assert.ok(await page.css('[id="ink"]').isFocused());
    await press(page, say('f10.clear'));
    await page.until(async () => (await drawn(page)).length === 0);
  });

  it('exp-B10 keeps its lines when the window is resized while the pen is down', async (page) => {
    await page.setViewport(820);
    await page.nextFrame();
    await draw(page, SIGN, async (at) => {
      if (at !== 3) return;
      await page.setViewport(500);
      await page.css('[id="ink"]').evaluate((pad) => pad.scrollIntoView({ block: 'center' }));
      await page.nextFrame();
    });
    assert.equal((await drawn(page)).length, 1);
    const [left, top, right, bottom] = await extent(page);
    for (const [is, was] of [[left, 0.2], [top, 0.2], [right, 0.8], [bottom, 0.75]]) {
      assert.ok(Math.abs(is - was) < 0.1, JSON.stringify({ left, top, right, bottom }));
    }
    await page.setViewport(1180);
    await page.nextFrame();
    const after = await extent(page);
    for (const [at, side] of [left, top, right, bottom].entries()) assert.ok(Math.abs(side - after[at]) < 0.01, after.join());
  });

  it('exp-B10 draws with one pointer: a second finger, and one that is taken away, spoil nothing', async (page) => {
    await press(page, say('f10.clear'));
    await page.until(async () => (await drawn(page)).length === 0);
    await finger(page, 11, [['down', 10, 50], ['move', 40, 50]]);
    await finger(page, 12, [['down', 80, 10], ['move', 80, 90], ['up', 80, 90]]);
    await finger(page, 11, [['move', 60, 50], ['cancel', 60, 50], ['move', 90, 90]]);
    await page.until(async () => (await drawn(page)).length === 1);
    const [left, , right] = await extent(page);
    assert.ok(Math.abs(left - 0.1) < 0.03 && Math.abs(right - 0.6) < 0.03, `${left} to ${right}`);
    await finger(page, 13, [['down', 20, 80], ['move', 50, 80], ['up', 50, 80]], 'pen');
    await page.until(async () => (await drawn(page)).length === 2);
    await press(page, say('f10.undo'));
    await page.until(async () => (await drawn(page)).length === 1);
  });

  it('exp-B10 exp-B11 holds the page still on itself alone, and its buttons are large', async (page) => {
    const held = await page.css('[data-region="main"], [data-region="main"] *').evaluateAll((element) =>
      (getComputedStyle(element).touchAction === 'none' ? element.className : ''));
    assert.deepEqual(held.filter(Boolean), ['pad']);
    for (const width of WIDTHS) {
      await page.setViewport(width);
      await page.nextFrame();
      await targets(page);
      await noHorizontalScroll(page);
      const beside = await page.css('[id="ink"]').evaluate((pad) => innerWidth - pad.getBoundingClientRect().width);
      assert.ok(beside >= 44, `${beside} px beside the pad at ${width} px`);
    }
    assert.equal(await page.css('canvas').count(), 0);
  });
}, { onePage: true });

inEveryEngine('in your own words', (it) => {
  it('exp-B19 grd-G8 is explained again, all of it; after two rounds it stops kindly', async (page) => {
    const events = recordEvents(page);
    await planOf(page);
    await toSayBack(page);
    assert.ok(await page.byRole('button', say('f9.skip')).exists());
    const answers = ['f9.clear', 'f9.again'].map((key) => page.byRole('button', say(key)));
    for (const width of WIDTHS) {
      await page.setViewport(width);
      await page.nextFrame();
      await equalBoxes(...answers);
    }
    await sayBack(page, { found: 'again', words: 'You tell the school.' });
    await hear(page, 'F2');
    await hear(page, 'F5');
    await gotScreen(page, 'F8');
    await goOn(page);
    await sayBack(page, { found: 'again' });
    await gotScreen(page, 'F11');
    const text = await mainText(page);
    for (const key of ['f11.stop_here', 'f11.not_you', 'f11.offer']) assert.ok(text.includes(say(key)), key);
    const [{ detail: { record } }] = await events.ofType('consent-record');
    assert.equal(record.record.record_kind, 'talk_not_completed');
    assert.equal(record.stopped.why, 'not_understood');
  });

  it('grd-G5 cannot be skipped with an interpreter, who is in the record', async (page) => {
    const events = recordEvents(page);
    const interpreter = 'A. Rahman, Two Voices';
    await planOf(page, { ...ONE_ITEM, people: { Priya: { part: 'asked', interpreter }, Dan: { part: 'not_asked' } } });
    await toSayBack(page);
    assert.ok(!(await page.byRole('button', say('f9.skip')).exists()));
    await agree(page);
    await takeBack(page);
    await attest(page, 'Priya');
    await save(page);
    const { detail: { record } } = (await events.ofType('consent-record')).at(-1);
    assert.equal(record.understanding.interpreter, interpreter);
  });
});
