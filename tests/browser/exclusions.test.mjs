// Named exclusions and recipients of the family's own: written at the desk by hand,
// absent from the screens of whoever may not read them, whole in the record.

import assert from 'node:assert/strict';

import { canaries, findCanaries, gotScreen, inEveryEngine, mainText, noViolations, recordEvents } from './lib/index.mjs';
import {
  agree, answer, answerEach, attest, beginPlan, desk, finish, goOn, handOver, hear, keptRecords, northfield, openDemo, openTalk, plan,
  press, purposeName, questions, save, say, startingWith, takeBack, tick, verified, write,
} from './lib/walk/index.mjs';

const NOT_TOLD = 'zq-ravi-sanderling';
const LEFT_OUT = ['zq-flat-turnstone', 'zq-school-godwit'];
const HIDDEN = [NOT_TOLD, ...LEFT_OUT];
const NAN = 'Nan Rosalind';

const TALK = { 'early-help': { kinds: { 'child-education': true }, recipients: ['school-dsl', 'gp'], frequency: 'once' } };

const BOTH = { people: { Priya: { part: 'asked' }, Dan: { part: 'asked' } }, purposes: TALK };
const HERS = { people: { Priya: { part: 'asked' }, Dan: { part: 'must_not_know' } }, purposes: TALK };

/** Written where the plan comes by; `readers` may read on their screens what is left out. */
const excluding = (readers = []) => ({
  look: async (page, name) => {
    if (name === 'P1') await write(page, desk('p1.not_told'), NOT_TOLD);
    if (name !== 'P3') return;
    await write(page, desk('p3.leave_out'), LEFT_OUT.join('\n'));
    for (const reader of readers) await tick(page, desk('p3.leave_out_read'), reader);
  },
});

/** F1 to the kept record; `hidden` stands on no screen and in no event until the tablet is back. */
async function pass(page, name, answers, hidden) {
  await openTalk(page);
  const events = recordEvents(page);
  await handOver(page, name);
  const mark = await events.mark();
  const seen = [];
  const look = async (_, screen) => {
    await canaries(page, hidden, { events: await events.since(mark - 1) });
    seen.push([screen, await mainText(page)]);
  };
  for (const id of ['F1', 'F2', 'F5']) await hear(page, id, { look });
  await answer(page, answers, { look });
  await goOn(page);
  await agree(page, {}, { look });
  await takeBack(page, {}, { look });
  await attest(page, name);
  await save(page);
  await finish(page);
  return new Map(seen);
}

const said = (people) => [
  desk('p3.leaves_out', LEFT_OUT.join('; ')), desk('p1.not_told_to', people.join('; ')),
].join(' ');

inEveryEngine('what must not travel, and who must not know', (it) => {
  it('inv-I1 dom-B18 is on no family screen, and is a condition of each yes', async (page) => {
    await openDemo(page);
    await beginPlan(page);
    await plan(page, HERS, excluding());
    const seen = await pass(page, 'Priya', ['yes', 'no'], HIDDEN);
    assert.ok(seen.size >= 8, [...seen.keys()].join(', '));
    for (const [screen, text] of seen) assert.doesNotMatch(text, /\bDan\b|daniel/, screen);
    const [record] = await keptRecords(page);
    assert.deepEqual(record.choices.map(({ decision, conditions }) => [decision, conditions]),
      [['agreed', said(['daniel', NOT_TOLD])], ['refused', undefined]]);
    assert.deepEqual(await verified(page, [record]), []);
    await noViolations(page);
  });

  it('inv-I1 is read by whom the practitioner chose at P3, and by nobody else', async (page) => {
    await openDemo(page);
    await beginPlan(page);
    await plan(page, BOTH, excluding(['Priya']));
    const hers = await pass(page, 'Priya', 'yes', [NOT_TOLD]);
    for (const text of LEFT_OUT) assert.ok(hers.get('F2').includes(text), `Priya reads ${text}`);
    const his = await pass(page, 'Dan', 'yes', HIDDEN);
    assert.ok(his.has('F11'));
    const records = await keptRecords(page);
    for (const { choices } of records) for (const { conditions } of choices) assert.equal(conditions, said([NOT_TOLD]));
    assert.deepEqual(await verified(page, records), []);
  });

  it('inv-I1 is found by this very search where it may stand', async (page) => {
    await openDemo(page);
    await beginPlan(page);
    await plan(page, HERS, excluding());
    const found = await findCanaries(page, HIDDEN);
    const inPlan = found.filter(({ where }) => where === 'detail of consent-plan').map(({ canary }) => canary);
    assert.deepEqual(inPlan, HIDDEN);
    // The case system has kept the plan, and moves nothing any more.
    const listed = page.byRole('button', /^Open the talk/);
    await page.until(() => listed.exists(), { message: 'waited for the plan to be listed' });
    await press(page, desk('p0.change_plan'));
    await gotScreen(page, 'P1');
    const onScreen = await findCanaries(page, HIDDEN, { events: [] });
    assert.ok(onScreen.some(({ canary }) => canary === NOT_TOLD), JSON.stringify(onScreen));
  });
});

const BY_PHONE = northfield.methods.find(({ id }) => id === 'phone').names.en.adult.plain_name;
const WHY = 'She takes Asha to school on Mondays.';

/** Nan, in four answers; then she can be chosen for the purpose. */
const withNan = {
  halfway: true,
  look: async (page, name) => {
    if (name === 'P3') {
      await write(page, desk('p3.own_name'), NAN);
      await write(page, desk('p3.own_role', NAN), 'Asha’s grandmother');
      await write(page, desk('p3.own_why', NAN), WHY);
      await tick(page, desk('p3.own_how', NAN), BY_PHONE);
    }
    if (name === 'P3 with a purpose') await tick(page, desk('p3.recipients', purposeName('early-help')), startingWith(NAN));
  },
};

inEveryEngine('somebody of the family’s own', (it) => {
  it('dom-B03 dom-B10 is written down at P3, chosen at F8, and a person in the kept record', async (page) => {
    await openDemo(page);
    await beginPlan(page);
    await plan(page, { ...HERS, purposes: { 'early-help': { ...TALK['early-help'], recipients: ['gp'] } } }, withNan);
    await openTalk(page);
    await handOver(page, 'Priya');
    await hear(page, 'F1');
    await gotScreen(page, 'F2');
    const who = await mainText(page);
    for (const words of [NAN, 'Asha’s grandmother', WHY]) assert.ok(who.includes(words), `F4 says ${words}`);
    await hear(page, 'F2');
    await hear(page, 'F5');
    await gotScreen(page, 'F8');
    const isNan = (question) => question.startsWith(say('f8.tell', NAN));
    assert.equal((await questions(page)).filter(isNan).length, 1, (await questions(page)).join('; '));
    await answerEach(page, (question) => (isNan(question) ? 'yes' : 'no'));
    await goOn(page);
    await agree(page);
    await takeBack(page);
    await attest(page, 'Priya');
    await save(page);
    await finish(page);
    const [record] = await keptRecords(page);
    const agreed = record.choices.filter(({ decision }) => decision === 'agreed');
    assert.equal(agreed.length, 1);
    const party = record.party_identification.find(({ party_id: id }) => id === agreed[0].recipient_id);
    assert.deepEqual([party.party_type, party.party_name, party.relationship, party.organisation],
      ['person', NAN, 'Asha’s grandmother', undefined]);
    assert.deepEqual(agreed[0].methods, ['phone']);
    assert.deepEqual(await verified(page, [record]), []);
    await noViolations(page);
  });
});
