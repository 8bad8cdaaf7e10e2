// F8 as a grid of what and with whom, and sixty questions of it.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import {
  equalBoxes, gotScreen, inEveryEngine, mainText, noHorizontalScroll, nothingChosen, recordEvents, targets, WIDTHS,
} from './lib/index.mjs';
import {
  agree, attest, beginPlan, choose, goOn, gotErrors, gotStatus, handOver, kept, listen, openDemo, openTalk, plan, press, questions,
  save, say, shapeOf, SIX_ITEMS, takeBack,
} from './lib/walk/index.mjs';
import { openBench, putWidget, start } from './lib/walk/bench.mjs';
import { SIXTY } from './lib/walk/sixty.mjs';

const cell = (page, question) => page.byRole('group', question);

async function toChoices(page) {
  await openDemo(page, {}, { framed: true });
  await beginPlan(page);
  await plan(page, SIX_ITEMS);
  await openTalk(page);
  await handOver(page, 'Priya');
  await listen(page);
}

inEveryEngine('the grid', (it) => {
  it('is reached', toChoices);

  it('feature-2 puts those who are told side by side where there is room, and below each other where there is none', async (page) => {
    const [first, second, third, fourth] = await questions(page);
    const boxes = async () => Promise.all([first, second, third, fourth].map((question) => cell(page, question).box()));
    for (const width of [820, 1180, 1280]) {
      await page.setViewport(width);
      await page.nextFrame();
      const [one, two, three, below] = await boxes();
      assert.ok(Math.abs(one.top - two.top) <= 1 && Math.abs(two.top - three.top) <= 1, `not one row at ${width} px`);
      assert.ok(one.left < two.left && two.left < three.left && below.top > one.top, `no columns at ${width} px`);
      assert.ok(Math.abs(one.left - below.left) <= 1, `columns out of line at ${width} px`);
    }
    await page.setViewport(320);
    await page.nextFrame();
    const [one, two, , below] = await boxes();
    assert.ok(Math.abs(one.left - two.left) <= 1 && one.top < two.top && two.top < below.top, 'not one list at 320 px');
  });

  it('feature-2 says kinds and people once, and names every cell by its whole question', async (page) => {
    for (const width of [1180, 320]) {
      await page.setViewport(width);
      await page.nextFrame();
      const all = await questions(page);
      assert.equal(new Set(all).size, 6, all.join('\n'));
      const text = await mainText(page);
      const told = text.split('\n').filter((line) => shapeOf('f8.tell').test(line.trim())).length;
      assert.equal(told, width === 320 ? 6 : 3, `${told} names at ${width} px:\n${text}`);
    }
  });

  it('inv-I3 exp-B2 offers yes to all and no to all of the same size, with nothing chosen', async (page) => {
    await nothingChosen(page);
    for (const width of WIDTHS) {
      await page.setViewport(width);
      await page.nextFrame();
      await equalBoxes(page.byRole('button', say('f8.all_yes_but')), page.byRole('button', say('f8.all_no')));
      await targets(page);
      await noHorizontalScroll(page);
    }
  });

  it('feature-2 says each answer back at once', async (page) => {
    await page.setViewport(1180);
    const [first] = await questions(page);
    await choose(page, first, say('f8.no'));
    await gotStatus(page, shapeOf('f8.said_no'));
    await choose(page, first, say('f8.not_sure'));
    await gotStatus(page, shapeOf('f8.said_not_sure'));
  });

  it('dom-F3 yes to all leaves what is sensitive for its own question, and each answer can still be changed', async (page) => {
    await press(page, say('f8.all_yes_but'));
    await gotStatus(page, shapeOf('f8.said_all_but'));
    const all = await questions(page);
    const chosen = async (answer) => {
      const found = [];
      for (const question of all) if (await cell(page, question).byRole('radio', say(`f8.${answer}`)).isChecked()) found.push(question);
      return found;
    };
    assert.deepEqual(await chosen('yes'), all.slice(3));
    await goOn(page);
    await gotErrors(page);
    await choose(page, all[0], say('f8.no'));
    await choose(page, all[1], say('f8.yes'));
    await choose(page, all[2], say('f8.no'));
    await choose(page, all[5], say('f8.no'));
    await goOn(page);
    await gotScreen(page, 'F9');
    await agree(page);
    await takeBack(page);
    await attest(page, 'Priya');
    await save(page);
    const [{ record_json: json }] = await kept(page, 'records');
    const decisions = JSON.parse(json).choices.map(({ decision }) => decision);
    assert.deepEqual(decisions, ['refused', 'agreed', 'refused', 'agreed', 'agreed', 'refused']);
  });
}, { onePage: true });

let server;
before(async () => {
  server = await openBench();
});
after(() => server.stop());

/** "4 of 60 answered". */
const count = (done) => new RegExp(shapeOf('f8.count').source.slice(1, -1).replace('.+', done).replace('.+', '60'));

inEveryEngine('sixty questions', (it) => {
  it('feature-2 are answered with the open ones one activation away', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await putWidget(page, SIXTY, { unlock: 'host' });
    await gotScreen(page, 'P0', { timeout: 20_000 });
    await start(page, 'talk');
    await handOver(page, 'Priya');
    await listen(page);
    const all = await questions(page);
    assert.equal(all.length, 60);
    const says = (done) => page.until(async () => count(done).test(await mainText(page)));
    await says(0);
    await press(page, say('f8.all_yes_but'));
    await says(24);
    for (const question of all.slice(0, 2)) {
      await press(page, say('f8.next_open'));
      const open = cell(page, question).byRole('radio', say('f8.yes'));
      await open.gotFocus(`no focus on ${question}`);
      await open.click();
    }
    await says(26);
    await targets(page);
    await noHorizontalScroll(page);
    await press(page, say('f8.all_no'));
    await says(60);
    assert.equal(await page.byRole('button', say('f8.next_open')).count(), 0);
    await goOn(page);
    await gotScreen(page, 'F11');
    assert.ok((await events.all()).some(({ type }) => type === 'consent-record'));
  });
}, { base: () => server.base });
