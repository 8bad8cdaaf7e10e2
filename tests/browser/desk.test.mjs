// What the practitioner does at the desk besides the plan and the talk: each errand is
// begun at P0, done through its controls, and its record kept by the case system.

import assert from 'node:assert/strict';

import { gotScreen, inEveryEngine, noConsoleErrors, noViolations, watch } from './lib/index.mjs';
import {
  agree, answer, attest, beginPlan, choose, desk, finish, goOn, gotErrors, handOver, keptRecords, kindName, listen,
  ONE_ITEM, openDemo, openTalk, plan, press, purposeName, recipientName, save, say, shapeOf, startingWith, takeBack, tick,
  verified, write,
} from './lib/walk/index.mjs';

const SCREENS = ['P13', 'told', 'P19', 'P20', 'F16', 'correct', 'import'];

const today = () => new Date().toISOString().slice(0, 10);

const last = async (page) => (await keptRecords(page)).at(-1);

/** Into the errand, as far as its errors. */
async function begin(page, words, id, look, on = 'desk.continue') {
  await press(page, words);
  await gotScreen(page, id);
  await look(page, id);
  await press(page, desk(on));
  await gotErrors(page);
  await look(page, `${id} with errors`);
}

/** P22 of an errand: what it will say, then what was kept. */
async function keep(page, look) {
  await gotScreen(page, 'P22');
  await look(page, 'P22 of an errand');
  await press(page, desk('p22.save'));
  await page.until(async () => page.byRole('button', desk('p22.finish')).exists());
  await press(page, desk('p22.finish'));
}

async function talk(page, look) {
  await beginPlan(page);
  await plan(page, ONE_ITEM);
  await openTalk(page);
  await notSure(page, look);
  await handOver(page, 'Priya');
  await listen(page);
  await answer(page, 'yes');
  await goOn(page);
  await agree(page);
  await takeBack(page);
  await attest(page, 'Priya');
  await save(page);
  await finish(page);
}

/** P8, not sure who may be listening: advice is one activation away, and leads back. */
async function notSure(page, look) {
  await choose(page, desk('p8.person'), 'Priya');
  assert.equal(await page.byRole('button', desk('p13.seek')).count(), 0);
  await choose(page, desk('p8.alone', 'Priya'), desk('desk.not_sure'));
  await look(page, 'P8 not sure');
  await press(page, desk('p13.seek'));
  await gotScreen(page, 'P13');
  await press(page, desk('desk.back'));
  await gotScreen(page, 'P8');
  assert.ok(await page.byRole('group', desk('p8.alone', 'Priya')).byRole('radio', desk('desk.not_sure')).evaluate((not) => not.checked));
}

async function review(page, look) {
  await begin(page, desk('p0.review'), 'P20', look);
  await choose(page, desk('p20.person'), 'Priya');
  await choose(page, desk('p20.safe', 'Priya'), desk('desk.not_sure'));
  await press(page, desk('desk.continue'));
  await gotErrors(page);
  await look(page, 'P20 in doubt');
  await choose(page, desk('p20.safe', 'Priya'), desk('desk.yes'));
  await press(page, desk('desk.continue'));
  await handOver(page, 'Priya');
  await gotScreen(page, 'F16');
  await look(page, 'F16');
  await press(page, say('f16.keep'));
  await agree(page, { saidBack: null });
  await takeBack(page);
  await attest(page, 'Priya', { understood: 'understood' });
  await save(page);
  await finish(page);
  assert.equal((await last(page)).event.event_state, 'renewed');
}

