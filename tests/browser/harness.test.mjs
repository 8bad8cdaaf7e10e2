// The harness proves itself: what it finds is there, what it checks can fail.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';

import {
  axe, canaries, equalBoxes, findCanaries, focusShown, focusVisible, gotScreen, inEveryEngine, noConsoleErrors,
  noHorizontalScroll, noViolations, onlyRequests, recordEvents, serve, step, targets, wordsInMain,
} from './lib/index.mjs';
import { OUT } from './lib/page.mjs';
import { ownRolesAndNames } from './harness/own-tree.mjs';
import { pages } from './harness/pages.mjs';

let server;
before(async () => {
  server = await serve(pages);
});
after(() => server.stop());

const base = () => server.base;

const log = (page) => page.css('#log').text();

const SHORT = { timeout: 300 };

inEveryEngine('finds controls', (it) => {
  it('by role and name, two shadow roots deep, leaving hidden twins out', async (page) => {
    await page.goto('/nested');
    assert.equal(await page.byRole('button', 'Continue').count(), 1);
    assert.equal(await page.byRole('heading', 'Your choices').count(), 1);
    assert.equal(await page.byRole('textbox', 'Who asked?').count(), 1);
    assert.equal(await page.byRole('button', 'Labelled elsewhere').count(), 1);
    assert.equal(await page.byRole('button', 'Slotted label', { within: page.byRole('region', 'Bar') }).count(), 1);
    assert.equal(await page.byRole('group', 'Share with school?').byRole('radio').count(), 2);
    assert.equal(await page.byRole('button', /^slot/i).count(), 1);
    assert.equal(await page.byRole('button', 'slot', { exact: false }).count(), 1);
    assert.equal(await page.byRole('button', 'slot').count(), 0);
    await noViolations(page);
  });

  it('as the engine itself computes role and name', async (page) => {
    await page.goto('/roles');
    const ours = await page.agent('(agent) => agent.rolesAndNames()');
    assert.ok(ours.length > 20, `only ${ours.length} roles found`);
    await ownRolesAndNames(page, ours);
  });

  it('within the top modal dialog only', async (page) => {
    await page.goto('/modal');
    assert.equal(await page.byRole('button', 'Inside').count(), 1);
    assert.equal(await page.byRole('button', 'Outside').count(), 0);
  });

  it('inside a frame 320 px wide, and presses there', async (page) => {
    await page.goto('/framed');
    await page.byRole('button', 'Continue').click();
    assert.equal(await log(page), 'continue true');
  });

  it('and says what is there when one is missing', async (page) => {
    await page.goto('/nested');
    const missing = page.byRole('button', 'Nowhere').click(SHORT);
    const error = await missing.then(() => assert.fail('it was pressed'), (failed) => failed);
    assert.match(error.message, /no button "Nowhere" on the page/);
    assert.match(error.message, /button "Continue"/);
    const [, picture] = error.message.match(/out\/([\w-]+\.png)/);
    assert.ok(existsSync(join(OUT, picture)));
  });
}, { base, onePage: true });

inEveryEngine('acts as a person', (it) => {
  it('presses with a real pointer, a label included', async (page) => {
    await page.goto('/nested');
    await page.byRole('button', 'Continue').click();
    assert.equal(await log(page), 'continue true');
    await page.byRole('radio', 'No').click();
    assert.equal(await page.byRole('radio', 'No').isChecked(), true);
    assert.equal(await page.byRole('radio', 'Yes').isChecked(), false);
  });

  it('does not press what is covered or disabled', async (page) => {
    await page.goto('/cover');
    await assert.rejects(page.byRole('button', 'Beneath').click(SHORT), /<div#lid> covers it/);
    await assert.rejects(page.byRole('button', 'Asleep').click(SHORT), /is disabled/);
    assert.equal(await log(page), '');
    await page.byRole('button', 'Lift').click();
    await page.byRole('button', 'Beneath').click();
    assert.equal(await log(page), 'Lift Beneath');
  });

  it('types and moves with the keyboard', async (page) => {
    await page.goto('/nested');
    const field = page.byRole('textbox', 'Who asked?');
    await field.type('Zoë O’Neil £5');
    assert.equal(await field.value(), 'Zoë O’Neil £5');
    await field.fill('Sam');
    assert.equal(await field.value(), 'Sam');
    await page.keyboard.press('Tab');
    assert.equal(await page.byRole('button', 'Labelled elsewhere').isFocused(), true);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await field.isFocused(), true);
    await page.byRole('button', 'Continue').press('Enter');
    assert.equal(await log(page), 'continue true');
    await page.byRole('button', 'Continue').press('Space');
    assert.equal(await log(page), 'continue true continue true');
  });

  it('goes below the window’s least width in a frame', async (page) => {
    await page.goto('/clean', { framed: true });
    for (const width of [820, 320, 768]) {
      await page.setViewport(width, 900);
      assert.equal(await page.evaluate(() => innerWidth), width);
    }
    await page.keyboard.press('Tab');
    await focusShown(page);
  });
}, { base, onePage: true });

