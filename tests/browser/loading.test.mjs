// A program that cannot be loaded says why, leaves the page's own words in sight,
// and records nothing.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { inEveryEngine, noViolations, recordEvents, step } from './lib/index.mjs';
import { kept } from './lib/walk/index.mjs';
import { openBench, putWidget } from './lib/walk/bench.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const FALLBACK = 'The consent tool is not running';

const isInSight = (page) =>
  page.css('consent-disclosure p').evaluate((words) => words.checkVisibility() && words.getBoundingClientRect().height > 0);

const FAULTS = [['wasm-404', 'network'], ['wasm-truncated', 'corrupt'], ['csp-no-wasm', 'csp']];

inEveryEngine('a program that is not there', (it) => {
  for (const [fault, code] of FAULTS) {
    it(`emb-A4 ${fault} is "${code}", and the fallback stays`, async (page) => {
      const events = recordEvents(page);
      await page.goto(`/fault/${fault}/?case=s01`);
      const { detail, bubbles, composed, frozen } = await events.next('consent-load-error', { timeout: 20_000 });
      assert.equal(detail.code, code, detail.message);
      assert.ok(detail.message && bubbles && composed && frozen);
      assert.ok(await isInSight(page));
      assert.match(await page.css('consent-disclosure p').text(), new RegExp(FALLBACK));
      assert.equal(await step(page), null);
      assert.deepEqual((await events.all()).map(({ type }) => type), ['consent-load-error']);
      assert.deepEqual(await kept(page, 'records'), []);
    });
  }

  it('emb-A10 wasm of the wrong MIME type loads all the same', async (page) => {
    await page.goto('/fault/wasm-mime/?case=s01');
    await gotScreen(page, 'P0', { timeout: 20_000 });
    assert.equal(await page.css('consent-disclosure p').count(), 0);
    await noViolations(page);
  });
});

let server;
before(async () => {
  server = await openBench();
});
after(() => server.stop());

inEveryEngine('a browser without WebAssembly', (it) => {
  it('emb-A4 is "unsupported", and the fallback stays', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await page.evaluate(() => { delete globalThis.WebAssembly; });
    await putWidget(page);
    assert.equal((await events.next('consent-load-error')).detail.code, 'unsupported');
    assert.match(await page.css('main').text(), /Paper form: ring 01632 960000/);
  });
}, { base: () => server.base });
