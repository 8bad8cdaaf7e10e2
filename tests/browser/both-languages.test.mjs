// J11 and B18: with an interpreter the person's language and the practitioner's stand
// on each screen, each in its own direction, and the record holds the words of both.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before } from 'node:test';

import { equalBoxes, inEveryEngine, recordEvents, watch } from './lib/index.mjs';
import { attest, choose, desk, handOver, northfield, plan, press, s01, save, say, SIX_ITEMS, write } from './lib/walk/index.mjs';
import { openBench, putWidget, start } from './lib/walk/bench.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

let server;
before(async () => {
  server = await openBench();
});
after(() => server.stop());

/** One language from right to left, and some 20 % longer; one from left to right. */
const RIGHT = { code: 'ar', direction: 'rtl', name: 'א ar', turn: (text) => `א${text.replace(/[aeiou](?![^{]*\}\})/g, '$&$&')}` };
const LEFT = { code: 'cy', direction: 'ltr', name: 'Cymraeg', turn: (text) => `cy ${text}` };

const inWords = (language, value) => (typeof value === 'string' ? language.turn(value)
  : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inWords(language, inner)])));

const besideEnglish = (language, value) => {
  if (Array.isArray(value)) return value.map((inner) => besideEnglish(language, inner));
  if (typeof value !== 'object' || value === null) return value;
  const found = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, besideEnglish(language, inner)]));
  return 'en' in value ? { ...found, [language.code]: inWords(language, value.en) } : found;
};

const packOf = async (language, audience) => {
  const words = inWords(language, await (await fetch(new URL(`content/en/${audience}.json`, process.env.BASE_URL))).json());
  Object.assign(words.say, { direction: language.direction, comma: ', ' });
  words.bar.language = language.name;
  return words;
};

const PLAN = {
  ...SIX_ITEMS,
  people: { ...SIX_ITEMS.people, Priya: { part: 'asked', interpreter: 'A. Rahman, Two Voices' } },
};

/** At F1, with an interpreter of this language. */
async function handedOver(page, language) {
  const pack = async (audience) => [audience, await packOf(language, audience)];
  const config = { ...besideEnglish(language, northfield), languages: ['en', language.code] };
  config.words = { [language.code]: Object.fromEntries([await pack('adult'), await pack('young_person')]) };
  await page.goto('/', { framed: true });
  await putWidget(page, { config, case: besideEnglish(language, s01) }, { unlock: 'host' });
  await gotScreen(page, 'P0');
  await page.evaluate(() => {
    const widget = document.querySelector('consent-disclosure');
    widget.addEventListener('consent-unlock', (event) => event.respondWith(Promise.resolve(true)));
    widget.addEventListener('consent-record', (event) => event.waitUntil(Promise.resolve({ reference: '1' })));
  });
  await start(page, 'plan');
  await plan(page, PLAN, { look: async (_, name) => {
    if (name === 'P7') await choose(page, desk('p7.language', 'Priya'), language.code);
  } });
  await start(page, 'talk');
  await handOver(page, 'Priya');
  await gotScreen(page, 'F1');
}

