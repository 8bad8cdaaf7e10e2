// The commonest talk of all: one parent, one child under twelve, six items of one
// purpose. What it costs, in the room.

import assert from 'node:assert/strict';

import { inEveryEngine, recordEvents, wordsInMain } from './lib/index.mjs';
import {
  agree, answer, attest, beginPlan, countActivations, goOn, handOver, listen, openDemo, openTalk, plan, questions, save,
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
    const words = new Map();
    const look = async (_, name) => words.set(name, await wordsInMain(page));
    await handOver(page, 'Priya', {}, { look });
    await listen(page, { look });
    assert.equal((await questions(page)).length, 6);
    await answer(page, 'yes', { look });
    await goOn(page);
    await agree(page, {}, { look });
    await takeBack(page, {}, { look });
    await attest(page, 'Priya', {}, { look });
    await save(page, { look });

    const { all } = await activations();
    const entered = (await events.since(mark)).filter(({ type }) => type === 'consent-step');
    const cost = {
      screens: 1 + entered.length,
      activations: all,
      // P22 is there twice, before and after it was saved: both are to read.
      words: [...words.values()].reduce((sum, count) => sum + count, 0),
    };
    const listed = [...words].map(([name, count]) => `${name} ${count}`).join(', ');
    console.log(`${engine}: ${cost.screens} screens, ${cost.activations} activations, ${cost.words} words (${listed})`);
    for (const [what, most] of Object.entries(MOST)) {
      assert.ok(cost[what] > most / 4, `only ${cost[what]} ${what} were counted`);
      assert.ok(cost[what] <= most, `${cost[what]} ${what} are more than ${most} (${listed})`);
    }
  });
});
