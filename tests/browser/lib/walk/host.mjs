// The demo page around the widget: its buttons, its PIN, and what it keeps.

import { gotScreen } from '../checks/screens.mjs';
import { press, writeSecret } from './steps.mjs';

export const PIN = '4829';

const address = (settings) => `/?${new URLSearchParams({ case: 's01', ...settings })}`;

/** `settings`: what the demo controls say, such as `{ saving: 'fails' }`. */
export async function openDemo(page, settings = {}, options) {
  await page.goto(address(settings), options);
  await demoIsReady(page);
}

/** The widget stands, and what the case system keeps is listed: nothing moves any more. */
export async function demoIsReady(page) {
  await gotScreen(page, 'P0', { timeout: 20_000 });
  const listed = (id) => page.css(`#${id}`).evaluate((list) => list.childElementCount > 0);
  await page.until(async () => (await listed('plans')) && (await listed('records')));
}

export async function beginPlan(page) {
  await press(page, 'New plan');
  await gotScreen(page, 'P1');
}

/** Opens the newest plan in the room. */
export async function openTalk(page) {
  await page.byRole('button', /^Open the talk/).click();
  await gotScreen(page, 'P8');
}

export async function beginChangeOfMind(page) {
  await press(page, 'Change of mind');
  await gotScreen(page, 'P8');
}

/** The case system asks for its PIN in a dialog of its own. */
export async function givePin(page, pin = PIN) {
  await writeSecret(page, 'PIN', pin);
  await press(page, 'Return to the case');
}

/** The rows of a store of the demo's database, oldest first. */
export const kept = (page, store) =>
  page.evaluate((name) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('carerecord');
    opening.onerror = () => reject(opening.error);
    // The page has not made it yet: it keeps nothing, and is left to make it.
    opening.onupgradeneeded = () => {
      opening.transaction.abort();
      resolve([]);
    };
    opening.onsuccess = () => {
      const database = opening.result;
      const all = database.transaction(name).objectStore(name).getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        database.close();
        resolve(all.result);
      };
    };
  }), store);

/** The records that the case system keeps, oldest first. */
export const keptRecords = async (page) => (await kept(page, 'records')).map((row) => JSON.parse(row.record_json));

/** The product's own verdict on records, given in the page by the module that drew it. */
export const verified = (page, records) =>
  page.evaluate(async (given) => {
    const { load, verify } = await import('/dist/consent-disclosure.js');
    await load();
    return verify(given);
  }, records);
