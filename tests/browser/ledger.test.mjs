// What the module answers in Node about records that a host keeps: no browser, no page.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test, { before } from 'node:test';

import { ConsentFaults, load, openLedger, permission } from '../../dist/consent-disclosure.js';

const root = new URL('../../', import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const config = json('content/samples/northfield.json');
const family = json('content/samples/case-s01.json');
const accepted = 'tests/fixtures/record/accepted/';
const records = readdirSync(new URL(accepted, root)).map((name) => json(accepted + name));
const now = () => new Date('2026-09-14T11:00:00Z');

// What had been said by then: Priya’s yes for the nurse among it.
const early = readdirSync(new URL(accepted, root))
  .map((name) => [name, json(accepted + name)])
  .filter(([, { event }]) => event.event_time < '2026-09-14T12')
  .map(([, record]) => record);
const item = { about: 'asha', pii_id: 'child-health', purpose_id: 'early-help', recipient_id: 'school-nurse' };

const faultsOf = (work) => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ConsentFaults, String(error));
    return error.faults;
  }
  throw new Error('nothing was refused');
};

before(load);

test('emb ledger: one question, answered with its reason, its records and one plain sentence', () => {
  const answer = permission({ config, case: family, records: early, now }, { ...item, at: now() });
  assert.equal(answer.answer, 'yes');
  assert.equal(answer.reason, 'AGREED');
  assert.match(answer.sentence, /^Yes, Sam Okoro.* about Asha’s health: /);
  assert.equal(answer.records.length, 1);
  assert.equal(answer.reminder, undefined);
});

test('emb ledger: it takes JSON texts as well as objects, and days as well as instants', () => {
  const given = { config: JSON.stringify(config), case: JSON.stringify(family), records: JSON.stringify(early), now };
  const ledger = openLedger(given);
  const day = ledger.permission({ ...item, at: '2026-09-14' });
  assert.equal(day.reason, 'PART_OF_DAY');
  assert.deepEqual(day.intervals.map(({ from, to, answer }) => [from, to, answer]), [
    ['2026-09-13T23:00:00Z', '2026-09-14T09:40:00Z', 'not-decided'],
    ['2026-09-14T09:40:00Z', '2026-09-14T23:00:00Z', 'yes'],
  ]);
  const before = ledger.permission({ ...item, at: '2026-09-13' });
  assert.equal(before.answer, 'not-decided');
  assert.equal(before.reminder, 'consent_is_not_the_only_route');
  assert.equal(before.sentence, 'Not decided, Sam Okoro about Asha’s health: nobody has answered yet.');
  ledger.close();
});

test('emb ledger: every kind of record opens; changes, tasks and what a recipient may receive are told in sentences', () => {
  const ledger = openLedger({ config, case: family, records, now });
  const changes = ledger.changes('2026-09-01', '2027-12-31');
  const tasks = ledger.tasks(new Date('2027-03-01T09:00:00Z'));
  const may = ledger.whatMayBeShared('school-dsl', '2026-09-20');
  assert.ok(changes.length > 3 && tasks.length > 0, `${changes.length} changes, ${tasks.length} tasks`);
  const sentences = [
    ...changes.flatMap(({ before, after }) => [before.sentence, after.sentence]),
    ...tasks.map(({ sentence }) => sentence),
    ...may.map(({ permission: { sentence } }) => sentence),
  ];
  for (const sentence of sentences) assert.match(sentence, /^[A-Z][^{}_]+\.$/, sentence);
  assert.ok(may.every(({ permission: { answer } }) => answer === 'yes'));
  ledger.close();
});

test('emb ledger: an altered record makes every answer a no, and nobody gets a copy of it', () => {
  const [first, ...others] = structuredClone(early);
  first.event.clock.source = 'another clock';
  const ledger = openLedger({ config, case: family, records: [first, ...others], now });
  assert.equal(ledger.permission({ ...item, at: now() }).reason, 'RECORDS_NOT_VERIFIED');
  assert.deepEqual(ledger.whatMayBeShared('school-nurse', now()), []);
  assert.deepEqual(faultsOf(() => ledger.familyCopy('priya')).map(({ code }) => code), ['digest_mismatch']);
});

test('emb ledger: what cannot be used is refused with every fault and its path', () => {
  const broken = { ...config, version: 'seven', jurisdiction: 'FR' };
  const faults = faultsOf(() => openLedger({ config: broken, case: family, records: early, now }));
  const paths = faults.map(({ path }) => path);
  assert.ok(['$.config.version', '$.config.jurisdiction'].every((path) => paths.includes(path)), paths.join());
  const ledger = openLedger({ config, case: family, records: early, now });
  const asked = faultsOf(() => ledger.permission({ ...item, about: 'nobody', at: 'tomorrow' }));
  assert.deepEqual(asked.map(({ path }) => path).sort(), ['$.about', '$.at']);
  const copy = faultsOf(() => ledger.familyCopy('nobody', { form: 'golden', colour: 'red' }));
  assert.deepEqual(copy.map(({ path }) => path).sort(), ['$.options.colour', '$.options.form', '$.person']);
});

test('inv-I11 emb ledger: a copy is one person’s own answers, plain or discreet', () => {
  const ledger = openLedger({ config, case: family, records: early, now });
  const copy = ledger.familyCopy('priya');
  assert.equal(copy.title, 'Your choices');
  assert.ok(copy.yes.some(({ says }) => says.includes('Asha’s health')), JSON.stringify(copy.yes));
  assert.ok(copy.html.startsWith('<!doctype html>'));
  const discreet = ledger.familyCopy('priya', { form: 'discreet' });
  assert.equal(discreet.yes.length, copy.yes.length);
  assert.ok(!JSON.stringify(discreet).includes('Northfield'));
});
