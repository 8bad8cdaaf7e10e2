// J12: a talk by phone. The practitioner knows who speaks, reads every screen out and
// presses what is said.

import assert from 'node:assert/strict';

import { inEveryEngine, mainText, noViolations, recordEvents, watch } from './lib/index.mjs';
import {
  answer, attest, beginPlan, choose, desk, finish, givePin, goOn, gotErrors, listen, ONE_ITEM, openDemo, openTalk, plan, press,
  save, say, sayBack, tick,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const BY_PHONE = {
  look: async (page, name) => {
    if (name === 'P7') await tick(page, desk('p7.how', 'Priya'), desk('p7.phone'));
  },
};

inEveryEngine('a talk by phone', (it) => {
  const { look, faults } = watch();

  it('flow-J12 grd-G10 is read out, answered aloud and kept as what it was', async (page) => {
    const events = recordEvents(page);
    await openDemo(page, {}, { framed: true });
    await beginPlan(page);
    await plan(page, ONE_ITEM, BY_PHONE);
    await openTalk(page);
    await choose(page, desk('p8.person'), 'Priya');
    assert.equal(await page.byRole('group', desk('p8.present')).count(), 0, 'no room is asked about');
    await press(page, desk('p8.ring', 'Priya'));
    await gotErrors(page);
    await look(page, 'P8 by phone with errors');
    await choose(page, desk('phone.identity', 'Priya'), desk('phone.not_sure'));
    await choose(page, desk('phone.safe_to_talk', 'Priya'), desk('desk.yes'));
    await choose(page, desk('phone.alone', 'Priya'), desk('desk.yes'));
    await choose(page, desk('phone.safe_to_write', 'Priya'), desk('desk.yes'));
    await press(page, desk('p8.ring', 'Priya'));
    await gotErrors(page);
    assert.ok((await mainText(page)).includes(desk('phone.problem.not_sure', 'Priya')));
    await choose(page, desk('phone.identity', 'Priya'), desk('phone.number_held'));
    await press(page, desk('p8.ring', 'Priya'));
    await gotScreen(page, 'F1');
    assert.ok((await mainText(page)).includes(say('talk.read_out', 'Priya')), 'the practitioner is told to read it out');
    await listen(page, { look });
    await answer(page, 'yes', { look });
    await goOn(page);
    await sayBack(page, {}, { look });
    await gotScreen(page, 'F10');
    assert.equal(await page.byRole('radio', say('f10.way_ticked')).count(), 0, 'there is one way');
    await look(page, 'F10 by phone');
    await press(page, say('f10.confirm'));
    await gotErrors(page);
    await tick(page, say('f10.say'), say('f10.heard', 'Maya Thompson'));
    await press(page, say('f10.confirm'));
    await gotScreen(page, 'F11');
    await look(page, 'F11 by phone');
    await press(page, say('f11.end_call'));
    await gotScreen(page, 'unlock');
    await press(page, say('unlock.open'));
    await givePin(page);
    await attest(page, 'Priya');
    await save(page);
    await finish(page);
    const [{ detail: { record } }] = await events.ofType('consent-record');
    assert.deepEqual([record.record.setting, record.event.expression_method, record.event.held_by], ['phone', 'said', ['maya-thompson']]);
    assert.ok(record.pii_processing.statement_shown.every(({ how }) => how === 'spoken'));
    assert.deepEqual(record.practitioner_only.tasks.map(({ task }) => task), ['confirm_in_writing']);
  });

  it('exp-B14 every screen of it is without a fault', async (page) => {
    for (const found of Object.values(faults)) found.none();
    await noViolations(page);
  });
});