inEveryEngine('has a profile for each test', (it) => {
  it('that outlasts reload and back', async (page) => {
    const visits = (number) => page.until(async () => (await log(page)) === `visits ${number}`, { message: `visits ${number}` });
    await page.goto('/keep');
    await visits(1);
    await page.reload();
    await visits(2);
    await page.byRole('link', 'Away').click();
    await page.byRole('heading', 'Clean').visible();
    await page.back();
    await page.byRole('heading', 'Keep').visible();
  });

  it('and is gone with it', async (page) => {
    await page.goto('/keep');
    await page.until(async () => (await log(page)) === 'visits 1', { message: 'visits 1' });
  });
}, { base });

inEveryEngine('is as narrow as a phone', (it) => {
  it('at 320 px and wider again on the same document', async (page) => {
    await page.setViewport(320, 640);
    await page.goto('/clean');
    const width = () => page.evaluate(() => [innerWidth, matchMedia('(max-width: 320px)').matches]);
    assert.deepEqual(await width(), [320, true]);
    await noHorizontalScroll(page);
    await page.byRole('button', 'Yes').click();
    await gotScreen(page, 'F8');
    await page.setViewport(1280, 800);
    assert.deepEqual(await width(), [1280, false]);
    assert.equal(await step(page), 'F8');
    await page.reload();
    assert.equal(await step(page), 'F2 F3');
    assert.deepEqual(await width(), [1280, false]);
  });
}, { base });

inEveryEngine('notes', (it) => {
  it('policy violations from the start of the document', async (page) => {
    await page.goto('/breach');
    const [first, ...others] = await page.violations();
    assert.match(first.directive, /^script-src/);
    assert.deepEqual(others, []);
    assert.equal(await page.evaluate(() => window.ran ?? false), false);
    await page.css('#host').evaluate((host) => host.setAttribute('style', 'color: red'));
    await page.until(async () => (await page.violations()).length === 2, { message: 'a second violation' });
    await assert.rejects(noViolations(page), /style-src/);
  });

  it('consent events from the start of the document, in spite of a hostile page', async (page) => {
    await page.forget();
    await page.goto('/events');
    const events = recordEvents(page);
    const ready = await events.next('consent-ready');
    assert.deepEqual(ready.detail, { schema_version: 1, warnings: [] });
    assert.deepEqual([ready.bubbles, ready.composed, ready.frozen], [true, true, true]);
    const mark = await events.mark();
    await page.reload();
    assert.equal((await events.since(mark)).length, 1);
    assert.equal((await events.all()).length, 2);
  });

  it('requests and console errors', async (page) => {
    await page.forget();
    await page.goto('/events');
    await page.until(async () => (await page.requests()).some(({ url }) => url.endsWith('/missing')), { message: '/missing' });
    await onlyRequests(page, ['/events', '/events.js', '/missing']);
    await assert.rejects(onlyRequests(page, ['/events', '/events.js']), /missing/);
    await page.until(async () => (await page.consoleErrors()).join().includes('planted error'), { message: 'planted error' });
    await assert.rejects(noConsoleErrors(page), /planted error/);
  });

  it('whether leaving would be asked about', async (page) => {
    await page.goto('/events');
    assert.equal(await page.warnsOnLeaving(), false);
    await page.evaluate(() => { window.dirty = true; });
    assert.equal(await page.warnsOnLeaving(), true);
    // Engines ask only once a person has acted; the driver answers, so nothing hangs.
    await page.keyboard.press('a');
    await page.goto('/clean');
    assert.equal(await step(page), 'F2 F3');
  });
}, { base, onePage: true });

