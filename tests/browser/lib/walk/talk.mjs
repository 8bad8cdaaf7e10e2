// One person's pass, from hello to what happens next.

import { gotScreen } from '../checks/screens.mjs';
import { arrive, choose, halfThere, press, tick, write } from './steps.mjs';
import { say, shapeOf, shapeOfBoth } from './words.mjs';

const QUESTION = shapeOfBoth('f8.tell', 'f8.kind');

/** Shows every block to its end, as a person does who scrolls through a screen. */
async function readToTheEnd(page) {
  const ends = page.css('[data-end]');
  for (let at = 0; at < (await ends.count()); at += 1) {
    await page.agent('(agent, query, at) => agent.find(query)[at].scrollIntoView({ block: "center" })', ends.query, at);
    await page.nextFrame();
  }
}

/** Reads one screen of F1 to F7, and goes on. */
export async function hear(page, id, watching) {
  await arrive(page, id, watching);
  await readToTheEnd(page);
  await press(page, say('talk.continue'));
}

/** F1 to F7, up to F8. */
export async function listen(page, watching) {
  await hear(page, 'F1', watching);
  await hear(page, 'F2', watching);
  await hear(page, 'F5', watching);
  await gotScreen(page, 'F8');
}

/** The same, one idea a screen: F1 to F7. */
export async function listenOneByOne(page, watching) {
  for (const id of ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7']) await hear(page, id, watching);
  await gotScreen(page, 'F8');
}

/** The questions of F8, in their order: whom to tell, and about what. */
export const questions = (page) =>
  page.byRole('group', QUESTION).evaluateAll((group) =>
    group.getAttribute('aria-labelledby').split(' ').map((id) => group.getRootNode().getElementById(id).textContent).join(' '));

/** F8: one answer for every question, or a list in their order; what is undefined stays open. */
export async function answer(page, answers = 'yes', watching) {
  await arrive(page, 'F8', watching, () => press(page, say('talk.continue')));
  for (const [at, question] of (await questions(page)).entries()) {
    const given = Array.isArray(answers) ? answers[at] : answers;
    if (given) await choose(page, question, say(`f8.${given}`));
  }
}

/** F8, by what each question is: `given(question)` is `yes`, `no` or `not_sure`. */
export async function answerEach(page, given) {
  await gotScreen(page, 'F8');
  for (const question of await questions(page)) await choose(page, question, say(`f8.${given(question)}`));
}

export const goOn = (page) => press(page, say('talk.continue'));

/** F9: `clear`, `again` or `skip`. */
export async function sayBack(page, { found = 'clear', words } = {}, watching) {
  await arrive(page, 'F9', watching);
  if (words) await write(page, say('f9.words'), words);
  await press(page, say(`f9.${found}`));
}

/** A line as a hand draws it, in hundredths of the pad. */
export const SIGN = [[20, 70], [30, 20], [40, 75], [55, 25], [60, 60], [80, 40]];

/** Draws a line on the pad of F10 or F14; `between(at)` is called before each further point of it, while the pen is down. */
export async function draw(page, line = SIGN, between = async () => {}) {
  const pad = page.css('.pad');
  await pad.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.nextFrame();
  const place = async ([x, y]) => {
    const { left, top, width, height } = await pad.box();
    return [left + (width * x) / 100, top + (height * y) / 100];
  };
  await page.mouse([['move', ...(await place(line[0]))], ['down']]);
  for (const [at, [x, y]] of line.slice(1).entries()) {
    await between(at);
    const [fromX, fromY] = line[at];
    const parts = await Promise.all([1, 2, 3, 4, 5, 6].map((part) => place([fromX + ((x - fromX) * part) / 6, fromY + ((y - fromY) * part) / 6])));
    await page.mouse(parts.map((part) => ['move', ...part]));
  }
  await page.mouse([['up']]);
}

/** What each way of F10 asks for, once it is chosen. */
export async function act(page, way, name = 'Priya Nair') {
  if (way === 'drawn') await draw(page);
  else if (way === 'typed_name') await write(page, say('f10.typed'), name);
  else if (way === 'ticked') await tick(page, say('f10.title'), say('f10.tick'));
  else await tick(page, say('f10.say'), shapeOf('f10.heard'));
}

/** F9 and F10: by `drawn`, `typed_name`, `ticked` or `said`. With `saidBack: null` F9 is behind us. */
export async function agree(page, { way = 'ticked', name, saidBack = 'clear' } = {}, watching) {
  if (saidBack) await sayBack(page, { found: saidBack }, watching);
  await arrive(page, 'F10', watching, () => press(page, say('f10.confirm')));
  await choose(page, say('f10.way'), say(`f10.way_${way}`));
  await halfThere(page, `F10 with ${way}`, watching, () => press(page, say('f10.confirm')));
  await act(page, way, name);
  await press(page, say('f10.confirm'));
  await gotScreen(page, 'F11');
}

export async function stop(page, watching) {
  await press(page, say('bar.stop'));
  await arrive(page, 'stop', watching);
  await press(page, say('stop.confirm'));
  await gotScreen(page, 'F11');
}

/** F12 and F13: takes back everything, or what is named as F12 names it. */
export async function changeMind(page, { some } = {}, watching) {
  await arrive(page, 'F12', watching, () => press(page, say('f12.some')));
  if (some) {
    for (const item of some) await tick(page, say('f12.list'), item);
    await press(page, say('f12.some'));
  } else {
    await press(page, say('f12.everything'));
  }
  await arrive(page, 'F13', watching);
  await press(page, say('f13.confirm'));
  await gotScreen(page, 'F11');
}
