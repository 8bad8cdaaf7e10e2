// One set of tests, run in every engine: the engines side by side, the tests of one in turn.

import { after, before, describe, it } from 'node:test';

import { engines, openBrowser } from './engines.mjs';

// No journey takes this long; a browser that hangs would.
const LIMIT = { timeout: 300_000 };

// A browser is started once for a file, by the first test that needs it.
const browsers = new Map();

const browserOf = (engine) => {
  if (!browsers.has(engine)) browsers.set(engine, openBrowser(engine));
  return browsers.get(engine);
};

after(() => Promise.all([...browsers.values()].map(async (opening) => (await opening).close())));

const baseFrom = (base) => {
  const found = typeof base === 'function' ? base() : base ?? process.env.BASE_URL;
  if (!found) throw new Error('BASE_URL must say where the demo is served, such as http://127.0.0.1:8080/');
  return found;
};

const withConsole = async (page, error) => {
  const errors = await page.consoleErrors().catch(() => []);
  const said = error.message.includes('On screen in') ? '' : `\n${await page.describe()}`;
  const heard = errors.length ? `\nConsole errors:\n  ${errors.join('\n  ')}` : '';
  error.message += said + heard;
  return error;
};

const runOn = async (page, body) => {
  try {
    await body(page);
  } catch (error) {
    throw await withConsole(page, error);
  }
};

const newPage = async (engine, base) => (await browserOf(engine)).newPage(baseFrom(base));

const runAlone = async (engine, base, body) => {
  const page = await newPage(engine, base);
  try {
    await runOn(page, body);
  } finally {
    await page.close();
  }
};

const testsOnOnePage = (engine, base) => {
  let page;
  before(async () => {
    page = await newPage(engine, base);
  });
  after(() => page?.close());
  return (name, body) => it(name, LIMIT, () => runOn(page, body));
};

/**
 * `define(it, engine)` writes tests `it('title', async (page) => …)`; each gets a page
 * of a new profile, or with `onePage` all get the same, as it was left. `base` is
 * where `page.goto` starts from; without it BASE_URL.
 */
export function inEveryEngine(title, define, { base, onePage = false } = {}) {
  describe(title, { concurrency: engines.length }, () => {
    for (const engine of engines) {
      describe(engine, { concurrency: 1 }, () => {
        const alone = (name, body) => it(name, LIMIT, () => runAlone(engine, base, body));
        define(onePage ? testsOnOnePage(engine, base) : alone, engine);
      });
    }
  });
}
