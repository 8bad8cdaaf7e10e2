// The commonest talk of all: one parent, one child under twelve, six items of one
// purpose. What it costs, in the room.

import assert from 'node:assert/strict';

import { inEveryEngine, recordEvents } from './lib/index.mjs';
import {
  agree, answer, attest, beginPlan, countActivations, countWords, goOn, handOver, listen, openDemo, openTalk, plan, questions, save,
  SIX_ITEMS, takeBack,
} from './lib/walk/index.mjs';

const MOST = { screens: 12, activations: 35, words: 800 };

inEveryEngine('the commonest talk', (it, engine) => {
  it('flow-J1 costs at most 12 screens, 35 activations and 800 words', async (page) => {
    const events = recordEvents(page);
    await openDemo(page);
    await beginPlan(page);
    await plan(page, SIX_ITEMS);
    await openTalk(page);
    const mark = await events.mark();
    const activations = await countActivations(page);
    const fullest = await countWords(page);
    await handOver(page, 'Priya');
    await listen(page);
    assert.equal((await questions(page)).length, 6);
    await answer(page, 'yes');
    await goOn(page);
    await agree(page);
    await takeBack(page);
    await attest(page, 'Priya');
    await save(page);

    const { all } = await activations();
    const words = await fullest();
    const entered = (await events.since(mark)).filter(({ type }) => type === 'consent-step');
    const cost = {
      screens: 1 + entered.length,
      activations: all,
      words: Object.values(words).reduce((sum, count) => sum + count, 0),
    };
    const listed = Object.entries(words).map(([name, count]) => `${name} ${count}`).join(', ');
    console.log(`${engine}: ${cost.screens} screens, ${cost.activations} activations, ${cost.words} words (${listed})`);
    assert.equal(Object.keys(words).length, cost.screens, listed);
    for (const [what, most] of Object.entries(MOST)) {
      assert.ok(cost[what] > most / 4, `only ${cost[what]} ${what} were counted`);
      assert.ok(cost[what] <= most, `${cost[what]} ${what} are more than ${most} (${listed})`);
    }
  });
});
