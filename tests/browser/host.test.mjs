// Hosts as they are: they answer at once, late, with too little, or leave.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { inEveryEngine, noConsoleErrors, recordEvents } from './lib/index.mjs';
import {
  agree, answer, attest, desk, goOn, gotStatus, handOver, listen, northfield, ONE_ITEM, plan, press, s01, say, shapeOf,
} from './lib/walk/index.mjs';
import { give, openBench, putWidget, start } from './lib/walk/bench.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

let server;
before(async () => {
  server = await openBench();
});
after(() => server.stop());

const NOW = '2026-09-14T10:40:00+01:00';
const whole = { config: northfield, case: { ...s01, now: NOW } };

const SAVED = shapeOf('p22.saved_reference', 'desk');

/** To the screen on which the practitioner takes the tablet back; `midway` comes on F1. */
async function toUnlock(page, midway = () => {}) {
  await putWidget(page, whole, { unlock: 'host' });
  await gotScreen(page, 'P0');
  await start(page, 'plan');
  await plan(page, ONE_ITEM);
  await start(page, 'talk');
  await handOver(page, 'Priya');
  await midway();
  await listen(page);
  await answer(page);
  await goOn(page);
  await agree(page);
  await press(page, say('f11.give_back'));
  await gotScreen(page, 'unlock');
}

/** To P22, on a page that opens whatever is asked to be opened. */
async function toSave(page, midway) {
  await page.evaluate(() => addEventListener('consent-unlock', (event) => event.respondWith(Promise.resolve(true))));
  await toUnlock(page, midway);
  await press(page, say('unlock.open'));
  await attest(page, 'Priya');
  await gotScreen(page, 'P22');
}

