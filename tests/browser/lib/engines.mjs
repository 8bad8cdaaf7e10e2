// The three engines behind one interface.

import { Page } from './page.mjs';
import { openWithPuppeteer } from './puppeteer-driver.mjs';
import { openWebKit } from './webkit-driver.mjs';

const OPEN = {
  chromium: () => openWithPuppeteer('chromium'),
  firefox: () => openWithPuppeteer('firefox'),
  webkit: openWebKit,
};

/** Those that BROWSERS names; all three without it. */
export const engines = (process.env.BROWSERS ?? Object.keys(OPEN).join(',')).split(',').map((name) => name.trim());

for (const name of engines) {
  if (!OPEN[name]) throw new Error(`BROWSERS names "${name}"; it can name ${Object.keys(OPEN).join(', ')}`);
}

/** A page of a new tablet: nothing stored, upright. */
export const TABLET = { width: 820, height: 1180 };

export async function openBrowser(engine) {
  const browser = await OPEN[engine]();
  const newPage = async (base) => {
    const driver = await browser.newDriver();
    await driver.setViewport(TABLET.width, TABLET.height);
    return new Page(driver, base);
  };
  return { newPage, close: browser.close };
}
