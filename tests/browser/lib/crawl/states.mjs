// The states of the talk, as the pure machine was walked through natively
// (tests/flow/crawl): each with its signature, and a way to it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.CONSENT_CRAWL;

const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** Every state; none where nobody has enumerated them. */
export const states = folder ? read('states.json') : [];

/** What a host gives to the family of this state. */
export const givenTo = ({ given }) => read(given);

/** One of each screen and layout, with an error and without; F8 in each language too. */
function sampled(list) {
  const kinds = new Map();
  for (const state of list) {
    const language = state.screen === 'F8' ? state.language : '';
    const kind = [state.screen, state.layout, Boolean(state.error), language].join('|');
    if (!kinds.has(kind)) kinds.set(kind, state);
  }
  return [...kinds.values()];
}

function wanted() {
  const only = process.env.CRAWL_ONLY?.split(',');
  if (only) return states.filter(({ id }) => only.includes(id));
  return process.env.CRAWL_ALL ? states : sampled(states);
}

/** Those of this run, by screen. */
export const byScreen = wanted().reduce(
  (map, state) => map.set(state.screen, [...(map.get(state.screen) ?? []), state]), new Map());
