// The main job, once, as a council would have it: prepared, talked over, kept,
// and taken back. The demo page is the host, with its own database.

import assert from 'node:assert/strict';

import { inEveryEngine, noConsoleErrors, noViolations, onlyRequests, recordEvents } from './lib/index.mjs';
import {
  agree, answer, attest, beginChangeOfMind, beginPlan, changeMind, demoIsReady, finish, goOn, gotErrors, handOver, kept,
  listen, ONE_ITEM, openDemo, openTalk, PASSCODE, plan, press, save, say, takeBack, verified, writeSecret,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const BUNDLE_AND_DEMO = [
  '/', /^\/dist\/consent-disclosure(\.js|_bg\.wasm)$/, /^\/demo\/[a-z-]+\.js$/, /^\/content\/samples\/[a-z0-9-]+\.json$/,
];

/** What the case system's own panel answers about Asha's health and the school nurse. */
async function mayIShare(page) {
  await page.evaluate(() => {
    for (const [id, value] of [
      ['ask-about', 'asha'], ['ask-kind', 'child-health'], ['ask-purpose', 'early-help'],
      ['ask-recipient', 'school-nurse'], ['ask-day', ''],
    ]) document.getElementById(id).value = value;
  });
  await press(page, 'May I share this?');
  await page.until(async () => (await page.css('#ask-answer').text()) !== '');
  return page.css('#ask-answer .sentence').text();
}

const asGiven = (rows) => rows.map((row) => JSON.parse(row.record_json));

async function talkAndSave(page) {
  await openTalk(page);
  await handOver(page, 'Priya');
  await listen(page);
  await answer(page, ['yes', 'no', 'not_sure', 'yes', 'yes', 'yes']);
  await goOn(page);
  await agree(page);
  await takeBack(page);
  await attest(page, 'Priya');
  await save(page);
  await finish(page);
}

async function withdrawAndSave(page) {
  await beginChangeOfMind(page);
  await handOver(page, 'Priya');
  await changeMind(page);
  await takeBack(page);
  await finish(page);
}

inEveryEngine('from the desk to a kept record, and back', (it) => {
  it('emb-A3 emb-A8 emb-C6 exp-B21 plan, talk and change of mind outlive reloads, and the host keeps the very bytes', async (page) => {
    const events = recordEvents(page);
    await openDemo(page);
    await beginPlan(page);
    await plan(page);
    await page.reload();
    await demoIsReady(page);
    await talkAndSave(page);
    await page.reload();
    await demoIsReady(page);
    await withdrawAndSave(page);
    await page.reload();
    await demoIsReady(page);

    const rows = await kept(page, 'records');
    const emitted = await events.ofType('consent-record');
    assert.deepEqual(rows.map((row) => row.record_json), emitted.map(({ detail }) => detail.recordJson));
    assert.deepEqual(rows.map((row) => row.idempotency_key), emitted.map(({ detail }) => detail.idempotencyKey));
    assert.equal((await events.ofType('consent-saved')).length, 2);
    for (const { detail } of emitted) assert.deepEqual(JSON.parse(detail.recordJson), detail.record);

    const records = asGiven(rows);
    assert.deepEqual(records.map(({ event }) => event.event_state), ['given_in_part', 'withdrawn']);
    assert.deepEqual(records[0].choices.map(({ decision }) => decision),
      ['agreed', 'refused', 'undecided', 'agreed', 'agreed', 'agreed']);
    const [{ record: { record_id: first }, integrity: { digest } }, second] = records;
    assert.deepEqual(second.record.relates_to, [{ relation: 'withdraws', record_id: first, digest }]);
    assert.deepEqual(await verified(page, records), []);
    assert.match(await mayIShare(page), /^No, Sam Okoro about Asha’s health: the yes was taken back\.$/);

    for (const { type, bubbles, composed, frozen, detail } of await events.all()) {
      assert.ok(bubbles && composed && frozen && detail.schema_version === 1, `emb-A3 ${type} ${JSON.stringify(detail)}`);
    }
    await noViolations(page);
    await noConsoleErrors(page);
    await onlyRequests(page, BUNDLE_AND_DEMO);
  });

  it('emb-C1 verify finds a single altered letter in a record and a missing link in the chain', async (page) => {
    await openDemo(page);
    await beginPlan(page);
    await plan(page, ONE_ITEM);
    await openTalk(page);
    await handOver(page, 'Priya');
    await listen(page);
    await answer(page, 'no');
    await goOn(page);
    await gotScreen(page, 'F11');
    await page.until(async () => (await kept(page, 'records')).length === 1);
    const [record] = asGiven(await kept(page, 'records'));
    assert.deepEqual(await verified(page, [record]), []);
    const altered = structuredClone(record);
    altered.event.clock.source += '.';
    assert.deepEqual((await verified(page, [altered])).map(({ code }) => code), ['digest_mismatch']);
    const later = structuredClone(record);
    later.record.sequence = 2;
    const faults = (await verified(page, [later])).map(({ code }) => code);
    assert.ok(faults.includes('digest_mismatch') && faults.length > 1, `only ${faults}`);
  });

  it('inv-I1 by passcode: a tap and a wrong passcode do not give the tablet back, the right one does', async (page) => {
    await openDemo(page, { unlock: 'passcode' });
    await beginPlan(page);
    await plan(page, ONE_ITEM);
    await openTalk(page);
    await handOver(page, 'Priya', { passcode: true });
    await listen(page);
    await answer(page);
    await goOn(page);
    await agree(page, { way: 'typed_name' });
    await press(page, say('f11.give_back'));
    await gotScreen(page, 'unlock');
    for (const wrong of ['', '0000']) {
      if (wrong) await writeSecret(page, say('unlock.passcode'), wrong);
      await press(page, say('unlock.open'));
      await gotErrors(page);
      await gotScreen(page, 'unlock');
      const focused = () => page.evaluate(() =>
        document.querySelector('consent-disclosure').shadowRoot.activeElement?.getAttribute('role'));
      await page.until(async () => (await focused()) === 'alert', { message: 'waited for the focus on what is wrong' });
    }
    await writeSecret(page, say('unlock.passcode'), PASSCODE);
    await press(page, say('unlock.open'));
    await attest(page, 'Priya');
    await save(page);
    const [record] = asGiven(await kept(page, 'records'));
    assert.equal(record.event.expression_method, 'typed_name');
    assert.equal(record.event.typed, 'Priya Nair');
    assert.ok(!JSON.stringify(record).includes(PASSCODE));
  });
});
