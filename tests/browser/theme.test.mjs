// The host's colours (embedding.md A17): taken where they can be read, refused where not.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { axe, gotScreen, inEveryEngine, recordEvents } from './lib/index.mjs';
import { northfield, s01 } from './lib/walk/index.mjs';
import { openBench, putWidget, start } from './lib/walk/bench.mjs';

let server;
before(async () => {
  server = await openBench();
});
after(() => server.stop());

const GIVEN = { config: northfield, case: s01, records: [] };

const OURS = { paper: 'rgb(255, 255, 255)', ink: 'rgb(32, 40, 44)' };

/** The page's own style sheet, as a strict policy allows it. */
const paint = (page, colours) =>
  page.evaluate((tokens) => {
    const sheet = new CSSStyleSheet();
    const lines = Object.entries(tokens).map(([name, value]) => `--cd-${name}: ${value};`);
    sheet.replaceSync(`consent-disclosure { ${lines.join(' ')} }`);
    document.adoptedStyleSheets = [sheet];
  }, colours);

const worn = (page) =>
  page.css('.mount').evaluate((mount) => {
    const { backgroundColor: paper, color: ink } = getComputedStyle(mount);
    return { paper, ink };
  });

async function open(page, colours) {
  const events = recordEvents(page);
  await page.goto('/');
  await paint(page, colours);
  await putWidget(page, GIVEN);
  await gotScreen(page, 'P0', { timeout: 20_000 });
  return events;
}

const faults = async (events) =>
  (await events.ofType('consent-error')).filter(({ detail }) => detail.about === 'theme').map(({ detail }) => detail.faults);

const DARK = {
  ink: '#f4f4f4', paper: 'hsl(200 20% 12%)', soft: '#22303a', muted: '#c9d2d6', line: '#8fa0a8', accent: '#7fd6dc',
  'accent-ink': '#102024', focus: '#8a3c00', error: '#ff9d9d',
};

inEveryEngine('a theme', (it) => {
  it('emb-A17 is worn where every word can be read in it', async (page) => {
    const events = await open(page, DARK);
    assert.deepEqual(await faults(events), []);
    assert.equal((await worn(page)).ink, 'rgb(244, 244, 244)');
    await axe(page);
    await page.screenshot('theme-dark');
  });

  it('emb-A17 is refused whole with every fault, and ours stay', async (page) => {
    const events = await open(page, { ...DARK, muted: '#33424a', error: 'banana', line: 'rgb(0 0 0 / .5)' });
    const [found, ...more] = await faults(events);
    assert.equal(more.length, 0, 'told more than once');
    assert.deepEqual(found.map(({ path, code }) => [path, code]), [
      ['--cd-line', 'bad_format'], ['--cd-error', 'bad_format'], ['--cd-muted', 'out_of_range'], ['--cd-muted', 'out_of_range'],
    ]);
    assert.match(found[2].expected, /4\.5 to 1 with --cd-paper/);
    assert.deepEqual(await worn(page), OURS);
    await axe(page);
    await start(page, 'plan');
    await gotScreen(page, 'P1');
    assert.equal((await faults(events)).length, 1, 'told again although nothing has changed');
  });

  it('emb-A17 is looked at again with the next screen', async (page) => {
    const events = await open(page, {});
    await paint(page, { accent: '#eeeeee' });
    await start(page, 'plan');
    await gotScreen(page, 'P1');
    const [found] = await faults(events);
    assert.deepEqual(found.map(({ path }) => path), ['--cd-accent', '--cd-accent', '--cd-accent-ink']);
    const button = page.css('.button-main');
    assert.equal(await button.evaluate((main) => getComputedStyle(main).backgroundColor), 'rgb(23, 88, 92)');
  });
}, { base: () => server.base });
