// The copy (F11, P22): on a page of its own for the printer, or as a file that stands
// alone. It holds this person's own answers and nothing else.

import assert from 'node:assert/strict';

import { inEveryEngine, noConsoleErrors, noViolations } from './lib/index.mjs';
import {
  agree, answer, attest, beginPlan, catchFiles, choose, desk, goOn, handOver, listen, openDemo, openTalk, plan, press, save,
  say, takeBack,
} from './lib/walk/index.mjs';

const NOTES = ['zq-left-out-heron', 'zq-safety-plover saw it happen', 'zq-plan-curlew', 'zq-attested-whimbrel'];
const [LEFT_OUT, SAFETY, PLANNED, ATTESTED] = NOTES;

const WATCHED = {
  people: { Priya: { part: 'asked' }, Dan: { part: 'asked', safe: 'some', reasons: ['child_at_risk'], note: SAFETY } },
  purposes: {
    'early-help': {
      kinds: { 'child-education': true, 'child-health': { leftOut: LEFT_OUT } }, recipients: ['school-dsl', 'gp'], frequency: 'once',
    },
  },
  notes: PLANNED,
};

/** From the plan to P22 with a record that is saved, and a copy that was asked for. */
async function saved(page, form) {
  await openDemo(page);
  await beginPlan(page);
  await plan(page, WATCHED);
  await openTalk(page);
  await handOver(page, 'Priya');
  await listen(page);
  await answer(page, ['yes', 'no']);
  await goOn(page);
  await agree(page);
  await choose(page, say('f11.copy'), say(`f11.copy_${form}`));
  await takeBack(page);
  await attest(page, 'Priya', { notes: ATTESTED });
  await save(page);
}

const PLACE = `globalThis[Symbol.for('consent-disclosure-paper')]`;

/** From now on, in this document: pages that are opened are real, and print nothing. Answers what they held. */
async function catchPaper(page) {
  await page.evaluate(`() => {
    const caught = ${PLACE} = [];
    const open = window.open;
    window.open = (...given) => {
      const paper = open.apply(window, given);
      if (!paper) return paper;
      paper.print = () => {
        const { document: page } = paper;
        caught.push({
          title: page.title,
          lang: page.documentElement.lang,
          text: page.body.innerText,
          scripts: page.scripts.length,
          address: paper.location.href,
          points: page.querySelectorAll('body > ul > li').length,
          background: paper.getComputedStyle(page.body).backgroundColor,
          size: paper.getComputedStyle(page.body).fontSize,
          closes: paper.onafterprint === paper.close,
        });
        paper.close();
      };
      return paper;
    };
  }`);
  return () => page.evaluate(`() => ${PLACE}`);
}

const holdsNothingPrivate = (text, others = []) => {
  for (const word of [...NOTES, 'Dan', 'RISK', 'child_at_risk', ...others]) {
    assert.ok(!text.includes(word), `inv-I11 ${word} in the copy: ${text}`);
  }
};

inEveryEngine('a copy', (it) => {
  it('dom-A09 inv-I11 exp-B20 on paper is printed from a page of its own, under the strict policy', async (page) => {
    await saved(page, 'paper');
    const paper = await catchPaper(page);
    await press(page, desk('p22.copy_print'));
    const [sheet, ...more] = await page.until(async () => {
      const sheets = await paper();
      return sheets.length && sheets;
    }, { message: 'waited for the page to print' });
    assert.equal(more.length, 0);
    assert.deepEqual(
      [sheet.title, sheet.lang, sheet.scripts, sheet.address, sheet.background, sheet.closes],
      [say('copy.title'), 'en', 0, 'about:blank', 'rgb(255, 255, 255)', true],
    );
    assert.ok(parseFloat(sheet.size) >= 18, `${sheet.size} is small`);
    assert.ok(sheet.points >= 5, sheet.text);
    for (const words of [say('copy.yes'), say('copy.no'), say('copy.change')]) assert.ok(sheet.text.includes(words), sheet.text);
    assert.ok(!sheet.text.includes('CareRecord'), 'the page of the host is printed too');
    holdsNothingPrivate(sheet.text);
    assert.equal(await page.byRole('button', desk('p22.copy_save')).count(), 0, 'they chose paper');
    await noViolations(page);
    await noConsoleErrors(page);
  });

  it('inv-I11 that is discreet gives nothing away', async (page) => {
    await saved(page, 'discreet');
    const paper = await catchPaper(page);
    await press(page, desk('p22.copy_print'));
    const [{ title, text }] = await page.until(async () => (await paper()).length && paper());
    assert.equal(title, say('copy.notes'));
    holdsNothingPrivate(text, ['Northfield', 'Asha', 'Priya', 'school life', 'Early help']);
  });

  it('inv-I11 as a file stands alone and is named as its title is', async (page) => {
    await saved(page, 'file');
    const files = await catchFiles(page);
    assert.equal(await page.byRole('button', desk('p22.copy_print')).count(), 0, 'they chose a file');
    await press(page, desk('p22.copy_save'));
    const [{ name, text }] = await page.until(async () => (await files()).length && files());
    assert.equal(name, `${say('copy.title')}.html`);
    assert.ok(text.startsWith('<!doctype html><html lang="en"'), text);
    for (const outside of ['<script', '<link', 'src=', 'href=', 'url(']) assert.ok(!text.includes(outside), outside);
    holdsNothingPrivate(text);
  });

  it('that no page opens for is said so, and can be saved', async (page) => {
    await saved(page, 'discreet');
    const files = await catchFiles(page);
    await page.evaluate(() => { window.open = () => null; });
    await press(page, desk('p22.copy_print'));
    await page.byRole('button', desk('p22.copy_save')).visible();
    await page.screenshot(`copy-refused-${page.engine}.png`);
    await press(page, desk('p22.copy_save'));
    const [{ name, text }] = await page.until(async () => (await files()).length && files());
    assert.equal(name, `${say('copy.notes')}.html`);
    holdsNothingPrivate(text, ['Northfield', 'Asha']);
  });

  it('is not offered to whom none is safe', async (page) => {
    await saved(page, 'none');
    for (const button of ['p22.copy_print', 'p22.copy_save']) assert.equal(await page.byRole('button', desk(button)).count(), 0);
  });
});
