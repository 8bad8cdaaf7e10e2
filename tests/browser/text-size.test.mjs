// Text size (experience.md B12) and language (B15), in the widget's own bar.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { equalBoxes, inEveryEngine, noHorizontalScroll, recordEvents, step, targets } from './lib/index.mjs';
import {
  agree, answer, attest, beginPlan, choose, desk, goOn, handOver, hear, listen, northfield, ONE_ITEM, openDemo, openTalk,
  plan, press, questions, s01, save, say, takeBack,
} from './lib/walk/index.mjs';
import { openBench, putWidget, start } from './lib/walk/bench.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const textSize = (page) =>
  page.css('[data-screen] [data-heading]').evaluate((heading) => parseFloat(getComputedStyle(heading).fontSize));

const narrow = async (page, look) => {
  await page.setViewport(320);
  await page.nextFrame();
  await look();
  await page.setViewport(820);
  await page.nextFrame();
};

inEveryEngine('the size of the text', (it) => {
  it('exp-B12 has three steps, at the desk and in the talk, and stays for the sitting', async (page) => {
    await openDemo(page, {}, { framed: true });
    const usual = await textSize(page);
    await press(page, desk('desk.larger'));
    const larger = await textSize(page);
    await press(page, desk('desk.larger'));
    const largest = await textSize(page);
    assert.ok(larger > usual * 1.2 && largest > larger * 1.2, `${usual} ${larger} ${largest}`);
    await narrow(page, () => noHorizontalScroll(page));
    await beginPlan(page);
    await plan(page, ONE_ITEM, { look: (_, name) => narrow(page, () => noHorizontalScroll(page).catch((error) => {
      error.message += ` on ${name}`;
      throw error;
    })) });
    await openTalk(page);
    await handOver(page, 'Priya');
    const look = () => narrow(page, async () => {
      await noHorizontalScroll(page);
      await targets(page);
    });
    await listen(page, { look });
    await page.screenshot(`largest-820-${page.engine}.png`);
    await page.setViewport(320);
    await page.nextFrame();
    await noHorizontalScroll(page);
    const yes = page.byRole('radio', say('f8.yes'));
    const no = page.byRole('radio', say('f8.no'));
    await equalBoxes(yes, no);
    await page.screenshot(`largest-320-${page.engine}.png`);
    await page.setViewport(820);
    await press(page, say('bar.usual'));
    await answer(page, 'yes', { look });
    await goOn(page);
    await agree(page);
    await takeBack(page);
    await gotScreen(page, 'P9');
    assert.ok(await page.byRole('button', desk('desk.larger')).exists());
  });
});

let server;
before(async () => {
  server = await openBench();
});
after(() => server.stop());

/** Every text in English stands there in Welsh too; here that is English with a mark. */
const inWelsh = (value) => {
  if (typeof value === 'string') return `cy ${value}`;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inWelsh(inner)]));
};

const besideEnglish = (value) => {
  if (Array.isArray(value)) return value.map(besideEnglish);
  if (typeof value !== 'object' || value === null) return value;
  const found = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, besideEnglish(inner)]));
  return 'en' in value ? { ...found, cy: inWelsh(value.en) } : found;
};

const pack = async (audience) => {
  const words = inWelsh(await (await fetch(new URL(`content/en/${audience}.json`, process.env.BASE_URL))).json());
  words.say.direction = 'ltr';
  words.bar.language = 'Cymraeg';
  return words;
};

/** A widget with a second language, and what else the page says in its attributes. */
async function openInWelsh(page, attributes = {}) {
  const config = { ...besideEnglish(northfield), languages: ['en', 'cy'] };
  config.words = { cy: { adult: await pack('adult'), young_person: await pack('young_person') } };
  await page.goto('/');
  await putWidget(page, { config, case: besideEnglish(s01) }, { unlock: 'host', ...attributes });
  await gotScreen(page, 'P0');
}

inEveryEngine('the language', (it) => {
  it('emb-A2 is the one that the page names, where no plan names another', async (page) => {
    await openInWelsh(page, { lang: 'cy' });
    await press(page, desk('p0.explain'));
    await handOver(page, 'Priya');
    await gotScreen(page, 'F1');
    assert.equal(await page.css('[data-screen]').attribute('lang'), 'cy');
  });

  it('exp-B15 grd-G6 changes at any moment, loses no answer, and is recorded', async (page) => {
    const events = recordEvents(page);
    await openInWelsh(page);
    await start(page, 'plan');
    await plan(page, ONE_ITEM, { look: async (_, name) => {
      if (name === 'P7') await choose(page, desk('p7.language', 'Priya'), 'en');
    } });
    await start(page, 'talk');
    await handOver(page, 'Priya');
    await hear(page, 'F1');
    await gotScreen(page, 'F2');
    const other = page.byRole('button', 'Cymraeg');
    assert.equal(await other.attribute('lang'), 'cy');
    await other.click();
    await page.until(async () => (await page.css('[data-screen]').attribute('lang')) === 'cy');
    assert.equal(await step(page), 'F2 F3 F4', 'nobody is sent away');
    await page.css('[data-heading]').gotFocus();
    const onward = async (id) => {
      await gotScreen(page, id);
      const ends = page.css('[data-end]');
      for (let at = 0; at < (await ends.count()); at += 1) {
        await page.agent('(agent, query, at) => agent.find(query)[at].scrollIntoView({ block: "center" })', ends.query, at);
        await page.nextFrame();
      }
      await press(page, `cy ${say('talk.continue')}`);
    };
    for (const id of ['F2', 'F5', 'F1']) await onward(id);
    await gotScreen(page, 'F2');
    await press(page, `cy ${say('talk.continue')}`);
    await gotScreen(page, 'F5');
    await press(page, `cy ${say('talk.continue')}`);
    await gotScreen(page, 'F8');
    await page.byRole('radio', `cy ${say('f8.yes')}`).click();
    await press(page, 'English');
    await page.until(async () => (await page.css('[data-screen]').attribute('lang')) === 'en');
    const [question] = await questions(page);
    assert.ok(await page.byRole('group', question).byRole('radio', say('f8.yes')).isChecked());
    await goOn(page);
    await agree(page);
    await page.evaluate(() => document.querySelector('consent-disclosure')
      .addEventListener('consent-unlock', (event) => event.respondWith(Promise.resolve(true))));
    await page.evaluate(() => document.querySelector('consent-disclosure')
      .addEventListener('consent-record', (event) => event.waitUntil(Promise.resolve({ reference: '1' }))));
    await press(page, say('f11.give_back'));
    await gotScreen(page, 'unlock');
    await press(page, say('unlock.open'));
    await attest(page, 'Priya');
    await save(page);
    const [{ detail: { record } }] = await events.ofType('consent-record');
    const languages = new Set(record.pii_processing.statement_shown.map(({ screen, language }) => `${screen} ${language}`));
    for (const shown of ['F1 en', 'F1 cy', 'F5 F6 F7 cy', 'F8 en']) assert.ok(languages.has(shown), [...languages].join());
  });
}, { base: () => server.base });
