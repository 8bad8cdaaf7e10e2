// @ts-check
// What the demo controls say. They live in the address, so that a reload, a
// link and a test all start from the same page.

import { readInstant } from './clock.js';

export const SAVING = /** @type {const} */ (['works', 'fails', 'hangs', 'late', 'twice']);
export const UNLOCK = /** @type {const} */ (['host', 'passcode']);
export const CASES = /** @type {const} */ (['s01', 'unknowns']);

/**
 * @typedef {object} Settings
 * @property {(typeof CASES)[number]} case
 * @property {(typeof SAVING)[number]} saving
 * @property {(typeof UNLOCK)[number]} unlock
 * @property {string} now An instant, or empty for the device's clock.
 */

/**
 * The first of the allowed values is what an absent or unknown one means.
 * @template {string} T
 * @param {readonly [T, ...T[]]} allowed
 * @param {string | null} value
 * @returns {T}
 */
const oneOf = (allowed, value) => allowed.find((one) => one === value) ?? allowed[0];

/**
 * @param {string} query
 * @returns {Settings}
 */
export function readSettings(query) {
  const from = new URLSearchParams(query);
  // A '+' in an address stands for a space: `?now=...+01:00` is written by hand.
  const now = (from.get('now') ?? '').replace(' ', '+');
  return {
    case: oneOf(CASES, from.get('case')),
    saving: oneOf(SAVING, from.get('saving')),
    unlock: oneOf(UNLOCK, from.get('unlock')),
    now: readInstant(now) ? now : '',
  };
}

/** @param {Settings} settings */
export function addressOf(settings) {
  const query = new URLSearchParams({ case: settings.case });
  if (settings.saving !== SAVING[0]) query.set('saving', settings.saving);
  if (settings.unlock !== UNLOCK[0]) query.set('unlock', settings.unlock);
  if (settings.now) query.set('now', settings.now);
  return `?${query}`;
}