inEveryEngine('a host', (it) => {
  it('emb-A3 that starts at every consent-ready is told of its data once', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await page.evaluate(() => addEventListener('consent-ready', ({ target }) => target.start('plan')));
    await putWidget(page, whole);
    await gotScreen(page, 'P1');
    await page.nextFrame();
    assert.equal((await events.ofType('consent-ready')).length, 1);
    await press(page, desk('desk.back'));
    await gotScreen(page, 'P0');
    await start(page, 'plan');
    await gotScreen(page, 'P1');
    assert.equal((await events.ofType('consent-ready')).length, 1, 'what is here is not read again');
    await noConsoleErrors(page);
  });

  it('emb-A3 that sets its records while it hears of a plan has them read once', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await page.evaluate(() => addEventListener('consent-plan', ({ target }) => { target.records = []; }));
    await putWidget(page, whole);
    await gotScreen(page, 'P0');
    await start(page, 'plan');
    await plan(page, ONE_ITEM);
    await gotScreen(page, 'P0');
    await page.nextFrame();
    await page.nextFrame();
    assert.equal((await events.ofType('consent-ready')).length, 2);
    await noConsoleErrors(page);
  });

  it('emb-C14 that gave the time once finds the clock going on, whatever it sets later', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await putWidget(page, whole);
    await gotScreen(page, 'P0');
    const began = Date.now();
    await page.until(() => Date.now() - began > 2500);
    await give(page, { records: [] });
    await page.until(async () => (await events.ofType('consent-ready')).length === 2);
    await start(page, 'plan');
    await plan(page, ONE_ITEM);
    const { detail } = await events.next('consent-plan');
    const since = (Date.parse(detail.plan.created) - Date.parse(NOW)) / 1000;
    assert.ok(since >= 2, `the plan was begun ${since} s after the time that was given`);
  });

  it('emb-C1 that forgets to return its promise has not saved; its own number is a reference', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await page.evaluate(() => addEventListener('consent-record', (event) => event.waitUntil(undefined)));
    await toSave(page);
    await press(page, desk('p22.save'));
    const { detail: { idempotencyKey } } = await events.next('consent-record');
    await page.nextFrame();
    await page.nextFrame();
    assert.equal((await events.ofType('consent-saved')).length, 0, 'nothing is no answer');
    await page.evaluate((key) => document.querySelector('consent-disclosure').ack(key, { reference: 4711 }), idempotencyKey);
    await gotStatus(page, SAVED);
    const { detail: { reference } } = await events.next('consent-saved');
    assert.equal(reference, '4711');
    await noConsoleErrors(page);
  });

  it('grd-G6 that brings another configuration during a talk has it taken when the talk is saved', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await page.evaluate(() => addEventListener('consent-record', (event) => event.waitUntil(Promise.resolve())));
    const next = { ...northfield, version: northfield.version + 1 };
    await toSave(page, () => give(page, { config: next }));
    await press(page, desk('p22.save'));
    const { detail: { record } } = await events.next('consent-record');
    assert.equal(record.record.config.version, northfield.version, 'it ends in the words in which it began');
    await press(page, desk('p22.finish'));
    await gotScreen(page, 'P0');
    await page.until(async () => (await events.ofType('consent-ready')).length === 2);
    await start(page, 'plan');
    await plan(page, ONE_ITEM);
    await page.until(async () => (await events.ofType('consent-plan')).length === 2);
    const [, { detail: { plan: planned } }] = await events.ofType('consent-plan');
    assert.equal(planned.config.version, next.version);
    await noConsoleErrors(page);
  });

  it('emb-C1 that brings another case too early has it taken when the last record is saved', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await page.evaluate(() => addEventListener('consent-record', (event) => event.waitUntil(Promise.reject(new Error('full')))));
    await toSave(page);
    await press(page, desk('p22.save'));
    const { detail: { idempotencyKey } } = await events.next('consent-record');
    await events.next('consent-save-failed');
    await press(page, desk('p22.download'));
    await press(page, desk('p22.finish_file'));
    await gotScreen(page, 'P0');
    const noon = '2026-09-14T12:00:00+01:00';
    await give(page, { case: { ...whole.case, case_ref: 'NFH-2026-0999', now: noon } });
    const given = Date.now();
    const { detail } = await events.next('consent-error');
    assert.deepEqual([detail.about, detail.faults[0].path], ['case', '$.case_ref']);
    assert.equal((await events.ofType('consent-ready')).length, 1);
    await page.until(() => Date.now() - given > 2500);
    await page.evaluate((key) => document.querySelector('consent-disclosure').ack(key, { reference: 'late' }), idempotencyKey);
    await events.next('consent-saved');
    await page.until(async () => (await events.ofType('consent-ready')).length === 2);
    assert.equal((await events.ofType('consent-error')).length, 1, 'told once');
    await start(page, 'plan');
    await plan(page, ONE_ITEM);
    const { detail: { plan: made } } = await page.until(async () => (await events.ofType('consent-plan'))[1]);
    const since = (Date.parse(made.created) - Date.parse(noon)) / 1000;
    assert.ok(since >= 2, `emb-C14 ${since} s after the time that came with a case that had to wait`);
    await noConsoleErrors(page);
  });

  it('emb-A3 that is asked twice to open is heard when it says yes, though its first dialog was closed', async (page) => {
    await page.goto('/');
    await page.evaluate((now) => {
      globalThis.asked = [];
      globalThis.later = 0;
      addEventListener('consent-unlock', (event) => event.respondWith(new Promise((say) => { globalThis.asked.push(say); })));
      addEventListener('consent-ready', ({ target }) => { target.now = () => Date.parse(now) + globalThis.later; });
    }, NOW);
    await toUnlock(page);
    const asked = (count) => page.until(() => page.evaluate((wanted) => globalThis.asked.length === wanted, count));
    await press(page, say('unlock.open'));
    await asked(1);
    await page.evaluate(() => { globalThis.later = 21_000; });
    await press(page, say('unlock.open'));
    await asked(2);
    await page.evaluate(() => globalThis.asked[0](false));
    await page.nextFrame();
    await page.nextFrame();
    await page.evaluate(() => globalThis.asked[1](true));
    await gotScreen(page, 'P9');
  });

  it('emb-A3 that has lost the last record of a ledger is told so, and nobody is kept from talking', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    const ledger = '3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0007';
    await putWidget(page, { config: northfield, case: { ...s01, anchors: { [ledger]: 2 } } });
    const { detail } = await events.next('consent-ready');
    assert.deepEqual(detail.warnings, [`$.anchors.${ledger}: records up to sequence 2`]);
    await gotScreen(page, 'P0');
  });

  it('emb-C20 that takes the element away is not held back by it, and is again when it is put back', async (page) => {
    await page.goto('/');
    await toSave(page);
    assert.equal(await page.warnsOnLeaving(), true);
    await page.evaluate(() => {
      globalThis.taken = document.querySelector('consent-disclosure');
      globalThis.taken.remove();
    });
    await page.until(async () => !(await page.warnsOnLeaving()));
    await page.evaluate(() => document.querySelector('main').append(globalThis.taken));
    await page.until(() => page.warnsOnLeaving());
    await gotScreen(page, 'P22');
    await noConsoleErrors(page);
  });
}, { base: () => server.base });
