// From opening a page to the frame in which the widget's first screen stands, and to the
// first frame of the empty application: from the beginning of the navigation, as a person
// waits, and from the first line of the page's script, where nothing that both share is in
// the way. Both come from the browser's cache (site.mjs), each in a tab of its own without
// anything of the test harness, and take turns.

import { bareTab, median, slowed } from './frames.mjs';

const TURNS = 12;
// Fill the cache.
const UNCOUNTED = 2;

async function subject(browser, site, path, screen) {
  const { page, close } = await bareTab(browser, site.base);
  await slowed(page);
  return { page, close, path, screen, navigation: [], script: [] };
}

async function open({ page, path, screen, navigation, script }, site, counted) {
  await page.bringToFront();
  await page.goto(site.base + path, { waitUntil: 'load' });
  await page.waitForFunction('globalThis.firstScreen', { polling: 50 });
  const first = await page.evaluate('globalThis.firstScreen');
  if (first.screen !== screen) throw new Error(`${path} shows ${first.screen}, not ${screen}`);
  if (!counted) return;
  navigation.push(first.shown);
  script.push(first.shown - first.began);
}

export async function firstScreen(browser, site) {
  const ours = await subject(browser, site, '/first-widget.html', 'P0');
  const empty = await subject(browser, site, '/first-empty.html', 'empty');
  for (let at = 0; at < TURNS + UNCOUNTED; at += 1) {
    for (const one of [ours, empty]) await open(one, site, at >= UNCOUNTED);
  }
  await ours.close();
  await empty.close();
  const both = (what) => ({ ours: median(ours[what]), empty: median(empty[what]) });
  return { navigation: both('navigation'), script: both('script') };
}
