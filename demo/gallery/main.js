// @ts-check
// Every screen in its states: each a widget of its own, led there by what a host may
// do and by what a person may press. content/samples/gallery.json says how; the
// browser tests read the same list.

import adult from '../../content/en/adult.json' with { type: 'json' };
import practitioner from '../../content/en/practitioner.json' with { type: 'json' };
import gallery from '../../content/samples/gallery.json' with { type: 'json' };
import s01 from '../../content/samples/case-s01.json' with { type: 'json' };
import configuration from '../../content/samples/northfield.json' with { type: 'json' };
import { byId, make } from '../dom.js';

/** @typedef {import('../../src/embed/consent-disclosure.d.ts').ConsentDisclosureElement} Widget */
/** @typedef {{ name: string, screen: string, journey?: string, plan?: string, people?: string, after?: string, steps: string[] }} State */

const states = /** @type {State[]} */ (gallery.states);

const frame = () => new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); });

/** @param {() => unknown} ask @param {string} what */
async function until(ask, what) {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = ask();
    if (found) return found;
    await new Promise((go) => { setTimeout(go, 10); });
  }
  throw new Error(`waited for ${what}`);
}

/** @param {State} state The steps of all that comes before it, and its own. @returns {string[]} */
function stepsTo(state) {
  const before = states.find(({ name }) => name === state.after);
  return [...(before ? stepsTo(before) : []), ...state.steps];
}

/** @param {string} key */
function words(key) {
  for (const pack of [adult, practitioner]) {
    /** @type {any} */
    let at = pack;
    for (const part of key.split('.')) at = at?.[part];
    if (typeof at === 'string') return at;
  }
  throw new Error(`no words for ${key}`);
}

/** @param {Widget} widget @param {string} selector */
const find = (widget, selector) =>
  /** @type {HTMLElement | null} */ (widget.shadowRoot?.querySelector(selector) ?? null);

/** Words may hold a name: they begin and end as the pack says. @param {Widget} widget @param {string} key */
function buttonOf(widget, key) {
  const [begins, ...others] = words(key).split(/\{\{\w+\}\}/);
  const ends = others.at(-1) ?? '';
  const buttons = [...(widget.shadowRoot?.querySelectorAll('button') ?? [])];
  const says = (/** @type {HTMLElement} */ button) => {
    const text = button.textContent ?? '';
    return others.length === 0 ? text === begins : text.startsWith(begins ?? '') && text.endsWith(ends);
  };
  return buttons.find(says);
}

/** Every block to its end, as whoever scrolls reads it. @param {Widget} widget */
async function read(widget) {
  for (const end of widget.shadowRoot?.querySelectorAll('[data-end]') ?? []) {
    end.scrollIntoView({ block: 'center' });
    await frame();
    await frame();
  }
}

/**
 * `read`; `withdraw`; `#field` chooses; `*block` marks; `=key` presses what these words are on.
 * @param {Widget} widget @param {string} step
 */
async function take(widget, step) {
  const rest = step.slice(1);
  if (step === 'read') return read(widget);
  if (step === 'withdraw') return widget.start('withdraw');
  const control = () => {
    if (step.startsWith('=')) return buttonOf(widget, rest);
    const at = step.startsWith('*') ? `[id="block-${rest}"] .ask` : `[id="${rest}"]`;
    return find(widget, at);
  };
  const found = /** @type {HTMLElement} */ (await until(control, step));
  found.click();
  await frame();
}

/** @param {State} state @param {Widget} widget */
async function lead(state, widget) {
  const answers = state.plan && gallery.plans[/** @type {keyof typeof gallery.plans} */ (state.plan)];
  const { config_id, version } = configuration;
  const plan = answers && {
    plan_version: 1,
    plan_id: '5f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0001',
    case_ref: s01.case_ref,
    config: { config_id, version, digest: `sha-256:${'0'.repeat(64)}` },
    asked: Object.entries(answers).flatMap(([field, [said]]) => (field.startsWith('part.') && said === 'asked' ? [field.slice(5)] : [])),
    answers,
  };
  /** @type {any} */ (widget).config = configuration;
  /** @type {Record<string, object>} */
  const others = state.people ? gallery.people[/** @type {keyof typeof gallery.people} */ (state.people)] : {};
  const people = s01.people.map((person) => ({ ...person, ...others[person.id] }));
  /** @type {any} */ (widget).case = { ...s01, people, now: gallery.now, ...(plan && { plan }) };
  await until(() => find(widget, '[data-screen]'), `${state.name}: a screen`);
  const journey = journeyOf(state);
  if (journey) widget.start(/** @type {'plan' | 'talk'} */ (journey));
  await frame();
  for (const step of stepsTo(state)) await take(widget, step);
  await until(() => find(widget, `[data-screen="${state.screen}"]`), `${state.name}: ${state.screen}`);
}

/** The journey that the first of the states before it begins with. @param {State} state @returns {string | undefined} */
function journeyOf(state) {
  const before = states.find(({ name }) => name === state.after);
  return state.journey ?? (before && journeyOf(before));
}

/** @param {State} state */
async function show(state) {
  const widget = /** @type {Widget} */ (make('consent-disclosure', { lang: 'en', 'heading-level': '3', unlock: 'host', cover: 'host' }));
  widget.now = () => new Date(gallery.now);
  widget.addEventListener('consent-unlock', (event) => event.respondWith(Promise.resolve(true)));
  widget.addEventListener('consent-record', (event) => event.waitUntil(Promise.resolve({ reference: 'G-1' })));
  const id = `state-${states.indexOf(state)}`;
  const section = make('section', { 'aria-labelledby': id, 'data-state': state.name }, make('h2', { id }, state.name), widget);
  byId('shown').append(section);
  byId('states').append(make('li', {}, make('a', { href: `#${id}` }, state.name)));
  await lead(state, widget);
}

/** `?state=F8` shows one alone. */
async function showAll() {
  const one = new URLSearchParams(location.search).get('state');
  const wanted = states.filter(({ name }) => !one || name === one);
  await customElements.whenDefined('consent-disclosure');
  /** @type {string[]} */
  const failed = [];
  for (const state of wanted) {
    byId('progress').textContent = `${state.name} …`;
    await show(state).catch((error) => failed.push(`${state.name}: ${error.message}`));
  }
  byId('progress').textContent = failed.length > 0 ? failed.join('; ') : `${wanted.length} of ${states.length} states`;
  document.body.dataset.ready = String(wanted.length - failed.length);
  scrollTo(0, 0);
}

showAll();
