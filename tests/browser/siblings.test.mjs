// One parent, three siblings, two purposes: what that talk costs, in the room.

import assert from 'node:assert/strict';

import { gotScreen, inEveryEngine, recordEvents } from './lib/index.mjs';
import { give, start } from './lib/walk/bench.mjs';
import {
  agree, answer, attest, countActivations, desk, goOn, handOver, listen, openDemo, plan, press, s01, save, takeBack,
} from './lib/walk/index.mjs';

const MOST = { screens: 20, activations: 60 };

const [priya, daniel, asha] = s01.people;
const NAMES = ['Asha', 'Ravi', 'Mina'];

const sibling = (called, dob) => ({ ...asha, id: called.toLowerCase(), name: `${called} Reid`, called, dob });
const children = [asha, sibling('Ravi', '2017-03-09'), sibling('Mina', '2021-11-30')];
const over = ({ authority: [held], ...parent }) => ({ ...parent, authority: children.map(({ id }) => ({ ...held, over: id })) });

const CASE = { ...s01, people: [over(priya), over(daniel), ...children] };

const nobody = { part: 'not_asked' };
const PLAN = {
  people: { Priya: { part: 'asked' }, Dan: nobody, Asha: nobody, Ravi: nobody, Mina: nobody },
  purposes: {
    'early-help': {
      kinds: { 'child-health': { about: NAMES }, 'child-education': { about: NAMES } },
      recipients: ['school-nurse', 'gp'],
      frequency: 'as_needed',
    },
    'school-support': {
      kinds: { 'child-education': { about: NAMES } }, recipients: ['school-dsl', 'school-nurse'], frequency: 'once',
    },
  },
};

inEveryEngine('one parent with three siblings', (it, engine) => {
  it('flow-J1 two purposes cost fewer than 20 screens and 60 activations', async (page) => {
    const events = recordEvents(page);
    await openDemo(page);
    await give(page, { case: CASE });
    await start(page, 'plan');
    await plan(page, PLAN);
    await press(page, desk('p0.talk'));
    await gotScreen(page, 'P8');
    const mark = await events.mark();
    const activations = await countActivations(page);
    await handOver(page, 'Priya');
    await listen(page);
    await answer(page, 'yes');
    await goOn(page);
    await agree(page);
    await takeBack(page);
    await attest(page, 'Priya');
    await save(page);

    const { all } = await activations();
    const entered = (await events.since(mark)).filter(({ type }) => type === 'consent-step');
    const cost = { screens: 1 + entered.length, activations: all };
    console.log(`${engine}: ${cost.screens} screens, ${cost.activations} activations`);
    for (const [what, most] of Object.entries(MOST)) {
      assert.ok(cost[what] > most / 4, `only ${cost[what]} ${what} were counted`);
      assert.ok(cost[what] < most, `${cost[what]} ${what} are not fewer than ${most}`);
    }
    // Each child's answer is its own choice.
    const { detail: { record } } = await events.next('consent-record');
    const about = (id) => record.choices.filter((choice) => choice.about === id).length;
    assert.deepEqual(children.map(({ id }) => about(id)), [6, 6, 6]);
  });
});
