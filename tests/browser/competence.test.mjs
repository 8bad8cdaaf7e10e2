// A child who may be able to decide: the explanation first, then P6c at the desk, then
// what the child says.

import assert from 'node:assert/strict';

import {
  canaries, emittedRecords, gotScreen, inEveryEngine, mainText, noViolations, recordEvents, watch,
} from './lib/index.mjs';
import { give, start } from './lib/walk/bench.mjs';
import { asksOf, assess, choices, confirm, firstHalf, givesBack, handBack } from './lib/walk/halves.mjs';
import {
  attest, choose, desk, finish, handOver, openDemo, plan, press, s01, save, SIX_ITEMS, verified, write, young,
} from './lib/walk/index.mjs';

const REASONS = 'He weighed both sides, slowly and well';
const SAID_BACK = 'Sam gets told, and I can stop it';

// Asha is of the age at which it is asked whether she can decide.
const FOURTEEN = { ...s01, people: s01.people.map((person) => (person.id === 'asha' ? { ...person, dob: '2012-05-02' } : person)) };

const HERS = {
  ...SIX_ITEMS,
  people: { Priya: { part: 'not_asked' }, Dan: { part: 'not_asked' }, Asha: { part: 'asked', audience: 'young_person' } },
};

async function begin(page, watching) {
  await openDemo(page, {}, { framed: true });
  await give(page, { case: FOURTEEN });
  await start(page, 'plan');
  await plan(page, HERS);
  // The case system has kept the plan, and moves nothing any more.
  const listed = page.byRole('button', /^Open the talk/);
  await page.until(() => listed.exists(), { message: 'waited for the plan to be listed' });
  await press(page, desk('p0.talk'));
  await handOver(page, 'Asha', {}, watching);
}

const heads = (records) => records.map(({ record, event }) => `${record.record_kind} ${event.event_state}`);

inEveryEngine('a child who may be able to decide', (it) => {
  const { look, faults } = watch();

  it('flow-J8 hears it, is found able between the halves, and then decides', async (page) => {
    const events = recordEvents(page);
    const watching = { look, hasty: true };
    await begin(page);
    await firstHalf(page, { words: SAID_BACK }, { look });
    assert.deepEqual(await emittedRecords(events), [], 'nothing is asked in the first half');
    assert.ok((await mainText(page)).includes(SAID_BACK), 'the practitioner reads what was said back');
    await assess(page, 'Asha', { reasons: REASONS }, watching);
    await gotScreen(page, 'P8');
    assert.equal(await page.byRole('group', desk('p8.person')).count(), 0, 'it goes to nobody else');
    await handBack(page, 'Asha', watching);
    const mark = await events.mark();
    const hidden = async () => canaries(page, [REASONS, desk('p6c.title', 'Asha')], { events: await events.since(mark) });
    await hidden();
    await look(page, 'F14');
    await write(page, young('f14.think'), 'Only Sam, please');
    await press(page, young('talk.continue'));
    await hidden();
    assert.equal(await choices(page, () => 'yes', { look }), 6);
    await gotScreen(page, 'F10');
    await hidden();
    await confirm(page);
    await givesBack(page);
    await attest(page, 'Asha');
    await save(page);
    await finish(page);
    const records = await emittedRecords(events);
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
    await choose(page, asksOf('why', 'Asha'), desk('desk.not_sure'));
    await look(page, 'P6c with a doubt', { midway: true });
    await press(page, desk('p13.seek'));
    await gotScreen(page, 'P13');
    await press(page, desk('desk.back'));
    await assess(page, 'Asha', { said: 'no', outcome: 'not_competent' });
    await handBack(page, 'Asha');
    assert.ok((await mainText(page)).includes(young('f14.others_decide')));
    assert.equal(await page.byRole('radio', young('f8.yes')).count(), 0, 'no yes or no (exp-B6)');
    await write(page, young('f14.think'), 'I do not mind');
    await press(page, young('talk.continue'));
    await givesBack(page);
    await gotScreen(page, 'P9');
    await press(page, desk('desk.continue'));
    await save(page);
    await finish(page);
    const records = await emittedRecords(events);
    assert.deepEqual(heads(records), ['competence not_competent', 'notice told']);
    assert.equal(records[1].views[0].view, 'I do not mind');
    assert.deepEqual(await verified(page, records), []);
  });

  it('inv-I8 a talk that ends between the halves closes with one record', async (page) => {
    const events = recordEvents(page);
    await begin(page);
    await firstHalf(page);
    await press(page, desk('p6c.stop'));
    await look(page, 'P22 between');
    await finish(page);
    assert.deepEqual(heads(await emittedRecords(events)), ['talk_not_completed stopped']);
  });

  it('exp-B14 every screen of it is without a fault', async (page) => {
    for (const found of Object.values(faults)) found.none();
    await noViolations(page);
  });
});
