// An answer's activation to the next frame, in the widget's F8 and in the empty list of the
// same length.
//
// The activation is a real press of the pointer, given to the browser over its protocol;
// its time begins with the click event's own timestamp, which is when the browser got it.
// Turns are taken in short blocks, so that what else the machine does falls on both; only
// the page in front paints, so a turn begins by bringing it there. Beside the time to the
// frame, in which a part is waiting for the screen's next refresh, `work` is what the main
// thread was busy with: there no waiting hides a difference.

import { gotScreen } from '../../tests/browser/lib/checks/screens.mjs';
import { putWidget, start } from '../../tests/browser/lib/walk/bench.mjs';
import { handOver } from '../../tests/browser/lib/walk/room.mjs';
import { listen } from '../../tests/browser/lib/walk/talk.mjs';
import { LISTS } from './items.mjs';
import { afterFrame, median, slowed } from './frames.mjs';

const BLOCKS = 8;
const IN_A_BLOCK = 5;
// The first ones find code that was not compiled yet.
const UNCOUNTED = 1;

/** Of each row the two controls that are pressed in turn, and whether one is chosen. */
const WIDGET = `(() => {
  const radios = document.querySelector('consent-disclosure').shadowRoot.querySelectorAll('input[type="radio"]');
  const rows = Map.groupBy(radios, ({ name }) => name);
  return { rows: [...rows.values()].map((row) => row.slice(0, 2)), chosen: (control) => control.checked };
})()`;

const EMPTY = `(() => ({
  rows: [...document.querySelectorAll('li')].map((row) => [...row.querySelectorAll('button')]),
  chosen: (control) => control.getAttribute('aria-pressed') === 'true',
}))()`;

const count = (page, find) => page.evaluate(`() => ${find}.rows.length`);

async function widget(browser, site, items) {
  const page = await browser.newPage(site.base);
  await page.goto('/');
  await putWidget(page, LISTS[items], { unlock: 'host' });
  await gotScreen(page, 'P0', { timeout: 60_000 });
  await start(page, 'talk');
  await handOver(page, 'Priya');
  await listen(page);
  return page;
}

async function emptyList(browser, site, items) {
  const page = await browser.newPage(site.base);
  await page.goto('/empty-list.html');
  await page.evaluate((rows) => globalThis.begin(rows), items);
  return page;
}

async function subject(name, page, find, items) {
  const found = await count(page, find);
  if (found !== items) throw new Error(`${name} has ${found} rows, not ${items}`);
  const session = await slowed(page.driver.page);
  await session.send('Performance.enable');
  return { name, page, find, session, frames: [], work: [], parts: [] };
}

const busy = async (session) => {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  const { TaskDuration: task, ScriptDuration: script, RecalcStyleDuration: style, LayoutDuration: layout } = seconds;
  return { task, script, style, layout };
};

/** One press: where it is to go, what the next frame says of it. */
async function press({ page, find, session }, row, choice) {
  const point = await page.evaluate(`async (row, choice) => {
    const control = ${find}.rows[row][choice];
    control.scrollIntoView({ block: 'center', inline: 'center' });
    await (${afterFrame})();
    await (${afterFrame})();
    globalThis.pressed = new Promise((resolve) => {
      addEventListener('click', async ({ timeStamp }) => {
        resolve({ frame: await (${afterFrame})() - timeStamp });
      }, { capture: true, once: true });
    });
    const { left, top, width, height } = control.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }`, row, choice);
  const before = await busy(session);
  await page.driver.click(point.x, point.y);
  const { frame } = await page.evaluate(`async () => globalThis.pressed`);
  const after = await busy(session);
  const taken = await page.evaluate(`(row, choice) => { const { rows, chosen } = ${find}; return chosen(rows[row][choice]); }`, row, choice);
  if (!taken) throw new Error(`row ${row} did not take its answer ${choice}`);
  const parts = Object.fromEntries(Object.entries(after).map(([name, value]) => [name, (value - before[name]) * 1000]));
  return { frame, parts };
}

async function turn(subject, items, block) {
  await subject.page.driver.page.bringToFront();
  for (let at = 0; at < IN_A_BLOCK; at += 1) {
    const nth = block * IN_A_BLOCK + at;
    // All over the list, and never the answer that a row has.
    const { frame, parts } = await press(subject, (nth * 7) % items, nth % 2);
    if (block < UNCOUNTED) continue;
    subject.frames.push(frame);
    subject.work.push(parts.task);
    subject.parts.push(parts);
  }
}

export async function activation(browser, site, items) {
  const ours = await subject('the widget', await widget(browser, site, items), WIDGET, items);
  const empty = await subject('the empty list', await emptyList(browser, site, items), EMPTY, items);
  for (let block = 0; block < BLOCKS + UNCOUNTED; block += 1) {
    for (const one of [ours, empty]) await turn(one, items, block);
  }
  const part = (name) => median(ours.parts.map((parts) => parts[name]));
  await ours.page.close();
  await empty.page.close();
  return {
    frame: { ours: median(ours.frames), empty: median(empty.frames) },
    work: { ours: median(ours.work), empty: median(empty.work) },
    parts: { script: part('script'), style: part('style'), layout: part('layout') },
  };
}
