// How long the main thread is blocked in the whole commonest talk, from the hand-over to
// "saved": of every task of more than 50 ms, as the browser lists them, what it takes
// beyond 50 ms, all added up.
//
// The harness looks for controls in the page itself, which on a slowed processor takes long
// too. So after every press and key the page first gets its frame, undisturbed; and what
// the harness's own scripts take is noted and taken off the tasks in which they run.

import { recordEvents } from '../../tests/browser/lib/checks/screens.mjs';
import { beginPlan, openDemo, openTalk } from '../../tests/browser/lib/walk/host.mjs';
import { SIX_ITEMS, plan } from '../../tests/browser/lib/walk/plan.mjs';
import { attest, handOver, save, takeBack } from '../../tests/browser/lib/walk/room.mjs';
import { agree, answer, goOn, listen } from '../../tests/browser/lib/walk/talk.mjs';
import { afterFrame, slowed } from './frames.mjs';

const PLACE = `globalThis[Symbol.for('consent-disclosure-blocking')]`;
const LONG = 50;
const TALKS = 3;

/** From now on, in this document. */
const watch = (page) => page.evaluate(`() => {
  const noted = ${PLACE} = { tasks: [], harness: [] };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) noted.tasks.push({ startTime, duration });
  }).observe({ type: 'longtask' });
}`);

/** What the harness runs in the page notes when; after each input the page comes first. */
function standAside(driver) {
  const evaluate = driver.evaluate.bind(driver);
  driver.evaluate = (source, args) => evaluate(`(...args) => {
    const began = performance.now();
    try { return (${source})(...args); } finally { ${PLACE}?.harness.push([began, performance.now()]); }
  }`, args);
  for (const input of ['click', 'press', 'type', 'mouse']) {
    const give = driver[input].bind(driver);
    driver[input] = async (...args) => {
      await give(...args);
      await evaluate(afterFrame, []);
    };
  }
}

/** Of one task, what blocked: without the harness's part, and beyond the first 50 ms. */
export function blocked({ startTime, duration }, harness) {
  const end = startTime + duration;
  let own = duration;
  for (const [from, to] of harness) own -= Math.max(0, Math.min(to, end) - Math.max(from, startTime));
  return { own, over: Math.max(0, own - LONG) };
}

async function talk(page) {
  await handOver(page, 'Priya');
  await listen(page);
  await answer(page, 'yes');
  await goOn(page);
  await agree(page);
  await takeBack(page);
  await attest(page, 'Priya');
  await save(page);
}

async function once(browser) {
  const page = await browser.newPage(process.env.BASE_URL);
  const events = recordEvents(page);
  await openDemo(page);
  await beginPlan(page);
  await plan(page, SIX_ITEMS);
  await openTalk(page);
  await watch(page);
  standAside(page.driver);
  await slowed(page.driver.page);
  await talk(page);
  const { tasks, harness } = await page.evaluate(`() => ${PLACE}`);
  const saved = (await events.ofType('consent-saved')).length;
  if (saved !== 1) throw new Error(`${saved} records were saved, so this was no whole talk`);
  await page.close();
  const found = tasks.map((task) => blocked(task, harness)).filter(({ over }) => over > 0);
  return {
    ms: found.reduce((sum, { over }) => sum + over, 0),
    tasks: found.length,
    longest: Math.max(0, ...found.map(({ own }) => own)),
  };
}

/** The talk in the middle of several, and the least and the most of all: other work on the machine lengthens tasks. */
export async function blocking(browser) {
  const talks = [];
  for (let at = 0; at < TALKS; at += 1) talks.push(await once(browser));
  talks.sort((one, other) => one.ms - other.ms);
  return { ...talks[TALKS >> 1], least: talks[0].ms, most: talks.at(-1).ms };
}
