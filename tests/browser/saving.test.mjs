// "Saved" is said when the host has said so: not before, and not by silence.

import assert from 'node:assert/strict';

import { inEveryEngine, mainText, recordEvents } from './lib/index.mjs';
import {
  agree, answer, attest, beginPlan, catchFiles, choose, desk, goOn, gotStatus, handOver, kept, listen, ONE_ITEM, openDemo,
  openTalk, plan, press, say, shapeOf, statuses, takeBack,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const FAILED = new RegExp(`^${desk('p22.failed')}`);
const SAVED = shapeOf('p22.saved_reference', 'desk');

/** Words that only the host's yes may bring. */
const CLAIMS = /\b(saved\.|is kept|are kept)/i;

async function toSave(page, settings) {
  await openDemo(page, settings);
  await beginPlan(page);
  await plan(page, ONE_ITEM);
  await openTalk(page);
  await handOver(page, 'Priya');
  await listen(page);
  await answer(page);
  await goOn(page);
  await agree(page);
  await takeBack(page);
  await attest(page, 'Priya');
  await gotScreen(page, 'P22');
}

async function claimsNothing(page, when) {
  const found = (await mainText(page)).match(CLAIMS);
  assert.equal(found, null, `${when} the screen says "${found?.[0]}": ${await mainText(page)}`);
}

const sent = async (events) =>
  (await events.ofType('consent-record')).map(({ detail }) => ({ bytes: detail.recordJson, key: detail.idempotencyKey }));

/** Back at P0 nothing is unsaved, and the page may go. */
async function endsQuietly(page) {
  const finish = page.byRole('button', desk('p22.finish'));
  if (await finish.exists()) await finish.click();
  await gotScreen(page, 'P0');
  assert.equal(await page.warnsOnLeaving(), false, 'it still warns, with everything saved');
}

/** Whatever the host did before, it now works; the same bytes under the same key are kept. */
async function tryAgainWithSuccess(page, events, retry, saved) {
  const [first] = await sent(events);
  await choose(page, 'Saving a record', 'Works');
  await press(page, retry);
  await gotStatus(page, saved);
  const all = await sent(events);
  assert.ok(all.length > 1);
  for (const one of all) assert.deepEqual(one, first);
  assert.deepEqual((await kept(page, 'records')).map((row) => row.record_json), [first.bytes]);
  assert.equal((await events.ofType('consent-saved')).length, 1);
  await endsQuietly(page);
}

inEveryEngine('a host that cannot save', (it) => {
  it('emb-C1 is told of, tried again with the same bytes and key, and its record can be downloaded', async (page) => {
    const events = recordEvents(page);
    await toSave(page, { saving: 'fails' });
    await claimsNothing(page, 'before it was sent');
    assert.equal(await page.warnsOnLeaving(), true, 'leaving with an unsaved answer does not warn');
    const files = await catchFiles(page);
    await press(page, desk('p22.save'));
    await gotStatus(page, FAILED);
    await press(page, desk('p22.retry'));
    await events.next('consent-save-failed', { nth: 2 });
    await gotStatus(page, FAILED);
    assert.equal(await page.warnsOnLeaving(), true);
    await press(page, desk('p22.download'));
    const [{ key, bytes }] = await sent(events);
    await page.until(async () => (await files()).length === 1);
    assert.deepEqual(await files(), [{ name: `consent-record-${key}.json`, text: bytes }]);
    assert.equal((await kept(page, 'records')).length, 0);
    const early = await mainText(page);
    await tryAgainWithSuccess(page, events, desk('p22.retry'), SAVED);
    assert.doesNotMatch(early, CLAIMS, 'it was said to be kept while it was not');
  });

  it('emb-C1 inv-I15 keeps a no that was given while the family holds the tablet, and says it is not saved', async (page) => {
    const events = recordEvents(page);
    await openDemo(page, { saving: 'fails' });
    await beginPlan(page);
    await plan(page, ONE_ITEM);
    await openTalk(page);
    await handOver(page, 'Priya');
    await listen(page);
    await answer(page, 'no');
    await goOn(page);
    await gotScreen(page, 'F11');
    const failed = async () => (await statuses(page)).includes(say('saving.failed'));
    await page.until(failed, { message: 'waited to be told that it is not saved yet' });
    await press(page, say('saving.retry'));
    await events.next('consent-save-failed', { nth: 2 });
    await page.until(failed);
    assert.ok(!(await statuses(page)).includes(say('saving.saved')));
    await takeBack(page);
    await gotScreen(page, 'P22');
    await gotStatus(page, FAILED);
    assert.ok((await mainText(page)).includes(desk('p22.before_finish')));
    for (const way of ['p22.finish', 'p22.finish_file']) {
      assert.equal(await page.byRole('button', desk(way)).count(), 0, `${way} beside "Not saved yet"`);
    }
    const files = await catchFiles(page);
    await press(page, desk('p22.download'));
    await page.until(async () => (await files()).length === 1);
    await press(page, desk('p22.finish_file'));
    await gotScreen(page, 'P11');
    assert.equal(await page.warnsOnLeaving(), true, 'P11 stands before what is not saved, and hides that');
    await press(page, desk('p11.respect'));
    await gotScreen(page, 'P0');
    assert.ok((await mainText(page)).includes(desk('p0.unsaved_lead')));
    assert.equal(await page.warnsOnLeaving(), true);
    await tryAgainWithSuccess(page, events, desk('p22.retry'), /.*/);
    await page.until(async () => !(await mainText(page)).includes(desk('p0.unsaved_lead')));
  });
});

inEveryEngine('a host that answers in its own time', (it) => {
  it('emb-C1 twice: is believed once', async (page) => {
    const events = recordEvents(page);
    await toSave(page, { saving: 'twice' });
    await press(page, desk('p22.save'));
    await gotStatus(page, SAVED);
    await page.until(async () => (await kept(page, 'records')).length === 1);
    assert.equal(await page.warnsOnLeaving(), false, 'emb-C20 it warns at P22, with everything saved');
    await endsQuietly(page);
    assert.equal((await events.ofType('consent-saved')).length, 1);
    assert.equal((await events.ofType('consent-save-failed')).length, 0);
    assert.equal((await sent(events)).length, 1);
  });

  it('emb-C1 never: after 20 s it is not saved yet; trying again saves the same bytes', async (page) => {
    const events = recordEvents(page);
    await toSave(page, { saving: 'hangs' });
    const start = Date.now();
    await press(page, desk('p22.save'));
    await gotStatus(page, shapeOf('p22.sending', 'desk'));
    const whileSending = await mainText(page);
    await gotStatus(page, FAILED, { timeout: 40_000 });
    const silence = Date.now() - start;
    assert.ok(silence > 19_000 && silence < 30_000, `given up after ${silence} ms`);
    await tryAgainWithSuccess(page, events, desk('p22.retry'), SAVED);
    assert.doesNotMatch(whileSending, CLAIMS, 'it was said to be kept while it was being sent');
  });

  it('emb-C1 late: first not saved yet, then saved all the same', async (page) => {
    const events = recordEvents(page);
    await toSave(page, { saving: 'late' });
    await press(page, desk('p22.save'));
    await gotStatus(page, FAILED, { timeout: 40_000 });
    assert.equal((await events.ofType('consent-saved')).length, 0);
    await gotStatus(page, SAVED, { timeout: 20_000 });
    assert.equal(await page.byRole('button', desk('p22.retry')).count(), 0);
    const types = (await events.all()).map(({ type }) => type).filter((type) => /save/.test(type));
    assert.deepEqual(types, ['consent-save-failed', 'consent-saved']);
    assert.equal((await sent(events)).length, 1);
    assert.equal((await kept(page, 'records')).length, 1);
    await endsQuietly(page);
  });
});
