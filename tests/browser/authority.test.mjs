// What shows who holds authority, somebody who holds none and is heard, and the way to
// act when someone is in danger: through the controls, from wherever it is needed.

import assert from 'node:assert/strict';

import { gotScreen, inEveryEngine, mainText, noConsoleErrors, noViolations, recordEvents, watch } from './lib/index.mjs';
import {
  agree, answer, attest, beginPlan, choose, desk, finish, givePin, goOn, gotErrors, handOver, keptRecords, kindName,
  listen, ONE_ITEM, openDemo, openTalk, plan, press, purposeName, recipientName, save, say, shapeOf, startingWith, tick,
  verified, write,
} from './lib/walk/index.mjs';

const GROUND = 'A man with a knife is at the door.';

/** The record is with the case system, and the practitioner goes on. */
async function goBack(page, screen) {
  await page.until(async () => page.byRole('button', desk('p22.finish')).exists());
  await press(page, desk('p22.finish'));
  await gotScreen(page, screen);
  return (await keptRecords(page)).at(-1);
}

/** The four short fields, from the screen that stands to the kept record. */
async function act(page, back, look) {
  await gotScreen(page, 'urgent');
  await tick(page, desk('urgent.what'), `${kindName('family-safety')}: Asha`);
  await tick(page, desk('urgent.whom'), startingWith(recipientName('csc')));
  await write(page, desk('urgent.someone'), 'Night desk of the refuge, 01632 960188');
  await write(page, desk('urgent.danger'), GROUND);
  await choose(page, desk('urgent.purpose'), purposeName('safeguarding'));
  await choose(page, desk('urgent.decided'), desk('urgent.by.no_time'));
  await press(page, desk('urgent.keep'));
  await gotScreen(page, 'P22');
  if (look) await look(page, 'P22 of what is urgent');
  assert.ok((await mainText(page)).includes(desk('urgent.free')));
  return goBack(page, back);
}

const UNKNOWN = {
  people: { 'Leanne Foster': { part: 'asked' }, Nan: { part: 'asked', hear: 'views' } },
  purposes: {
    'school-support': {
      kinds: { 'child-education': { about: ['Tyler Foster'] } }, recipients: ['school-dsl'], frequency: 'once',
    },
  },
};

/** These words somewhere in a text, with anything in their gaps. */
const within = (key) => new RegExp(shapeOf(key, 'desk').source.slice(1, -1));

/** Nan’s special guardianship, which nobody had seen, from P0 or from P6. */
async function establish(page, status, seen) {
  await choose(page, desk('authority.person'), 'Nan');
  await choose(page, desk('authority.over'), 'Tyler Foster');
  await choose(page, desk('authority.kind'), desk('p1.kind.special_guardianship'));
  await choose(page, desk('authority.status'), desk(`authority.is.${status}`));
  await tick(page, desk('authority.seen'), desk(`authority.by.${seen}`));
}

inEveryEngine('someone is in danger', (it) => {
  const { look, seen, faults } = watch();

  it('flow-J5 inv-I10 from P0 in two screens, and from P2 in one activation', async (page) => {
    const events = recordEvents(page);
    await openDemo(page, {}, { framed: true });
    const mark = await events.mark();
    await press(page, desk('urgent.begin'));
    await gotScreen(page, 'urgent');
    await look(page, 'urgent');
    await press(page, desk('urgent.keep'));
    await gotErrors(page);
    await look(page, 'urgent with errors');
    const record = await act(page, 'P0', look);
    const screens = (await events.since(mark)).filter(({ type }) => type === 'consent-step').map(({ detail }) => detail.screen);
    assert.deepEqual(screens, ['urgent', 'P22', 'P0'], 'at most three until free to act');
    assert.deepEqual([record.record.record_kind, record.decision.urgent, record.decision.incomplete],
      ['disclosure_decision', true, true]);
    assert.equal(record.decision.items.length, 2);
    assert.equal(record.decision.ad_hoc_recipients.length, 1);
    assert.ok((await mainText(page)).includes(desk('task.write_up', 'Asha')), 'the task follows');
    await look(page, 'P0 with what is to be written up');
    await beginPlan(page);
    await choose(page, desk('p2.danger'), desk('p2.immediate'));
    await press(page, desk('urgent.act'));
    await act(page, 'P1');
  });

  it('flow-J5 inv-I10 from unlock and from P9 in one activation, and nothing of the talk is lost', async (page) => {
    await press(page, desk('desk.back'));
    await gotScreen(page, 'P0');
    await beginPlan(page);
    await plan(page, ONE_ITEM);
    await openTalk(page);
    await handOver(page, 'Priya');
    await listen(page);
    await answer(page, 'yes');
    await goOn(page);
    await agree(page);
    await press(page, say('f11.give_back'));
    await gotScreen(page, 'unlock');
    await look(page, 'unlock with the way to act');
    await press(page, say('bar.urgent'));
    await givePin(page);
    await gotScreen(page, 'urgent');
    await press(page, desk('desk.back'));
    await gotScreen(page, 'P9');
    await press(page, desk('urgent.begin'));
    await act(page, 'P9');
    await attest(page, 'Priya');
    await save(page);
    await finish(page);
    const all = await keptRecords(page);
    assert.deepEqual(all.map(({ record }) => record.record_kind),
      ['disclosure_decision', 'disclosure_decision', 'disclosure_decision', 'consent_event']);
    assert.deepEqual(await verified(page, all), []);
    await noViolations(page);
    await noConsoleErrors(page);
  });

  for (const kind of ['axe', 'ace', 'targets', 'reflow', 'larger', 'spaced', 'heading', 'focus', 'focusShown', 'fields']) {
    it(`exp-B12 exp-B14 shows what is urgent without a fault of ${kind}`, async () => {
      assert.ok(seen.names.length >= 5, `only ${seen.names.length} looks`);
      faults[kind].none();
    });
  }
}, { onePage: true });

