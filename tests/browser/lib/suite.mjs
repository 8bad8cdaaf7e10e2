// One set of tests, run in every engine: the engines side by side, the tests of one in turn.

import { after, before, describe, it } from 'node:test';

import { engines, openBrowser } from './engines.mjs';

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

const runOn = async (browser, base, body) => {
  const page = await browser.newPage(base);
  try {
    await body(page);
  } catch (error) {
    throw await withConsole(page, error);
  } finally {
    await page.close();
  }
};

/**
 * `define(it, engine)` writes tests `it('title', async (page) => …)`; each gets a page
 * of a new profile. `base` is where `page.goto` starts from; without it BASE_URL.
 */
export function inEveryEngine(title, define, { base } = {}) {
  describe(title, { concurrency: engines.length }, () => {
    for (const engine of engines) {
      describe(engine, { concurrency: 1 }, () => {
        let browser;
        before(async () => {
          browser = await openBrowser(engine);
        });
        after(() => browser?.close());
        const test = (name, body) => it(name, () => runOn(browser, baseFrom(base), body));
        define(test, engine);
      });
    }
  });
}
