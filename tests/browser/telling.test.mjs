// F15: what is no question is told, and who is told is heard. J14: what is only explained.

import assert from 'node:assert/strict';

import { gotScreen, inEveryEngine, recordEvents, watch } from './lib/index.mjs';
import {
  beginPlan, choose, desk, finish, givePin, handOver, hear, ONE_ITEM, openDemo, openTalk, plan, press, save, say, tick, write,
} from './lib/walk/index.mjs';

const TOLD = { ...ONE_ITEM, purposes: { 'early-help': { ...ONE_ITEM.purposes['early-help'], choice: 'we_tell_you' } } };

/** From F11 to a kept record. */
async function keepIt(page, name) {
  await gotScreen(page, 'F11');
  await press(page, say('f11.give_back'));
  await gotScreen(page, 'unlock');
  await press(page, say('unlock.open'));
  await givePin(page);
  await gotScreen(page, 'P9');
  await choose(page, desk('p9.understood', name), desk('p9.found.understood'));
  await press(page, desk('desk.continue'));
  await save(page);
}

inEveryEngine('what is told', (it) => {
  const { look, faults } = watch();

  it('dom-A04 dom-A12 is read to its end, answered with an objection, and kept as a notice', async (page) => {
    const events = recordEvents(page);
    await openDemo(page, {}, { framed: true });
    await beginPlan(page);
    await plan(page, TOLD);
    await openTalk(page);
    await handOver(page, 'Priya');
    await gotScreen(page, 'F15');
    await look(page, 'F15');
    assert.equal(await page.byRole('radio').count(), 0, 'nothing to say yes or no to (exp-B6)');
    await write(page, say('f15.reply'), 'I do not like it');
    await tick(page, say('f15.asks'), say('f15.object'));
    await tick(page, say('f15.asks'), say('f15.complain'));
    await hear(page, 'F15');
    await look(page, 'F11 after F15');
    await keepIt(page, 'Priya');
    const { detail: { record } } = await events.next('consent-record');
    assert.deepEqual([record.record.record_kind, record.event.event_state], ['notice', 'told']);
    assert.equal(record.views[0].view, 'I do not like it');
    assert.deepEqual(record.practitioner_only.tasks.map(({ task }) => task), ['answer_objection', 'answer_complaint']);
    await finish(page);
  });

  it('dom-A01 dom-A06 sharing is explained at first contact, without a plan', async (page) => {
    const events = recordEvents(page);
    await openDemo(page, {}, { framed: true });
    await press(page, desk('p0.explain'));
    await handOver(page, 'Priya');
    for (const screen of ['F1', 'F2', 'F5']) {
      await gotScreen(page, screen);
      await look(page, `${screen} of first contact`);
      await hear(page, screen);
    }
    await look(page, 'F11 of first contact');
    await keepIt(page, 'Priya');
    const { detail: { record } } = await events.next('consent-record');
    assert.deepEqual([record.record.record_kind, record.event.event_state], ['notice', 'explained']);
    await finish(page);
  });

  it('exp-B14 every screen of it is without a fault', () => {
    for (const found of Object.values(faults)) found.none();
  });
});
