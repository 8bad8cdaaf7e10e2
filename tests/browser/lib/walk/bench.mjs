// A page with nothing on it but, when a test puts it there, the widget: under the
// strict policy, with the bundle of the server under test.

import { serve } from '../serve.mjs';

const PAGE = '<!doctype html><html lang="en"><head><title>Bench</title><script type="module" src="/bench.js"></script></head>'
  + '<body><main><h1>Bench</h1></main></body></html>';

// A module of the page itself, so that a page in a frame imports into its own world.
const SCRIPT = `globalThis.bringWidget = () => import('/dist/consent-disclosure.js');`;

export const openBench = () => serve({ '/': PAGE, '/bench.js': SCRIPT }, { behind: process.env.BASE_URL });

/** Puts the widget on the page, with properties by name; `attributes` likewise. */
export async function putWidget(page, properties = {}, attributes = {}) {
  // The page's own module may come a moment after the page.
  await page.until(() => page.evaluate(() => Boolean(globalThis.bringWidget)));
  await page.evaluate(async (given, named) => {
    await globalThis.bringWidget();
    const widget = document.createElement('consent-disclosure');
    for (const [name, value] of Object.entries(named)) widget.setAttribute(name, value);
    widget.append('Paper form: ring 01632 960000');
    document.querySelector('main').append(widget);
    Object.assign(widget, given);
  }, properties, attributes);
}

/** Sets properties of the widget, in this order. */
export const give = (page, properties) =>
  page.evaluate((given) => { Object.assign(document.querySelector('consent-disclosure'), given); }, properties);

export const start = (page, journey) =>
  page.evaluate((wanted) => document.querySelector('consent-disclosure').start(wanted), journey);
