// Where it is not safe, not a choice or not known, nobody is asked: no family
// screen opens, the plan is kept, and the practitioner sees whom to ask.

import assert from 'node:assert/strict';

import { inEveryEngine, mainText, recordEvents } from './lib/index.mjs';
import {
  beginPlan, choose, desk, gotErrors, kept, northfield, ONE_ITEM, openDemo, openTalk, plan, press, say,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const withSafety = (safe, reasons) => ({ ...ONE_ITEM, people: { Priya: { part: 'asked', safe, reasons }, Dan: { part: 'not_asked' } } });

const withChoice = (choice) => ({ ...ONE_ITEM, purposes: { 'early-help': { ...ONE_ITEM.purposes['early-help'], choice } } });

const LOCKED = [
  ['grd-G3 P5: it would put a child at risk', withSafety('some', ['child_at_risk']), 'unsafe'],
  ['grd-G3 P5: it would harm, and is not possible now', withSafety('some', ['enquiry', 'impossible']), 'unsafe'],
  ['grd-G3 P5: it is not possible now', withSafety('some', ['impossible']), 'not_possible'],
  ['grd-G3 inv-I9 P5: not sure', withSafety('not_sure'), 'safety_not_sure'],
  ['grd-G2 inv-I9 P4: not sure', withChoice('not_sure'), 'not_a_choice'],
  ['grd-G5 P7: plain words do not fit', { ...ONE_ITEM, people: { Priya: { part: 'asked', wordsFit: 'no' }, Dan: { part: 'not_asked' } } }, 'words_missing'],
];

const safeguarding = northfield.contacts.find(({ role }) => role === 'safeguarding_lead');

/** Whom to ask, and the emergency number, are in sight. */
async function showsWhomToAsk(page) {
  const text = await mainText(page);
  for (const words of [desk('desk.contacts'), desk('desk.emergency'), safeguarding.name, safeguarding.phone]) {
    assert.ok(text.includes(words), `"${words}" is not in sight`);
  }
}

const familyScreens = async (events) =>
  (await events.ofType('consent-step')).filter(({ detail }) => detail.mode === 'family' || /^F/.test(detail.screen));

/** P0 says who stays locked and why; P8, opened all the same, lets nobody through. */
async function staysLocked(page, names, barrier) {
  const events = recordEvents(page);
  await gotScreen(page, 'P0');
  const text = await mainText(page);
  for (const name of names) assert.ok(text.includes(desk('p0.locked', name)), `${name} is not said to be locked`);
  assert.ok(text.includes(desk(`barrier.${barrier}`)), `P0 does not say why: ${barrier}`);
  await showsWhomToAsk(page);
  assert.equal(await page.byRole('button', desk('p0.talk')).count(), 0);

  await openTalk(page);
  assert.ok((await mainText(page)).includes(desk('p8.nobody')));
  await press(page, desk('p8.hand_over_nobody'));
  await gotErrors(page);
  await gotScreen(page, 'P8');
  assert.deepEqual(await familyScreens(events), []);
  await press(page, desk('desk.back'));
  await gotScreen(page, 'P0');
}

inEveryEngine('a person who must not be asked', (it) => {
  for (const [title, wanted, barrier] of LOCKED) {
    it(`inv-I1 ${title}`, async (page) => {
      await openDemo(page);
      await beginPlan(page);
      await plan(page, wanted);
      const [row] = await page.until(async () => (await kept(page, 'plans')).length && kept(page, 'plans'));
      assert.ok(JSON.parse(row.plan_json).plan_id);
      await staysLocked(page, ['Priya'], barrier);
    });
  }
});

const UNKNOWN = {
  people: { 'Leanne Foster': { part: 'asked' }, Nan: { part: 'asked' } },
  purposes: {
    'school-support': {
      kinds: { 'child-education': { about: ['Tyler Foster'] } }, recipients: ['school-dsl'], frequency: 'once',
    },
  },
};

inEveryEngine('a case with unknowns', (it) => {
  it('inv-I1 inv-I18 grd-G4 unknown age and disputed authority open no family screen', async (page) => {
    await openDemo(page, { case: 'unknowns' });
    await beginPlan(page);
    assert.ok((await mainText(page)).includes(desk('p1.age_unknown')));
    await plan(page, UNKNOWN);
    await staysLocked(page, ['Leanne Foster', 'Nan'], 'decider_unknown');
  });
});

inEveryEngine('danger', (it) => {
  for (const [danger, act] of [['immediate', 'p2.immediate_act'], ['not_sure', 'p2.problem.not_sure']]) {
    it(`grd-G12 ${danger} stops the plan and shows whom to ring`, async (page) => {
      await openDemo(page);
      await beginPlan(page);
      await choose(page, desk('p2.danger'), desk(`p2.${danger}`));
      await page.until(async () => (await mainText(page)).includes(desk(act)));
      await showsWhomToAsk(page);
      for (const [name, part] of [['Priya', 'asked'], ['Dan', 'not_asked']]) {
        await choose(page, desk('p1.part', name), desk(`p1.${part}`));
      }
      await press(page, desk('desk.continue'));
      await gotErrors(page);
      await gotScreen(page, 'P1');
    });
  }

  it('grd-G3 confirmed at P8: what was safe at the desk and is not in the room hands nothing over', async (page) => {
    const events = recordEvents(page);
    await openDemo(page);
    await beginPlan(page);
    await plan(page, ONE_ITEM);
    await openTalk(page);
    await choose(page, desk('p8.person'), 'Priya');
    await choose(page, desk('p8.alone', 'Priya'), desk('desk.yes'));
    for (const stillSafe of ['no', 'not_sure']) {
      await choose(page, desk('p8.still_safe', 'Priya'), desk(`desk.${stillSafe}`));
      await showsWhomToAsk(page);
      await press(page, desk('p8.hand_over', 'Priya'));
      await gotErrors(page);
      await gotScreen(page, 'P8');
    }
    assert.deepEqual(await familyScreens(events), []);
    await choose(page, desk('p8.still_safe', 'Priya'), desk('desk.yes'));
    await press(page, desk('p8.hand_over', 'Priya'));
    await gotScreen(page, 'F1');
    assert.equal((await familyScreens(events)).length, 1);
    assert.equal(await page.byRole('button', say('bar.change_mind')).count(), 1);
  });
});
