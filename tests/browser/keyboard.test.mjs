// The commonest talk without a pointer: Tab, arrows, Space, Enter and letters.

import assert from 'node:assert/strict';

import { focusShown, inEveryEngine, losesFocus, recordEvents } from './lib/index.mjs';
import {
  PIN, agree, answer, attest, beginPlan, countActivations, desk, goOn, gotStatus, handOver, listenOneByOne, openDemo, openTalk,
  plan, questions, say, shapeOf, SIX_ITEMS, takeBack,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const MOST_TABS = 60;

/** Tab goes there, and the focus shows all the way. */
async function tabTo(page, locator) {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await locator.isFocused()) {
      await focusShown(page);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${JSON.stringify(locator.query)}\n${await page.describe()}`);
}

async function pressByKey(page, name) {
  await tabTo(page, page.byRole('button', name));
  await page.keyboard.press('Enter');
}

/** The first of a group by Space, the others by the arrow. */
async function chooseByKey(page, question, place = 0) {
  const options = page.byRole('group', question).byRole('radio');
  const names = await options.evaluateAll((radio) => radio.labels[0].innerText.trim());
  const option = (at) => page.byRole('group', question).byRole('radio', names[at]);
  await tabTo(page, option(0));
  await page.keyboard.press('Space');
  for (let at = 0; at < place; at += 1) await page.keyboard.press('ArrowDown');
  await page.until(() => option(place).isChecked(), { message: `${names[place]} is not chosen by key` });
  assert.ok(await option(place).isFocused(), `choosing ${names[place]} takes the focus away`);
}

/** Continue, and Page Down as long as there is something that was not read yet. */
async function readOn(page, id, next) {
  await gotScreen(page, id);
  await pressByKey(page, say('talk.continue'));
  for (let tries = 0; tries < 10; tries += 1) {
    const arrived = await gotScreen(page, next, { timeout: 500 }).then(() => true, () => false);
    if (arrived) return;
    await page.keyboard.press('PageDown');
    await page.nextFrame();
    await page.keyboard.press('Enter');
  }
  throw new Error(`Continue on ${id} does not lead to ${next} by key\n${await page.describe()}`);
}

inEveryEngine('without a pointer', (it) => {
  it('exp-B9 the commonest talk goes from hand-over to saved by keyboard alone', async (page) => {
    const events = recordEvents(page);
    await openDemo(page);
    await beginPlan(page);
    await plan(page, SIX_ITEMS);
    await openTalk(page);
    const counted = await countActivations(page);

    await chooseByKey(page, desk('p8.person'));
    await chooseByKey(page, desk('p8.still_safe', 'Priya'));
    await chooseByKey(page, desk('p8.alone', 'Priya'));
    await pressByKey(page, desk('p8.hand_over', 'Priya'));
    await readOn(page, 'F1', 'F2');
    await readOn(page, 'F2', 'F5');
    await readOn(page, 'F5', 'F8');
    for (const [at, question] of (await questions(page)).entries()) await chooseByKey(page, question, at % 3);
    await pressByKey(page, say('talk.continue'));
    await gotScreen(page, 'F9');
    await pressByKey(page, say('f9.clear'));
    await gotScreen(page, 'F10');
    await chooseByKey(page, say('f10.way'), 1);
    await tabTo(page, page.byRole('textbox', say('f10.typed')));
    await page.keyboard.type('Priya Nair');
    await pressByKey(page, say('f10.confirm'));
    await gotScreen(page, 'F11');
    await pressByKey(page, say('f11.give_back'));
    await gotScreen(page, 'unlock');
    await pressByKey(page, say('unlock.open'));
    await page.css('#pin').gotFocus();
    await page.keyboard.type(PIN);
    await page.keyboard.press('Enter');
    await gotScreen(page, 'P9');
    await chooseByKey(page, desk('p9.told_can_refuse', 'Priya'));
    await chooseByKey(page, desk('p9.pressure'), 1);
    await pressByKey(page, desk('desk.continue'));
    await gotScreen(page, 'P22');
    await pressByKey(page, desk('p22.save'));
    await gotStatus(page, shapeOf('p22.saved_reference', 'desk'));

    const { presses, keys } = await counted();
    assert.equal(presses, 0, 'a pointer was used');
    assert.ok(keys > 50, `only ${keys} keys`);
    const [{ detail: { record } }] = await events.ofType('consent-record');
    assert.deepEqual(record.choices.map(({ decision }) => decision),
      ['agreed', 'refused', 'undecided', 'agreed', 'refused', 'undecided']);
    assert.equal(record.event.typed, 'Priya Nair');
  });

  it('exp-B3 whoever chooses something keeps the focus on it, on every screen', async (page) => {
    const lost = new Set();
    const screens = new Set();
    const look = async (_, name) => {
      screens.add(name);
      for (const id of await losesFocus(page)) lost.add(`${id} on ${name}`);
    };
    const watching = { look, halfway: true };
    await openDemo(page);
    await beginPlan(page);
    await plan(page, SIX_ITEMS, watching);
    await openTalk(page);
    await handOver(page, 'Priya', {}, watching);
    // Whoever chooses everything chooses the last thing too: one idea a screen.
    await listenOneByOne(page);
    await answer(page, 'yes', { look });
    await goOn(page);
    await agree(page, {}, { look });
    await takeBack(page, {}, { look });
    await attest(page, 'Priya', {}, { look });
    assert.ok(screens.size > 12, [...screens].join());
    assert.deepEqual([...lost], []);
  });
});

inEveryEngine('the demo', (it) => {
  it('exp-B11 has a skip link of 44 px for whoever comes by key', async (page) => {
    await page.goto('/');
    const [before, focused] = await page.css('.skip').evaluate((link) => {
      const box = () => {
        const { top, width, height } = link.getBoundingClientRect();
        return { top, width, height };
      };
      const before = box();
      link.focus();
      return [before, box()];
    });
    for (const box of [before, focused]) assert.ok(box.height >= 44 && box.width >= 44, JSON.stringify(box));
    assert.ok(before.top < 0 && focused.top >= 0, 'it is in sight only with the focus on it');
  });
});
