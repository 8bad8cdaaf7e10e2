// A child who may be able to decide: the explanation first, then P6c at the desk, then
// what the child says.

import assert from 'node:assert/strict';

import { canaries, gotScreen, inEveryEngine, noViolations, recordEvents, watch } from './lib/index.mjs';
import { give, start } from './lib/walk/bench.mjs';
import {
  arrive, attest, choose, desk, finish, givePin, gotStatus, handOver, openDemo, plan, press, purposeName, s01, save, shapeOf,
  SIX_ITEMS, tick, write, young,
} from './lib/walk/index.mjs';

const FACTORS = ['what', 'why', 'who', 'consequences', 'alternatives', 'explains', 'not_pressed'];
const PURPOSE = purposeName('early-help');
const REASONS = 'He weighed both sides, slowly and well';
const SAID_BACK = 'Sam gets told, and I can stop it';

// Asha is of the age at which it is asked whether she can decide.
const FOURTEEN = { ...s01, people: s01.people.map((person) => (person.id === 'asha' ? { ...person, dob: '2012-05-02' } : person)) };

const HERS = {
  ...SIX_ITEMS,
  people: { Priya: { part: 'not_asked' }, Dan: { part: 'not_asked' }, Asha: { part: 'asked', audience: 'young_person' } },
};

const asks = (key) => `${desk(`p6c.${key}`, ...(key === 'outcome' ? [] : ['Asha']))} ${PURPOSE}`;

const onScreen = (page) => page.agent('(agent) => agent.mainText()');

async function begin(page, watching) {
  await openDemo(page, {}, { framed: true });
  await give(page, { case: FOURTEEN });
  await start(page, 'plan');
  await plan(page, HERS);
  await press(page, desk('p0.talk'));
  await handOver(page, 'Asha', {}, watching);
}

async function read(page, id, watching) {
  await arrive(page, id, watching);
  const ends = page.css('[data-end]');
  for (let at = 0; at < (await ends.count()); at += 1) {
    await page.agent('(agent, query, at) => agent.find(query)[at].scrollIntoView({ block: "center" })', ends.query, at);
    await page.nextFrame();
  }
  await press(page, young('talk.continue'));
}

/** F1 to F7 and F9, and the tablet goes back. */
async function firstHalf(page, watching) {
  for (const id of ['F1', 'F2', 'F5']) await read(page, id, watching);
  await arrive(page, 'F9', watching);
  await write(page, young('f9.words'), SAID_BACK);
  await press(page, young('f9.clear'));
  await arrive(page, 'unlock', watching);
  assert.ok((await onScreen(page)).includes(young('unlock.again')), 'it is said that the tablet comes again');
  await press(page, young('unlock.open'));
  await givePin(page);
}

/** P6c: every question answered alike, and what is found. */
async function assess(page, said, outcome, watching) {
  await arrive(page, 'P6c', watching, () => press(page, desk('p6c.save')));
  for (const factor of FACTORS) await choose(page, asks(factor), desk(`desk.${said}`));
  await choose(page, asks('outcome'), desk(`p6c.${outcome}`));
  await write(page, desk(outcome === 'competent' ? 'p6c.reasons_able' : 'p6c.reasons'), REASONS);
  if (watching) await watching.look(page, 'P6c answered');
  await press(page, desk('p6c.save'));
  await gotScreen(page, 'P22');
  await gotStatus(page, shapeOf('p22.saved_reference', 'desk'));
  if (watching) await watching.look(page, 'P22 after P6c');
  await press(page, desk('desk.continue'));
}

/** P8 again, for the same person. */
async function handBack(page, watching) {
  await arrive(page, 'P8', watching, () => press(page, desk('p8.hand_over', 'Asha')));
  assert.equal(await page.byRole('group', desk('p8.person')).count(), 0, 'it goes to nobody else');
  await choose(page, desk('p8.still_safe', 'Asha'), desk('desk.yes'));
  await choose(page, desk('p8.alone', 'Asha'), desk('desk.yes'));
  await press(page, desk('p8.hand_over', 'Asha'));
  await gotScreen(page, 'F14');
}

async function giveBack(page) {
  await gotScreen(page, 'F11');
  await press(page, young('f11.give_back'));
  await gotScreen(page, 'unlock');
  await press(page, young('unlock.open'));
  await givePin(page);
}

const QUESTION = new RegExp(`^${young('f8.tell', '§').split('§')[0]}`);

