// Two parents in one sitting: each has their own pass, and hears nothing of what
// is the other's alone.

import assert from 'node:assert/strict';

import { inEveryEngine, mainText, recordEvents } from './lib/index.mjs';
import {
  agree, answer, attest, beginPlan, desk, finish, givePin, goOn, handOver, hear, kindName, openDemo, openTalk, plan, press,
  questions, save, say, takeBack,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const BOTH = {
  people: { Priya: { part: 'asked' }, Dan: { part: 'asked' } },
  purposes: {
    'early-help': {
      kinds: {
        'parent-mental-health': { about: ['Priya'] },
        'parent-substance-use': { about: ['Dan'] },
        'child-education': true,
      },
      recipients: ['gp'],
      frequency: 'once',
    },
  },
};

const HERS = ['parent-mental-health', kindName('parent-mental-health'), 'Priya', '"about":"priya"'];
const HIS = ['parent-substance-use', kindName('parent-substance-use'), 'Dan', '"about":"daniel"'];

const widgetText = (page) =>
  page.css('[data-screen]').evaluate((screen) => `${screen.getRootNode().innerHTML} ${document.title}`);

/** Refuses any of `foreign` in what the widget draws, on each screen of a walk. */
const hearsNothingOf = (foreign) => ({
  look: async (page, name) => {
    const drawn = await widgetText(page);
    assert.deepEqual(foreign.filter((text) => drawn.includes(text)), [], `on ${name}`);
  },
});

const mentions = (events, foreign) =>
  events.flatMap(({ type, json }) => foreign.filter((text) => json.includes(text)).map((text) => `${text} in ${type}`));

const subjects = ({ detail: { record } }) => [...new Set(record.choices.map(({ about }) => about))].sort();

inEveryEngine('two parents in one sitting', (it) => {
  it('inv-I1 inv-I8 each have their own pass, record and secrets', async (page) => {
    const events = recordEvents(page);
    await openDemo(page);
    await beginPlan(page);
    await plan(page, BOTH);
    await openTalk(page);
    await handOver(page, 'Priya');
    const first = await events.mark();
    const priya = hearsNothingOf(HIS);
    await hear(page, 'F1', priya);
    await gotScreen(page, 'F2');
    assert.ok((await widgetText(page)).includes(kindName('parent-mental-health')), 'this search finds nothing at all');
    await hear(page, 'F2', priya);
    await hear(page, 'F5', priya);
    assert.equal((await questions(page)).length, 2);
    await answer(page, 'yes', priya);
    await goOn(page);
    await agree(page, {}, priya);
    await press(page, say('f11.give_back'));
    await gotScreen(page, 'unlock');
    assert.deepEqual(mentions(await events.since(first), HIS), []);
    await press(page, say('unlock.open'));
    await givePin(page);
    await attest(page, 'Priya');
    await save(page);
    await finish(page);

    await press(page, desk('p0.talk'));
    await handOver(page, 'Dan');
    const second = await events.mark();
    const dan = hearsNothingOf(HERS);
    await hear(page, 'F1', dan);
    await press(page, say('bar.change_mind'));
    await gotScreen(page, 'F12');
    await dan.look(page, 'F12');
    assert.ok((await mainText(page)).includes(say('f12.nothing_yet')));
    await press(page, say('talk.back'));
    await hear(page, 'F2', dan);
    await hear(page, 'F5', dan);
    assert.equal((await questions(page)).length, 2);
    await answer(page, 'no', dan);
    await goOn(page);
    await gotScreen(page, 'F11');
    await dan.look(page, 'F11');
    assert.deepEqual(mentions(await events.since(second), HERS), []);
    await takeBack(page, {}, dan);
    await finish(page);

    const [hers, his, ...more] = await events.ofType('consent-record');
    assert.equal(more.length, 0);
    assert.deepEqual([hers, his].map(({ detail }) => detail.record.event.entity_id), [['priya'], ['daniel']]);
    assert.deepEqual([subjects(hers), subjects(his)], [['asha', 'priya'], ['asha', 'daniel']]);
    assert.deepEqual([hers, his].map(({ detail }) => detail.record.event.event_state), ['given', 'refused']);
    assert.deepEqual([hers, his].map(({ detail }) => detail.record.record.sequence), [1, 2]);
  });
});
