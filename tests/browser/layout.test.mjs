// One idea a screen, for whoever wants less at a time: chosen at P7, or by the person.

import assert from 'node:assert/strict';

import { gotScreen, inEveryEngine, mainText, recordEvents, step, watch } from './lib/index.mjs';
import {
  agree, answer, attest, beginPlan, goOn, handOver, hear, kept, listenOneByOne, openDemo, openTalk, plan, press, purposeName, save, say, SIX_ITEMS,
  takeBack,
} from './lib/walk/index.mjs';

const TWO_PURPOSES = {
  people: { Priya: { part: 'asked', layout: 'one_at_a_time' }, Dan: { part: 'not_asked' } },
  purposes: {
    'housing-support': { kinds: { address: { about: ['Priya', 'Asha'] } }, recipients: ['housing'], frequency: 'once' },
    'mh-support': {
      kinds: { 'parent-mental-health': { about: ['Priya'] } }, recipients: ['family-hub', 'gp'], frequency: 'as_needed',
    },
  },
};

async function toHello(page, wanted) {
  await openDemo(page, {}, { framed: true });
  await beginPlan(page);
  await plan(page, wanted);
  await openTalk(page);
  await handOver(page, 'Priya');
  await gotScreen(page, 'F1');
}

const lastRecord = async (page) => JSON.parse((await kept(page, 'records')).at(-1).record_json);

inEveryEngine('one thing at a time', (it) => {
  const { look, seen, faults } = watch();

  it('flow-layouts is walked, idea by idea and purpose by purpose', async (page) => {
    const events = recordEvents(page);
    await toHello(page, TWO_PURPOSES);
    const mark = await events.mark();
    await listenOneByOne(page, { look });
    await look(page, 'F8 of the first purpose');
    await answer(page, 'yes');
    assert.equal((await page.byRole('button', say('f8.next_open')).count()), 0);
    await goOn(page);
    const second = purposeName('mh-support');
    await page.until(async () => (await mainText(page)).includes(second), { message: 'waited for the second purpose' });
    await page.css('[data-heading]').gotFocus('the focus is not on the heading of the next purpose');
    await look(page, 'F8 of the second purpose');
    await answer(page, 'no');
    await goOn(page);
    await gotScreen(page, 'F9');
    const screens = (await events.since(mark)).filter(({ type }) => type === 'consent-step').map(({ detail }) => detail.screen);
    assert.deepEqual(screens, ['F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9']);
    await agree(page);
    await takeBack(page);
    await attest(page, 'Priya');
    await save(page);
    const record = await lastRecord(page);
    assert.equal(record.understanding.layout, 'one_at_a_time');
    assert.equal(record.understanding.explained.length, 9);
  });

  for (const [title, kind] of [
    ['exp-B14 has no axe violation', 'axe'], ['exp-B11 has no target under 44 px', 'targets'],
    ['exp-B12 does not scroll sideways', 'reflow'], ['exp-B12 nor with larger text', 'larger'],
    ['exp-B1 has one heading', 'heading'], ['exp-B3 leads the focus there', 'focus'],
  ]) {
    it(title, async () => {
      assert.ok(seen.names.length >= 9, `only ${seen.names.length} looks`);
      faults[kind].none();
    });
  }
}, { onePage: true });

inEveryEngine('the layout', (it) => {
  it('flow-layouts can be changed by the person, and nothing is lost', async (page) => {
    await toHello(page, SIX_ITEMS);
    await hear(page, 'F1');
    await gotScreen(page, 'F2');
    const [first] = await page.css('[data-end]').evaluateAll((end) => end.getAttribute('data-end'));
    assert.equal(first, 'F2.early-help');
    await press(page, say('bar.one_at_a_time'));
    await page.until(async () => (await page.css('[data-end]').count()) === 1);
    for (const id of ['F2', 'F3']) {
      const screen = await page.css('[data-screen]').evaluate((at) => at.dataset.screen);
      if (screen === id) await hear(page, id);
    }
    await gotScreen(page, 'F4');
    await press(page, say('bar.together'));
    await page.until(async () => (await page.css('[data-end]').count()) === 3);
    await hear(page, 'F2');
    await hear(page, 'F5');
    await gotScreen(page, 'F8');
  });

  it('issue-4 a mark to ask about something stays pressed, and waits at P9', async (page) => {
    await toHello(page, SIX_ITEMS);
    await hear(page, 'F1');
    await gotScreen(page, 'F2');
    const name = say('talk.ask_about', say('f4.title'));
    const mark = page.byRole('button', name);
    await mark.click();
    await page.until(async () => (await mark.evaluate((button) => button.getAttribute('aria-pressed'))) === 'true');
    await hear(page, 'F2');
    await hear(page, 'F5');
    await answer(page, 'yes');
    await goOn(page);
    await agree(page);
    await takeBack(page);
    await gotScreen(page, 'P9');
    assert.ok((await page.css('[data-screen]').evaluate((at) => at.innerText)).includes(say('f4.title')));
    await attest(page, 'Priya');
    await save(page);
    assert.ok((await lastRecord(page)).practitioner_only.notes.includes(say('f4.title')));
  });

  it('emb-A2 begins as the page says, where nobody chose a layout at P7', async (page) => {
    await openDemo(page);
    await page.evaluate(() => document.querySelector('consent-disclosure').setAttribute('layout', 'one_at_a_time'));
    await beginPlan(page);
    await plan(page, SIX_ITEMS);
    await openTalk(page);
    await handOver(page, 'Priya');
    await gotScreen(page, 'F1');
    await hear(page, 'F1');
    await gotScreen(page, 'F2');
    assert.equal(await step(page), 'F2', 'alone, and not with F3 and F4');
  });
});