/** F8 in a young person's words. */
async function answer(page, given, watching) {
  await arrive(page, 'F8', watching);
  const rows = await page.byRole('group', QUESTION).evaluateAll((group) =>
    group.getAttribute('aria-labelledby').split(' ').map((id) => group.getRootNode().getElementById(id).textContent).join(' '));
  assert.equal(rows.length, 6);
  for (const row of rows) await choose(page, row, young(`f8.${given}`));
  await press(page, young('talk.continue'));
}

const verified = (page, records) =>
  page.evaluate(async (given) => {
    const { load, verify } = await import('/dist/consent-disclosure.js');
    await load();
    return verify(given);
  }, records);

const recordsOf = async (events) => (await events.ofType('consent-record')).map(({ detail }) => detail.record);
const heads = (records) => records.map(({ record, event }) => `${record.record_kind} ${event.event_state}`);

inEveryEngine('a child who may be able to decide', (it) => {
  const { look, faults } = watch();

  it('flow-J8 hears it, is found able between the halves, and then decides', async (page) => {
    const events = recordEvents(page);
    const watching = { look, hasty: true };
    await begin(page);
    await firstHalf(page, { look });
    assert.deepEqual(await recordsOf(events), [], 'nothing is asked in the first half');
    await gotScreen(page, 'P6c');
    assert.ok((await onScreen(page)).includes(SAID_BACK), 'the practitioner reads what was said back');
    await assess(page, 'yes', 'competent', watching);
    await handBack(page, watching);
    const mark = await events.mark();
    const hidden = async () => canaries(page, [REASONS, desk('p6c.title', 'Asha')], { events: await events.since(mark) });
    await hidden();
    await look(page, 'F14');
    await write(page, young('f14.think'), 'Only Sam, please');
    await press(page, young('talk.continue'));
    await hidden();
    await answer(page, 'yes', { look });
    await gotScreen(page, 'F10');
    await hidden();
    await choose(page, young('f10.way'), young('f10.way_ticked'));
    await tick(page, young('f10.title'), young('f10.tick'));
    await press(page, young('f10.confirm'));
    await giveBack(page);
    await attest(page, 'Asha');
    await save(page);
    await finish(page);
    const records = await recordsOf(events);
    assert.deepEqual(heads(records), ['competence competent', 'consent_event given']);
    assert.equal(records[0].capacity[0].reasons, REASONS);
    assert.equal(records[1].capacity[0].basis, 'child_assessed_competent');
    assert.equal(records[1].understanding.in_their_words, SAID_BACK);
    assert.ok(records[1].choices.every(({ decided_at }) => decided_at > records[0].capacity[0].assessed_at));
    assert.deepEqual(await verified(page, records), []);
  });

  it('flow-J8 inv-I9 who is not found able is heard, and advice is one press away', async (page) => {
    const events = recordEvents(page);
    await begin(page);
    await firstHalf(page);
    await gotScreen(page, 'P6c');
    await choose(page, asks('why'), desk('desk.not_sure'));
    await look(page, 'P6c with a doubt');
    await press(page, desk('p13.seek'));
    await gotScreen(page, 'P13');
    await press(page, desk('desk.back'));
    await assess(page, 'no', 'not_competent');
    await handBack(page);
    assert.ok((await onScreen(page)).includes(young('f14.others_decide')));
    assert.equal(await page.byRole('radio', young('f8.yes')).count(), 0, 'no yes or no (exp-B6)');
    await write(page, young('f14.think'), 'I do not mind');
    await press(page, young('talk.continue'));
    await giveBack(page);
    await gotScreen(page, 'P9');
    await press(page, desk('desk.continue'));
    await save(page);
    await finish(page);
    const records = await recordsOf(events);
    assert.deepEqual(heads(records), ['competence not_competent', 'notice told']);
    assert.equal(records[1].views[0].view, 'I do not mind');
    assert.deepEqual(await verified(page, records), []);
  });

  it('inv-I8 a talk that ends between the halves closes with one record', async (page) => {
    const events = recordEvents(page);
    await begin(page);
    await firstHalf(page);
    await gotScreen(page, 'P6c');
    await press(page, desk('p6c.stop'));
    await look(page, 'P22 between');
    await finish(page);
    assert.deepEqual(heads(await recordsOf(events)), ['talk_not_completed stopped']);
  });

  it('exp-B14 every screen of it is without a fault', async (page) => {
    for (const found of Object.values(faults)) found.none();
    await noViolations(page);
  });
});
