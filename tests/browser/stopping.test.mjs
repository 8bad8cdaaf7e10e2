// Stopping, refusing, taking back: a no needs nothing, and is kept.

import assert from 'node:assert/strict';

import { emittedRecords, inEveryEngine, mainText, recordEvents } from './lib/index.mjs';
import {
  agree, answer, attest, beginChangeOfMind, beginPlan, changeMind, countActivations, desk, finish, goOn, handOver, hear,
  listen, ONE_ITEM, openDemo, openTalk, plan, press, questions, recipientShort, save, say, SIX_ITEMS, statuses, stop, takeBack,
  write,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

async function toTalk(page, wanted, room) {
  await openDemo(page);
  await beginPlan(page);
  await plan(page, wanted);
  await openTalk(page);
  await handOver(page, 'Priya', room);
}

const lastStep = async (events) => (await events.ofType('consent-step')).at(-1).detail;

const copyQuestion = (page) => page.byRole('group', say('f11.copy'));

const hasReminder = async (page, where) =>
  assert.ok((await mainText(page)).includes(desk('reminder')), `inv-I13 no reminder ${where}`);

const hasChangeMyMind = async (page, name) =>
  assert.ok(await page.byRole('button', say('bar.change_mind')).exists(), `no way to change my mind on ${name}`);

inEveryEngine('stopping half-way', (it) => {
  it('inv-I8 inv-I16 drops the yeses and keeps the no; who is not alone is asked nothing private', async (page) => {
    const events = recordEvents(page);
    await toTalk(page, SIX_ITEMS, { alone: 'no' });
    await listen(page);
    await answer(page, ['yes', 'no', 'not_sure', 'yes']);
    await stop(page);
    assert.equal(await copyQuestion(page).count(), 0);
    const [kept, stopped, ...more] = await emittedRecords(events);
    assert.equal(more.length, 0);
    assert.equal((await lastStep(events)).mode, 'family');
    const saved = (words) => words.filter((one) => one === say('saving.saved')).length;
    const heard = (words) => saved(words) > 0 && !words.includes(say('saving.sending'));
    await page.until(async () => heard(await statuses(page)), { message: 'waited for the host' });
    assert.equal(saved(await statuses(page)), 1, 'two records, said once');

    assert.equal(kept.record.record_kind, 'consent_event');
    assert.equal(kept.event.event_state, 'refused');
    assert.deepEqual(kept.choices.map(({ decision }) => decision), ['refused']);
    assert.equal(stopped.record.record_kind, 'talk_not_completed');
    assert.equal(stopped.event.event_state, 'stopped');
    assert.equal(stopped.stopped.screen, 'F8');
    assert.equal(stopped.choices, undefined);

    await takeBack(page);
    await finish(page);
    await hasReminder(page, 'beside a no');
    assert.equal((await emittedRecords(events)).length, 2);

    const recorded = kept.pii_processing.statement_shown.map(({ text }) => text).join('\n');
    for (const words of [say('f8.tell', recipientShort('school-dsl')), say('f8.if_not_sure')]) {
      assert.ok(recorded.includes(words), `inv-I19 shown on F8, and not in the record of the no: "${words}"`);
    }
  });

  it('inv-I7 inv-I8 with no answer gives only that the talk was not completed', async (page) => {
    const events = recordEvents(page);
    await toTalk(page, ONE_ITEM, { alone: 'not_sure' });
    await hear(page, 'F1');
    await gotScreen(page, 'F2');
    await stop(page);
    assert.equal(await copyQuestion(page).count(), 0);
    const kinds = (await emittedRecords(events)).map(({ record }) => record.record_kind);
    assert.deepEqual(kinds, ['talk_not_completed']);
  });

  it('inv-I8 can be thought better of, and nothing is lost', async (page) => {
    const events = recordEvents(page);
    await toTalk(page, ONE_ITEM);
    await listen(page);
    await answer(page, 'no');
    await press(page, say('bar.stop'));
    await gotScreen(page, 'stop');
    await hasChangeMyMind(page, 'stop');
    await press(page, say('stop.decline'));
    await gotScreen(page, 'F8');
    const [question] = await questions(page);
    assert.ok(await page.byRole('group', question).byRole('radio', say('f8.no')).isChecked());
    assert.equal((await emittedRecords(events)).length, 0);
  });
});

inEveryEngine('a no', (it) => {
  it('inv-I15 to everything is emitted at once from F8, without F10, attestation or unlocking', async (page) => {
    const events = recordEvents(page);
    await toTalk(page, SIX_ITEMS);
    await listen(page);
    assert.ok((await mainText(page)).includes(say('f8.if_not_sure')), 'inv-I20 "not sure" is not explained');
    await answer(page, 'no');
    await write(page, say('f8.note'), 'Ask my sister first');
    const mark = await events.mark();
    await goOn(page);
    await gotScreen(page, 'F11');
    const since = (await events.since(mark)).map(({ type, detail }) => detail.screen ?? type);
    assert.ok(since.includes('consent-record') && !since.includes('F10') && !since.includes('P22'), since.join());
    assert.deepEqual(await lastStep(events), { schema_version: 1, screen: 'F11', mode: 'family', person: 'priya' });
    const [record] = await emittedRecords(events);
    assert.equal(record.event.event_state, 'refused');
    assert.equal(record.event.expression_method, 'tapped');
    assert.equal(record.choices.length, 6);
    assert.equal(record.practitioner_only, undefined);
    assert.equal(await copyQuestion(page).count(), 1, 'inv-I16 who is alone is not asked how a copy is safe');
    await page.until(async () => (await statuses(page)).includes(say('saving.saved')));
    await takeBack(page);
    await gotScreen(page, 'P22');
    const read = await mainText(page);
    assert.ok(read.includes(desk('p22.respected')));
    assert.ok(read.includes('Ask my sister first'), 'what was written stands in the record alone');
    assert.equal((await emittedRecords(events)).length, 1);
  });
});

inEveryEngine('a change of mind', (it) => {
  it('inv-I4 inv-I15 is offered on every family screen, costs no more than agreeing, and is emitted at once', async (page) => {
    const events = recordEvents(page);
    const look = hasChangeMyMind;
    await toTalk(page, ONE_ITEM);
    await listen(page, { look });
    const agreeing = await countActivations(page);
    await answer(page, 'yes', { look });
    await goOn(page);
    await agree(page, {}, { look });
    const toAgree = (await agreeing()).all;
    await hasChangeMyMind(page, 'F11');
    await takeBack(page, {}, { look });
    await attest(page, 'Priya');
    await save(page);
    await finish(page);

    await beginChangeOfMind(page);
    await handOver(page, 'Priya');
    await gotScreen(page, 'F12');
    const mark = await events.mark();
    const takingBack = await countActivations(page);
    await changeMind(page, {}, { look });
    const toTakeBack = (await takingBack()).all;
    assert.ok(toTakeBack > 0 && toTakeBack <= toAgree, `${toTakeBack} to take back, ${toAgree} to agree`);
    const [record] = (await events.since(mark)).filter(({ type }) => type === 'consent-record');
    assert.equal(record.detail.record.event.event_state, 'withdrawn');
    assert.equal(record.detail.record.event.expression_method, 'tapped');
    assert.equal(record.detail.record.practitioner_only, undefined);
    assert.equal((await lastStep(events)).mode, 'family');
    await press(page, say('bar.stop'));
    await gotScreen(page, 'unlock');
  });

  it('inv-I4 of one thing leaves the other standing; asked for nothing, it says what to do', async (page) => {
    const events = recordEvents(page);
    await toTalk(page, { ...ONE_ITEM, purposes: { 'early-help': { ...SIX_ITEMS.purposes['early-help'], recipients: ['gp'] } } });
    await hear(page, 'F1');
    await press(page, say('bar.change_mind'));
    await gotScreen(page, 'F12');
    assert.ok((await mainText(page)).includes(say('f12.nothing_yet')));
    await press(page, say('talk.back'));
    await hear(page, 'F2');
    await hear(page, 'F5');
    await answer(page);
    await goOn(page);
    await agree(page);
    await takeBack(page);
    await attest(page, 'Priya');
    await save(page);
    await finish(page);

    await beginChangeOfMind(page);
    await handOver(page, 'Priya');
    await gotScreen(page, 'F12');
    const listed = page.byRole('group', say('f12.list')).byRole('checkbox');
    const names = await listed.evaluateAll((box) => box.labels[0].innerText);
    assert.equal(names.length, 2);
    await changeMind(page, { some: [names[0]] });
    const [given, taken] = await emittedRecords(events);
    assert.equal(taken.event.event_state, 'withdrawn_in_part');
    const [gone, left] = taken.choices;
    assert.deepEqual([gone.decision, gone.from_record], ['withdrawn', undefined]);
    assert.deepEqual([left.decision, left.from_record], ['agreed', given.record.record_id]);
    await takeBack(page);
    await finish(page);
    await hasReminder(page, 'beside what was taken back');
  });
});

inEveryEngine('the reminder that agreement is not the only route', (it) => {
  it('inv-I13 stands at P0 where nobody was asked', async (page) => {
    await openDemo(page);
    assert.ok((await mainText(page)).includes(desk('p0.nothing')));
    await hasReminder(page, 'where nobody was asked');
  });

  it('inv-I13 stands at P0 with "not sure" kept', async (page) => {
    await toTalk(page, ONE_ITEM);
    await listen(page);
    await answer(page, 'not_sure');
    await goOn(page);
    await agree(page);
    await takeBack(page);
    await attest(page, 'Priya');
    await save(page);
    await finish(page);
    await hasReminder(page, 'beside "not sure"');
  });
});
