// Siblings share a row of F8: one answer for all of them, and each on their own at any time.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import {
  axe, gotScreen, inEveryEngine, mainText, noHorizontalScroll, nothingChosen, recordEvents, targets, WIDTHS,
} from './lib/index.mjs';
import { agree, attest, choose, desk, goOn, gotErrors, gotStatus, handOver, listen, press, questions, say, shapeOf } from './lib/walk/index.mjs';
import { openBench, putWidget, start } from './lib/walk/bench.mjs';
import { SIBLINGS } from './lib/walk/siblings.mjs';

let server;
before(async () => {
  server = await openBench();
});
after(() => server.stop());

const question = (page, name) => page.byRole('group', name);

const ticked = async (page, answer) => {
  const found = [];
  for (const name of await questions(page)) {
    if (await question(page, name).byRole('radio', say(`f8.${answer}`)).isChecked()) found.push(name);
  }
  return found;
};

const split = (page) => page.byRole('button', say('f8.split'));
const join = (page) => page.byRole('button', say('f8.join'));

inEveryEngine('siblings', (it) => {
  let events;
  it('are reached', async (page) => {
    events = recordEvents(page);
    await page.goto('/', { framed: true });
    await putWidget(page, SIBLINGS, { unlock: 'host' });
    await gotScreen(page, 'P0', { timeout: 20_000 });
    await page.evaluate(() => document.querySelector('consent-disclosure').addEventListener('consent-unlock', (event) => event.respondWith(true)));
    await page.evaluate(() => document.querySelector('consent-disclosure').addEventListener('consent-record', (event) => event.waitUntil({ reference: 'kept' })));
    await start(page, 'talk');
    await handOver(page, 'Priya');
    await listen(page);
  });

  it('inv-I3 share a row with nothing chosen, of one size at every width', async (page) => {
    const all = await questions(page);
    assert.equal(all.length, 4, all.join('\n'));
    assert.ok(all[0].includes('Asha’s, Rohan’s and Mina’s'), all[0]);
    await nothingChosen(page);
    for (const width of WIDTHS) {
      await page.setViewport(width);
      await page.nextFrame();
      await targets(page);
      await noHorizontalScroll(page);
      await page.screenshot(`siblings-together-${width}`);
    }
    await axe(page);
  });

  it('inv-I3 keep their answers when they are parted, and the focus stays on the button', async (page) => {
    await page.setViewport(820, 1180);
    const [first] = await questions(page);
    await choose(page, first, say('f8.yes'));
    await gotStatus(page, shapeOf('f8.said_yes'));
    const [top] = await split(page).evaluateAll((button) => button.getAttribute('aria-describedby'));
    await page.css(`[aria-describedby="${top}"]`).click();
    await gotStatus(page, shapeOf('f8.apart'));
    assert.equal((await questions(page)).length, 8);
    const yes = await ticked(page, 'yes');
    assert.equal(yes.length, 3, yes.join('\n'));
    for (const name of ['Asha', 'Rohan', 'Mina']) assert.ok(yes.some((one) => one.includes(`${name}’s`)), name);
    assert.ok(await join(page).isFocused(), 'the focus is lost');
    await page.screenshot('siblings-apart');
    for (const width of WIDTHS) {
      await page.setViewport(width);
      await page.nextFrame();
      await targets(page);
      await noHorizontalScroll(page);
      await page.screenshot(`siblings-apart-${width}`);
    }
    await axe(page);
  });

  it('inv-I3 can be joined only while their answers are equal, by keyboard too', async (page) => {
    const yes = await ticked(page, 'yes');
    await choose(page, yes[1], say('f8.no'));
    await page.until(async () => (await join(page).count()) === 0);
    assert.deepEqual(await ticked(page, 'no'), [yes[1]]);
    await choose(page, yes[1], say('f8.yes'));
    await page.until(async () => (await join(page).count()) === 1);
    await join(page).evaluate((button) => button.focus());
    await page.keyboard.press('Enter');
    await page.until(async () => (await questions(page)).length === 4);
    assert.equal((await ticked(page, 'yes')).length, 1);
  });

  it('dom-B23 are read back by name, each with a choice of their own in the record', async (page) => {
    await goOn(page);
    await gotErrors(page);
    const [, second, third, fourth] = await questions(page);
    await choose(page, second, say('f8.no'));
    await choose(page, third, say('f8.not_sure'));
    await choose(page, fourth, say('f8.yes'));
    await goOn(page);
    await gotScreen(page, 'F9');
    await press(page, say('f9.clear'));
    await gotScreen(page, 'F10');
    const text = await mainText(page);
    for (const name of ['Asha', 'Rohan', 'Mina']) assert.ok(text.includes(`${name}’s`), name);
    await page.screenshot('siblings-read-back');
    await agree(page, { saidBack: null });
    await press(page, say('f11.give_back'));
    await gotScreen(page, 'unlock');
    await press(page, say('unlock.open'));
    await attest(page, 'Priya');
    await press(page, desk('p22.save'));
    const { detail } = await events.next('consent-record');
    const made = JSON.parse(detail.recordJson).choices;
    assert.equal(made.length, 12);
    for (const child of ['asha', 'rohan', 'mina']) {
      const of = made.filter(({ about }) => about === child).map(({ decision }) => decision);
      assert.deepEqual(of, ['agreed', 'refused', 'undecided', 'agreed'], child);
    }
  });
}, { onePage: true, base: () => server.base });