inEveryEngine('checks', (it) => {
  it('pass on a clean page', async (page) => {
    await page.goto('/clean');
    await axe(page);
    await targets(page);
    await noHorizontalScroll(page);
    await equalBoxes(page.byRole('button', 'Yes'), page.byRole('button', 'No'));
    assert.deepEqual(await focusVisible(page), ['button "Read more"', 'button "Yes"', 'button "No"', 'button "Hm"', 'link "short notice"']);
    await noConsoleErrors(page);
    await noViolations(page);
  });

  it('fail on planted faults inside a shadow root', async (page) => {
    await page.goto('/faults');
    const found = await axe(page).then(() => '', (error) => error.message);
    assert.match(found, /label \(critical\)/);
    assert.match(found, /target-size/);
    await assert.rejects(targets(page), /button "a" is 10\.0 x 10\.0/);
    await assert.rejects(noHorizontalScroll(page), /wide/);
    await assert.rejects(focusVisible(page), /button "a" has no focus ring/);
  });

  it('tell two unequal controls apart', async (page) => {
    await page.goto('/clean');
    await assert.rejects(equalBoxes(page.byRole('button', 'Yes'), page.byRole('button', 'Hm')), /font-weight 400 and 700/);
    await page.byRole('button', 'No').evaluate((button) => { button.style.width = '93px'; });
    await assert.rejects(equalBoxes(page.byRole('button', 'Yes'), page.byRole('button', 'No')), /width 90 and 93/);
  });

  it('tell a focus that is faint, or hidden, from one that shows', async (page) => {
    await page.goto('/clean');
    await page.keyboard.press('Tab');
    assert.equal(await focusShown(page), 'button "Read more"');
    await page.byRole('button', 'Read more').evaluate((summary) => { summary.style.outlineColor = '#eee'; });
    await assert.rejects(focusShown(page), /less than 3:1/);
    await page.evaluate(() => {
      const lid = document.createElement('div');
      Object.assign(lid.style, { position: 'fixed', inset: '0' });
      document.body.append(lid);
    });
    await assert.rejects(focusShown(page), /is hidden while focused: <div> covers it/);
  });

  it('find a canary in a title, a value, an event and nowhere else', async (page) => {
    await page.goto('/nested');
    await canaries(page, ['CANARY']);
    await page.byRole('button', 'Continue').evaluate((button) => { button.title = 'x canary-1'; });
    await page.byRole('textbox').evaluate((field) => { field.value = 'Canary-2'; });
    await page.css('#host').evaluate((host) => host.dispatchEvent(new CustomEvent('consent-step', { bubbles: true, detail: { screen: 'CANARY-3 "q"' } })));
    await page.evaluate(() => { sessionStorage.setItem('kept', 'canary-4'); localStorage.setItem('CANARY-5', ''); });
    const found = await findCanaries(page, ['CANARY-1', 'canary-2', 'canary-3 "q"', 'canary-4', 'canary-5']);
    await page.evaluate(() => { sessionStorage.clear(); localStorage.clear(); });
    const places = found.map(({ canary, where }) => `${canary} ${where.split(' ').pop()}`);
    assert.deepEqual([...new Set(places)].sort(), [
      'CANARY-1 .title', 'CANARY-1 @title', 'canary-2 .value', 'canary-3 "q" consent-step', 'canary-4 sessionStorage',
      'canary-5 localStorage',
    ]);
    await assert.rejects(canaries(page, ['canary-1']), /@title/);
    const [planted] = await recordEvents(page).ofType('consent-step');
    assert.deepEqual([planted.composed, planted.frozen], [false, false]);
  });

  it('know the screen and count its words, "read more" not counted', async (page) => {
    await page.goto('/clean');
    assert.equal(await step(page), 'F2 F3');
    assert.equal(await wordsInMain(page), 3);
    await page.byRole('button', 'Read more').click();
    assert.equal(await wordsInMain(page), 3);
    await page.byRole('button', 'Yes').click();
    await gotScreen(page, 'F8');
    await assert.rejects(gotScreen(page, 'F10', SHORT), /waited for screen F10[^]*screen F8/);
  });
}, { base, onePage: true });
