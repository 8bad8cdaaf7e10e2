// A child's pass in two halves: the explanation, P6c at the desk, and what the child says.
// In a young person's words.

import { gotScreen } from '../checks/screens.mjs';
import { givePin } from './host.mjs';
import { PASSCODE } from './room.mjs';
import { arrive, choose, gotStatus, press, tick, write, writeSecret } from './steps.mjs';
import { desk, purposeName, shapeOf, young } from './words.mjs';

const FACTORS = ['what', 'why', 'who', 'consequences', 'alternatives', 'explains', 'not_pressed'];

/** The name of a question of P6c: it ends in its purpose. */
export const asksOf = (key, name, purpose = 'early-help') =>
  `${key === 'outcome' ? desk('p6c.outcome') : desk(`p6c.${key}`, name)} ${purposeName(purpose)}`;

async function read(page, id, watching) {
  await arrive(page, id, watching);
  const ends = page.css('[data-end]');
  for (let at = 0; at < (await ends.count()); at += 1) {
    await page.agent('(agent, query, at) => agent.find(query)[at].scrollIntoView({ block: "center" })', ends.query, at);
    await page.nextFrame();
  }
  await press(page, young('talk.continue'));
}

async function unlock(page, passcode) {
  if (passcode) await writeSecret(page, young('unlock.passcode'), PASSCODE);
  await press(page, young('unlock.open'));
  if (!passcode) await givePin(page);
}

/** F1 to F7 and F9, and the tablet goes back. */
export async function firstHalf(page, { words, passcode } = {}, watching) {
  for (const id of ['F1', 'F2', 'F5']) await read(page, id, watching);
  await arrive(page, 'F9', watching);
  if (words) await write(page, young('f9.words'), words);
  await press(page, young('f9.clear'));
  await arrive(page, 'unlock', watching);
  await unlock(page, passcode);
  await gotScreen(page, 'P6c');
}

/** P6c: every question answered alike, and what is found; saved, up to P8. */
export async function assess(page, name, { said = 'yes', outcome = 'competent', reasons = 'As we talked about' } = {}, watching) {
  await arrive(page, 'P6c', watching, () => press(page, desk('p6c.save')));
  for (const factor of FACTORS) await choose(page, asksOf(factor, name), desk(`desk.${said}`));
  await choose(page, asksOf('outcome', name), desk(`p6c.${outcome}`));
  await write(page, desk(outcome === 'competent' ? 'p6c.reasons_able' : 'p6c.reasons'), reasons);
  if (watching) await watching.look(page, 'P6c answered', { midway: true });
  await press(page, desk('p6c.save'));
  await gotScreen(page, 'P22');
  await gotStatus(page, shapeOf('p22.saved_reference', 'desk'));
  if (watching) await watching.look(page, 'P22 after P6c');
  await press(page, desk('desk.continue'));
}

/** P8 again, for the same person. */
export async function handBack(page, name, watching) {
  await arrive(page, 'P8', watching, () => press(page, desk('p8.hand_over', name)));
  await choose(page, desk('p8.still_safe', name), desk('desk.yes'));
  await choose(page, desk('p8.alone', name), desk('desk.yes'));
  await press(page, desk('p8.hand_over', name));
  await gotScreen(page, 'F14');
}

const QUESTION = new RegExp(`^${young('f8.tell', '\u0000').split('\u0000')[0]}`);

/** F8: `says(question)` is the answer to each; answers how many there were. */
export async function choices(page, says, watching) {
  await arrive(page, 'F8', watching);
  const rows = await page.byRole('group', QUESTION).evaluateAll((group) =>
    group.getAttribute('aria-labelledby').split(' ').map((id) => group.getRootNode().getElementById(id).textContent).join(' '));
  for (const row of rows) await choose(page, row, young(`f8.${says(row)}`));
  await press(page, young('talk.continue'));
  return rows.length;
}

/** F10, with a tick. */
export async function confirm(page) {
  await gotScreen(page, 'F10');
  await choose(page, young('f10.way'), young('f10.way_ticked'));
  await tick(page, young('f10.title'), young('f10.tick'));
  await press(page, young('f10.confirm'));
}

/** From F11 back to the practitioner. */
export async function givesBack(page, { passcode } = {}) {
  await gotScreen(page, 'F11');
  await press(page, young('f11.give_back'));
  await gotScreen(page, 'unlock');
  await unlock(page, passcode);
}
