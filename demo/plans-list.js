// @ts-check
// Plans that were prepared at the desk, each with the button that opens it in the room.

import { nameOf } from './cases.js';
import { dayAndTimeOf } from './clock.js';
import { aside, byId, make } from './dom.js';

/** @typedef {import('../src/embed/consent-disclosure.d.ts').Plan} Plan */
/** @typedef {import('../src/embed/consent-disclosure.d.ts').Case} SharedCase */
/** @typedef {import('./store.js').PlanRow} PlanRow */

/**
 * @param {PlanRow[]} rows
 * @param {SharedCase} shared
 * @param {(plan: Plan) => void} open
 */
export function showPlans(rows, shared, open) {
  byId('plans').replaceChildren(rows.length > 0
    ? make('ul', { class: 'kept' }, ...rows.map((row) => planItem(row, shared, open)))
    : make('p', { class: 'empty' }, 'No plans yet. Make one before you see the family.'));
}

/**
 * Only those who are to be asked: a plan also names people who must not know of it.
 * @param {Plan} plan
 * @param {SharedCase} shared
 */
function whoIsAsked(plan, shared) {
  const asked = plan.asked.map((person) => nameOf(shared, person));
  return asked.length > 0 ? new Intl.ListFormat('en-GB').format(asked) : 'nobody yet';
}

/**
 * @param {PlanRow} row
 * @param {SharedCase} shared
 * @param {(plan: Plan) => void} open
 */
function planItem(row, shared, open) {
  /** @type {Plan} */
  const plan = JSON.parse(row.plan_json);
  const who = whoIsAsked(plan, shared);
  const when = dayAndTimeOf(plan.created ?? row.kept_at);
  return make('li', {},
    make('h3', {}, `Plan for ${who}`),
    make('p', {}, `Made ${when}.`),
    make('div', { class: 'actions' },
      make('button', { type: 'button', click: () => open(plan) },
        'Open the talk', aside(`: plan for ${who}, ${when}`))));
}
