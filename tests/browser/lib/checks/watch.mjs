// Looks at each screen of a walk in every way at once, and keeps what is wrong:
// one walk then tells of all screens, not only of the first bad one.

import assert from 'node:assert/strict';

import { TABLET } from '../engines.mjs';
import { axeFindsNothing } from './axe.mjs';
import { noHorizontalScroll, targets } from './layout.mjs';
import { step } from './screens.mjs';

export const WIDTHS = [320, 820, 1180, 1280];

const QUIET = { spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off', writingsuggestions: 'false' };

// Browsers offer kept passwords in spite of "off"; "new-password" they heed.
const completion = ({ type }) => (type === 'password' ? ['off', 'new-password'] : ['off']);

/** Text controls within the widget that let the browser keep, send or mend what is typed. */
export async function quietFields(page) {
  const fields = await page.css('[data-screen] input, [data-screen] textarea').evaluateAll((field) => ({
    id: field.id, type: field.type, attributes: Object.fromEntries([...field.attributes].map(({ name, value }) => [name, value])),
  }));
  const typed = fields.filter(({ type }) => !['radio', 'checkbox'].includes(type));
  const faults = typed.flatMap((field) => {
    const loud = Object.entries(QUIET).filter(([name, value]) => field.attributes[name] !== value).map(([name]) => name);
    if (!completion(field).includes(field.attributes.autocomplete)) loud.push('autocomplete');
    return loud.map((name) => `#${field.id} has ${name}="${field.attributes[name] ?? ''}"`);
  });
  assert.deepEqual(faults, [], `text fields that talk in ${page.engine}`);
}

/** Nothing within the widget is chosen or ticked. */
export async function nothingChosen(page) {
  const chosen = await page.css('[data-screen] input').evaluateAll((input) => input.checked && input.id);
  assert.deepEqual(chosen.filter(Boolean), [], `chosen beforehand in ${page.engine}`);
}

const MANY = 6;

/** What is wrong, and on which screens: the same fault on ten screens is told once. */
class Faults {
  #places = new Map();

  add(error, place) {
    const list = Array.isArray(error.actual) ? error.actual : [error.message];
    for (const fault of list) this.#places.set(fault, (this.#places.get(fault) ?? new Set()).add(place));
  }

  none() {
    const on = (places) => [...places].slice(0, MANY).join(', ') + (places.size > MANY ? ` and ${places.size - MANY} more` : '');
    const lines = [...this.#places].map(([fault, places]) => `${fault}\n    on ${on(places)}`);
    assert.equal(lines.length, 0, `${lines.length} faults\n${lines.join('\n')}`);
  }
}

/** `look` for the walks, what was `seen`, and `faults` by kind of check. */
export function watch() {
  const seen = { screens: new Set(), names: [] };
  const faults = { axe: new Faults(), targets: new Faults(), reflow: new Faults(), fields: new Faults() };
  const note = (kind, place) => (error) => faults[kind].add(error, place);
  const look = async (page, name) => {
    seen.screens.add(await step(page));
    seen.names.push(name);
    await axeFindsNothing(page).catch(note('axe', name));
    await quietFields(page).catch(note('fields', name));
    for (const width of WIDTHS) {
      await page.setViewport(width, TABLET.height);
      await page.nextFrame();
      await targets(page).catch(note('targets', `${name} (${width})`));
      await noHorizontalScroll(page).catch(note('reflow', `${name} (${width})`));
    }
    await page.setViewport(TABLET.width, TABLET.height);
    await page.nextFrame();
  };
  return { look, seen, faults };
}
