// What a person does on any screen, and how a test looks on.

import { gotScreen } from '../checks/screens.mjs';
import { desk } from './words.mjs';

export const press = (page, name) => page.byRole('button', name).click();

export const choose = (page, question, option) => page.byRole('group', question).byRole('radio', option).click();

export const tick = (page, question, option) => page.byRole('group', question).byRole('checkbox', option).click();

export const write = (page, field, text) => page.byRole('textbox', field).type(text);

/** A password field has no role; its label is its name all the same. */
export async function writeSecret(page, label, text) {
  const field = page.css('input[type="password"]');
  const named = async () => (await field.evaluate((input) => input.labels[0]?.innerText)) === label;
  await page.until(named, { message: `waited for a secret field "${label}"` });
  await field.type(text);
}

/** What the live regions of the page say now. */
export const statuses = async (page) =>
  (await page.byRole('status').evaluateAll((status) => status.innerText.trim())).filter(Boolean);

/** Waits until a live region says words of this shape. */
export async function gotStatus(page, shape, options) {
  const said = async () => (await statuses(page)).some((text) => shape.test(text));
  await page.until(said, { message: `waited for a status like ${shape}`, ...options });
}

/** Waits for the summary of what is wrong. */
export async function gotErrors(page) {
  const alerts = page.byRole('alert');
  const shown = async () => (await alerts.evaluateAll((alert) => alert.innerText)).some((text) => text.includes(desk('desk.problem')));
  await page.until(shown, { message: 'waited for the summary of errors' });
}

/**
 * Waits for a screen and lets the test look at it. `look(page, name)` is called for
 * each screen; with `hasty` the way on is tried before anything is answered, and
 * `look` is called once more for the errors.
 */
export async function arrive(page, id, { look, hasty = false } = {}, tooEarly) {
  await gotScreen(page, id);
  if (!look) return;
  await look(page, id);
  if (!hasty || !tooEarly) return;
  await tooEarly();
  await gotErrors(page);
  await look(page, `${id} with errors`);
}

/** Lets a test that wants it (`hasty`, or `halfway` without errors) look at a screen once its first answers have brought up more. */
export async function halfThere(page, name, { look, hasty = false, halfway = false } = {}, tooEarly) {
  if (!look || !(hasty || halfway)) return;
  if (hasty) await tooEarly();
  await look(page, name);
}
