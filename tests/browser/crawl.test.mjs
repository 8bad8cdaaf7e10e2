// Every state of the talk in a browser: here a fixed sample, one of each screen and layout,
// with an error and without; all of them in `cargo xtask crawl`.

import assert from 'node:assert/strict';
import { after } from 'node:test';

import { engines, inEveryEngine } from './lib/index.mjs';
import { crawl } from './lib/crawl/look.mjs';
import { byScreen, states } from './lib/crawl/states.mjs';
import { openBench } from './lib/walk/bench.mjs';

/** A test of more than these would come near the limit of time. */
const MOST = 15;

const bench = await openBench();
const reached = Object.fromEntries(engines.map((engine) => [engine, new Set()]));

after(() => {
  bench.stop();
  for (const [engine, ids] of Object.entries(reached)) {
    const share = ((100 * ids.size) / Math.max(states.length, 1)).toFixed(1);
    console.log(`crawled in ${engine}: ${ids.size} of ${states.length} states, ${share} %`);
  }
});

const parts = (list) => Array.from({ length: Math.ceil(list.length / MOST) }, (_, at) => list.slice(at * MOST, (at + 1) * MOST));

inEveryEngine('every state', (it, engine) => {
  for (const [screen, list] of byScreen) {
    for (const [at, part] of parts(list).entries()) {
      it(`exp-B14 ${screen}, ${part.length} states${at ? `, part ${at + 1}` : ''}`, async (page) => {
        const faults = [];
        for (const state of part) {
          const found = await crawl(page, state);
          if (found.reached) reached[engine].add(state.id);
          if (found.faults.length) faults.push(`${state.id} (${state.signature})\n    ${found.faults.join('\n    ')}`);
        }
        assert.equal(faults.length, 0, `faults on ${faults.length} states of ${screen} in ${engine}\n  ${faults.join('\n  ')}`);
      });
    }
  }
}, { base: () => bench.base, onePage: true });

inEveryEngine('the crawler', (it) => {
  it('exp-B14 has states to crawl', () => {
    assert.ok(states.length > 0, 'CONSENT_CRAWL must name the folder that `cargo xtask crawl` writes');
  });
});