async function advice(page, look) {
  await begin(page, desk('p0.advice'), 'P13', look, 'p13.keep');
  await choose(page, desk('p13.adviser'), startingWith(desk('contact.manager')));
  await write(page, desk('p13.question'), 'May we ask the other parent?');
  await choose(page, desk('p13.identified'), desk('desk.no'));
  await choose(page, desk('p13.answered'), desk('desk.no'));
  await press(page, desk('p13.keep'));
  await page.until(async () => page.byRole('button', desk('p22.finish')).exists());
  await look(page, 'P22 of advice');
  await press(page, desk('p22.finish'));
  await gotScreen(page, 'P0');
  await look(page, 'P0 with what is due');
  const sought = await last(page);
  assert.equal(sought.event.event_state, 'sought');
  assert.doesNotMatch(sought.advice.summary, /Asha|Priya|Dan|Oakfield|Price/);
  await begin(page, desk('p0.advice_came', 'May we ask the other parent?'), 'P13', look, 'p13.keep');
  await write(page, desk('p13.answer'), 'Ask them when you are alone.');
  await choose(page, desk('p13.followed'), desk('desk.yes'));
  await press(page, desk('p13.keep'));
  await page.until(async () => page.byRole('button', desk('p22.finish')).exists());
  await press(page, desk('p22.finish'));
  await gotScreen(page, 'P0');
  assert.equal((await last(page)).event.event_state, 'given');
}

async function told(page, look) {
  await begin(page, desk('p0.told'), 'told', look);
  await choose(page, desk('told.person'), 'Priya');
  await choose(page, desk('told.all', 'Priya'), desk('told.some'));
  await tick(page, desk('told.take'), startingWith(recipientName('school-dsl')));
  await choose(page, desk('told.how', 'Priya'), desk('told.by.phone'));
  await write(page, desk('told.date'), today());
  await choose(page, desk('told.safe_to_write', 'Priya'), desk('desk.no'));
  await press(page, desk('desk.continue'));
  await keep(page, look);
  assert.equal((await last(page)).record.setting, 'phone');
  await gotScreen(page, 'P19');
  await press(page, desk('desk.continue'));
  await gotErrors(page);
  await look(page, 'P19 with errors');
  await choose(page, desk('p19.tell', recipientName('school-dsl')), shapeOf('p19.by_then', 'desk'));
  await press(page, desk('desk.continue'));
  await keep(page, look);
  await gotScreen(page, 'P0');
  await look(page, 'P0 with a task');
  const [task] = (await last(page)).practitioner_only.tasks;
  assert.equal(task.about, 'school-dsl');
}

async function paper(page, look) {
  await begin(page, desk('p0.import'), 'import', look);
  await choose(page, desk('import.person'), 'Priya');
  await write(page, desk('import.date'), '3 November 2025');
  await choose(page, desk('import.purpose'), purposeName('early-help'));
  await tick(page, desk('import.kinds'), startingWith(kindName('child-health')));
  await tick(page, desk('import.recipients'), startingWith(recipientName('gp')));
  await tick(page, desk('import.evidenced'), desk('import.shown.who'));
  await press(page, desk('desk.continue'));
  await keep(page, look);
  await gotScreen(page, 'P0');
  assert.equal((await last(page)).understanding.method, 'imported');
}

async function correct(page, look) {
  await begin(page, desk('p0.correct'), 'correct', look);
  await page.byRole('group', desk('correct.which')).byRole('radio', /^Priya, 3 November 2025/).click();
  await write(page, desk('correct.why'), 'The wrong family’s paper.');
  await press(page, desk('desk.continue'));
  await keep(page, look);
  await gotScreen(page, 'P0');
  assert.equal((await last(page)).event.event_state, 'entered_in_error');
}

inEveryEngine('the desk', (it) => {
  const { look, seen, faults } = watch();

  it('inv-I9 dom-H01 dom-H07 flow-J6 flow-J7 flow-J15 flow-J16 does each errand and keeps a record that verifies', async (page) => {
    await openDemo(page, {}, { framed: true });
    await talk(page, look);
    for (const errand of [review, advice, told, paper, correct]) await errand(page, look);
    const all = await keptRecords(page);
    assert.equal(all.length, 8);
    assert.deepEqual(await verified(page, all), []);
    assert.deepEqual(SCREENS.filter((screen) => !seen.screens.has(screen)), []);
    await noViolations(page);
    await noConsoleErrors(page);
  });

  for (const kind of ['axe', 'ace', 'targets', 'reflow', 'larger', 'spaced', 'heading', 'focus', 'focusShown', 'fields']) {
    it(`exp-B12 exp-B14 shows every errand without a fault of ${kind}`, async () => {
      assert.ok(seen.names.length > 15, `only ${seen.names.length} looks`);
      faults[kind].none();
    });
  }
}, { onePage: true });
