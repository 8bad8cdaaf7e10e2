// One parent, three siblings, two purposes: what that talk costs, in the room.

import assert from 'node:assert/strict';

import { gotScreen, inEveryEngine, recordEvents } from './lib/index.mjs';
import { give } from './lib/walk/bench.mjs';
import {
  agree, answer, attest, countActivations, desk, goOn, handOver, listen, northfield, openDemo, press, s01, save, takeBack,
} from './lib/walk/index.mjs';

const MOST = { screens: 20, activations: 60 };

const [priya, daniel, asha] = s01.people;

const sibling = (called, dob) => ({ ...asha, id: called.toLowerCase(), name: `${called} Reid`, called, dob });
const children = [asha, sibling('Ravi', '2017-03-09'), sibling('Mina', '2021-11-30')];
const over = ({ authority: [held], ...parent }) => ({ ...parent, authority: children.map(({ id }) => ({ ...held, over: id })) });

// Two purposes, each with its kinds and for whom: 18 answers, 6 for each child.
const PURPOSES = {
  'early-help': { kinds: ['child-health', 'child-education'], recipients: ['school-nurse', 'gp'] },
  'school-support': { kinds: ['child-education'], recipients: ['school-dsl', 'class-teacher'] },
};

const answers = {
  'part.priya': ['asked'], danger: ['no'], legitimate: ['yes'], identifies: ['yes'], purposes: Object.keys(PURPOSES),
  'safety.priya': ['none_of_these'], 'words.priya': ['yes'], 'interpreter.priya': ['none'],
};
for (const id of ['daniel', ...children.map((child) => child.id)]) answers[`part.${id}`] = ['not_asked'];
for (const [purpose, { kinds, recipients }] of Object.entries(PURPOSES)) {
  answers[`recipients.${purpose}`] = recipients;
  answers[`frequency.${purpose}`] = ['as_needed'];
  answers[`choice.${purpose}`] = ['you_choose'];
  for (const kind of kinds) {
    answers[`need.${purpose}.${kind}`] = ['needed'];
    answers[`about.${purpose}.${kind}`] = children.map(({ id }) => id);
  }
}

const CASE = {
  ...s01,
  people: [over(priya), over(daniel), ...children],
  plan: {
    plan_version: 1,
    plan_id: '5f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0061',
    case_ref: s01.case_ref,
    config: { config_id: northfield.config_id, version: northfield.version, digest: `sha-256:${'0'.repeat(64)}` },
    asked: ['priya'],
    answers,
  },
};

inEveryEngine('one parent with three siblings', (it, engine) => {
  it('flow-J1 two purposes cost fewer than 20 screens and 60 activations', async (page) => {
    const events = recordEvents(page);
    await openDemo(page);
    await give(page, { case: CASE });
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
