// Looks at each screen of a walk in every way at once, and keeps what is wrong:
// one walk then tells of all screens, not only of the first bad one.

import assert from 'node:assert/strict';

import { TABLET } from '../engines.mjs';
import { aceFindsNothing } from './ace.mjs';
import { axeFindsNothing } from './axe.mjs';
import { focusShown } from './focus.mjs';
import { noHorizontalScroll, targets } from './layout.mjs';
import { step } from './screens.mjs';
import { setTextSize } from './text-size.mjs';
import { setTextSpacing } from './text-spacing.mjs';

export const WIDTHS = [320, 820, 1180, 1280];

/** A tablet that was turned. */
const TURNED = { width: TABLET.height, height: TABLET.width };

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

/** One heading at the level that the host chose; the rest of the screen is below it. */
export async function oneHeading(page) {
  const level = (await page.css('consent-disclosure').attribute('heading-level')) ?? '2';
  const headings = await page.css(`[data-screen] h${level}`).evaluateAll((heading) => heading.innerText);
  assert.equal(headings.length, 1, `${headings.length} headings of level ${level} in ${page.engine}: ${headings.join(', ')}`);
}

/** How long the focus may take, in milliseconds. */
const SOON = 1000;

/** The reader is taken to the heading of a new screen, or to the summary of what is wrong. */
export async function focusIsLed(page) {
  const at = () => page.css('[data-screen]').evaluate((screen) => {
    const active = screen.getRootNode().activeElement;
    return active && (active.getAttribute('role') ?? active.localName);
  });
  const wrong = (await page.css('[data-screen] [role="alert"]').count()) > 0;
  const led = (place) => (wrong ? place === 'alert' : /^h\d$/.test(place ?? ''));
  // On a slow machine the focus is led a task after the screen is drawn.
  await page.until(async () => led(await at()), { timeout: SOON }).catch(() => {});
  const place = await at();
  assert.ok(led(place), `the focus is on ${place} in ${page.engine}, and ${wrong ? 'something is wrong' : 'the screen is new'}`);
}

/** A heading is read, not used: it needs no ring. Whatever else has the focus does. */
async function focusIsSeen(page) {
  const isHeading = await page.css('[data-screen]').evaluate((screen) => /^h\d$/.test(screen.getRootNode().activeElement?.localName ?? ''));
  if (!isHeading) await focusShown(page);
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
  const kinds = ['axe', 'ace', 'targets', 'reflow', 'larger', 'spaced', 'fields', 'heading', 'focus', 'focusShown'];
  const faults = Object.fromEntries(kinds.map((kind) => [kind, new Faults()]));
  const note = (kind, place) => (error) => faults[kind].add(error, place);
  // Midway the focus is where somebody has just answered.
  const look = async (page, name, { midway = false } = {}) => {
    seen.screens.add(await step(page));
    seen.names.push(name);
    // A page that has only just been opened leaves the focus where it is.
    if (seen.names.length > 1 && !midway) {
      await focusIsLed(page).catch(note('focus', name));
      await focusIsSeen(page).catch(note('focusShown', name));
    }
    await oneHeading(page).catch(note('heading', name));
    await axeFindsNothing(page).catch(note('axe', name));
    await aceFindsNothing(page).catch(note('ace', name));
    await quietFields(page).catch(note('fields', name));
    for (const width of WIDTHS) {
      await page.setViewport(width, TABLET.height);
      await page.nextFrame();
      if (process.env.PICTURES) await page.screenshot(`${process.env.PICTURES}/${width}/${name}.png`);
      await targets(page).catch(note('targets', `${name} (${width})`));
      await noHorizontalScroll(page).catch(note('reflow', `${name} (${width})`));
    }
    await page.setViewport(TURNED.width, TURNED.height);
    await page.nextFrame();
    await noHorizontalScroll(page).catch(note('reflow', `${name} (turned)`));
    await page.setViewport(WIDTHS[0], TABLET.height);
    await setTextSize(page, 2);
    await page.nextFrame();
    await noHorizontalScroll(page).catch(note('larger', name));
    await setTextSize(page, 1);
    await setTextSpacing(page, true);
    await page.nextFrame();
    await noHorizontalScroll(page).catch(note('spaced', name));
    await setTextSpacing(page, false);
    await page.setViewport(TABLET.width, TABLET.height);
    await page.nextFrame();
  };
  return { look, seen, faults };
}