/** Whatever is in English says so, and stands after what it says again. */
const languagesOf = (page) => page.css('[data-screen]').evaluate((screen) => {
  const own = [];
  for (const both of screen.querySelectorAll('.both')) {
    const [first, second, ...more] = both.children;
    if (first.lang || second?.lang !== 'en' || second.dir !== 'ltr' || more.length) own.push(both.outerHTML);
  }
  for (const gloss of screen.querySelectorAll('.gloss')) {
    if (gloss.lang !== 'en' || gloss.dir !== 'ltr' || gloss.ariaHidden !== 'true') own.push(gloss.outerHTML);
  }
  const words = [...screen.querySelectorAll('.actions button:has(> .gloss)')].map((button) =>
    [[...button.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(''), button.querySelector('.gloss').textContent]);
  return { words, lang: screen.lang, dir: screen.dir, pairs: screen.querySelectorAll('.both').length, glosses: screen.querySelectorAll('.gloss').length, own };
});

async function standsInBoth(page, language) {
  const { words, lang, dir, pairs, glosses, own } = await languagesOf(page);
  for (const [theirs, english] of words) assert.equal(theirs, language.turn(english), 'a button says two things');
  assert.deepEqual([lang, dir], [language.code, language.direction]);
  assert.deepEqual(own, [], 'pairs that are none');
  assert.ok(pairs > 0 && glosses > 0, `${pairs} pairs and ${glosses} controls`);
}

/** Where the two languages of the first block stand, and whether one is larger. */
const places = (page) => page.css('[data-screen]').evaluate((screen) => {
  const [first, second] = [...screen.querySelector('.block > .both').children];
  const [one, other] = [first, second].map((side) => side.getBoundingClientRect());
  const size = (side) => parseFloat(getComputedStyle(side).fontSize);
  return { beside: Math.abs(one.top - other.top) < 8 && (one.right <= other.left || other.right <= one.left), below: other.top >= one.bottom, larger: size(first) > size(second) };
});

async function readOn(page, language) {
  const ends = page.css('[data-end]');
  for (let at = 0; at < (await ends.count()); at += 1) {
    await page.agent('(agent, query, at) => agent.find(query)[at].scrollIntoView({ block: "center" })', ends.query, at);
    await page.nextFrame();
  }
  await press(page, language.turn(say('talk.continue')));
}

const groups = (page) => page.css('[data-screen] .grid fieldset input').evaluateAll((input) => input.name);

inEveryEngine('two languages side by side', (it) => {
  const { look, faults } = watch();

  it('flow-J11 exp-B18 exp-B14 stand on each screen, with one name a control, and are recorded', async (page) => {
    const events = recordEvents(page);
    const own = (key) => RIGHT.turn(say(key));
    await handedOver(page, RIGHT);
    const seen = async (name, how) => {
      await standsInBoth(page, RIGHT);
      await look(page, name, how);
      await page.screenshot(`both-820-${name}-${page.engine}.png`);
      await page.setViewport(320);
      await page.nextFrame();
      await page.screenshot(`both-320-${name}-${page.engine}.png`);
      await page.setViewport(820);
      await page.nextFrame();
    };
    await seen('F1');
    assert.deepEqual(await places(page), { beside: true, below: false, larger: true });
    await page.setViewport(320);
    await page.nextFrame();
    assert.deepEqual(await places(page), { beside: false, below: true, larger: true });
    await page.setViewport(820);
    const onward = page.byRole('button', own('talk.continue'));
    const words = await onward.text();
    assert.ok(words.includes(own('talk.continue')) && words.includes(`\n${say('talk.continue')}`), words);
    await readOn(page, RIGHT);
    await gotScreen(page, 'F3');
    await seen('F3');
    await readOn(page, RIGHT);
    await gotScreen(page, 'F5');
    await readOn(page, RIGHT);
    await gotScreen(page, 'F8');
    await seen('F8');
    await press(page, own('talk.continue'));
    await page.until(() => page.byRole('alert').exists());
    await seen('F8 with errors');
    for (const width of [820, 320]) {
      await page.setViewport(width);
      await page.nextFrame();
      const radios = (key) => page.byRole('radio', own(key), { within: page.css('fieldset:has([id="item.0"])') });
      await equalBoxes(radios('f8.yes'), radios('f8.no'));
    }
    await page.setViewport(820);
    for (const name of new Set(await groups(page))) {
      await page.css(`[id="${name}"]`).click();
    }
    await seen('F8 answered', { midway: true });
    await press(page, own('talk.continue'));
    await gotScreen(page, 'F9');
    await seen('F9');
    await write(page, own('f9.words'), 'They help us');
    await press(page, own('f9.clear'));
    await gotScreen(page, 'F10');
    await seen('F10');
    await choose(page, own('f10.way'), own('f10.way_ticked'));
    await page.byRole('checkbox', own('f10.tick')).click();
    await press(page, own('f10.confirm'));
    await gotScreen(page, 'F11');
    await seen('F11');
    await press(page, own('f11.give_back'));
    await gotScreen(page, 'unlock');
    await press(page, own('unlock.open'));
    await attest(page, 'Priya');
    await save(page);
    const [{ detail: { record } }] = await events.ofType('consent-record');
    const { statement_shown: shown, privacy_notice: notices } = record.pii_processing;
    assert.deepEqual(notices.map(({ language }) => language), ['ar', 'en']);
    const of = (language) => shown.filter((one) => one.language === language);
    assert.equal(of('ar').length, of('en').length);
    assert.deepEqual(of('ar').map(({ block }) => block), of('en').map(({ block }) => block));
    for (const { text, digest } of shown) {
      assert.equal(digest, `sha-256:${createHash('sha256').update(text).digest('hex')}`);
    }
    assert.equal(record.understanding.interpreter, PLAN.people.Priya.interpreter);
  });

  it('flow-J11 from left to right too, and one language alone if they want', async (page) => {
    await handedOver(page, LEFT);
    await standsInBoth(page, LEFT);
    await page.screenshot(`both-820-ltr-${page.engine}.png`);
    await press(page, LEFT.turn(say('bar.one_language')));
    await page.until(async () => (await languagesOf(page)).pairs === 0);
    assert.equal((await languagesOf(page)).glosses, 0);
    await page.css('[data-heading]').gotFocus();
    await press(page, LEFT.turn(say('bar.both_languages')));
    await page.until(async () => (await languagesOf(page)).pairs > 0);
    await standsInBoth(page, LEFT);
  });

  it('exp-B14 every screen of it is without a fault', () => {
    for (const found of Object.values(faults)) found.none();
  });
}, { base: () => server.base });