inEveryEngine('who holds authority', (it) => {
  const { look, seen, faults } = watch();

  it('flow-J9 inv-I18 who holds none is heard; what they say is a view', async (page) => {
    await openDemo(page, { case: 'unknowns' }, { framed: true });
    await beginPlan(page);
    await plan(page, UNKNOWN, { look });
    await openTalk(page);
    await handOver(page, 'Nan');
    await gotScreen(page, 'F14');
    await look(page, 'F14 about a child');
    await write(page, say('f14.think'), 'He needs help at school.');
    await press(page, say('talk.continue'));
    await gotScreen(page, 'F11');
    await press(page, say('f11.give_back'));
    await press(page, say('unlock.open'));
    await givePin(page);
    await gotScreen(page, 'P9');
    await choose(page, desk('p9.understood', 'Nan'), desk('p9.found.understood'));
    await press(page, desk('desk.continue'));
    await save(page);
    await finish(page);
    const [notice] = await keptRecords(page);
    assert.deepEqual([notice.record.record_kind, notice.choices], ['notice', undefined]);
    assert.deepEqual(notice.views, [{ party_id: 'karen', view: 'He needs help at school.' }]);
  });

  it('perm-S1 perm-N14 what was seen is written down, from P0 and from P6, and P6 says afresh who decides', async (page) => {
    await press(page, desk('p0.authority'));
    await gotScreen(page, 'authority');
    await look(page, 'authority');
    await press(page, desk('authority.keep'));
    await gotErrors(page);
    await look(page, 'authority with errors');
    await establish(page, 'held', 'told_only');
    await press(page, desk('authority.keep'));
    await page.until(async () => (await mainText(page)).includes(desk('authority.problem.claimed')));
    await choose(page, desk('authority.status'), desk('authority.is.disputed'));
    await press(page, desk('authority.keep'));
    await gotScreen(page, 'P22');
    await look(page, 'P22 of authority');
    assert.equal((await goBack(page, 'P0')).event.event_state, 'disputed');

    await press(page, desk('p0.change_plan'));
    for (const screen of ['P1', 'P3', 'P4']) {
      await gotScreen(page, screen);
      await press(page, desk('desk.continue'));
    }
    await gotScreen(page, 'P5');
    assert.match(await mainText(page), within('p6.nobody'));
    await press(page, desk('authority.begin'));
    await establish(page, 'held', 'court_order');
    await write(page, desk('authority.from'), '19 February 2024');
    await press(page, desk('authority.keep'));
    const held = await goBack(page, 'P5');
    assert.deepEqual([held.authority.status, held.authority.from, held.record.relates_to[0].relation],
      ['held', '2024-02-19', 'supersedes']);
    const text = await mainText(page);
    assert.doesNotMatch(text, within('p6.nobody'));
    assert.match(text, within('p6.holders'));
    await look(page, 'P6 with who decides');
    assert.deepEqual(await verified(page, await keptRecords(page)), []);
    await noViolations(page);
    await noConsoleErrors(page);
  });

  for (const kind of ['axe', 'ace', 'targets', 'reflow', 'larger', 'spaced', 'heading', 'focus', 'focusShown', 'fields']) {
    it(`exp-B12 exp-B14 shows it without a fault of ${kind}`, async () => {
      assert.ok(seen.names.length >= 8, `only ${seen.names.length} looks`);
      faults[kind].none();
    });
  }
}, { onePage: true });
