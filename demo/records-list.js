// @ts-check
// Records that the case system has kept: in a sentence, as JSON, as a file.

import { dayAndTimeOf } from './clock.js';
import { aside, byId, facts, make } from './dom.js';
import { referenceOf } from './store.js';

/** @typedef {import('./store.js').RecordRow} RecordRow */

/** @param {RecordRow[]} rows In the order in which they were kept. */
export function showRecords(rows) {
  byId('records').replaceChildren(rows.length > 0
    ? make('ul', { class: 'kept' }, ...[...rows].reverse().map(recordItem))
    : make('p', { class: 'empty' }, 'No consent records yet.'));
}

/** @param {string} code A code of the contract, as words. */
const inWords = (code) => {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** @param {RecordRow} row */
function recordItem(row) {
  const reference = referenceOf(row);
  const { kind, state, person_name: person, sentence } = row.summary;
  /** @type {import('../src/embed/consent-disclosure.d.ts').ConsentRecord} */
  const record = JSON.parse(row.record_json);
  return make('li', {},
    make('h3', {}, `${inWords(state)}: ${person}`),
    make('p', { class: 'sentence' }, sentence),
    facts([
      ['Kind', inWords(kind)],
      ['When', dayAndTimeOf(record.event.event_time)],
      ['Received', dayAndTimeOf(row.received_at)],
      ['Reference', reference],
    ]),
    asJson(row, reference),
    make('div', { class: 'actions' },
      make('button', { type: 'button', click: () => download(row, reference) },
        'Download', aside(` record ${reference}`))));
}

/**
 * Written out only when it is opened: until then a record's text is on the shelf
 * and not in the page.
 * @param {RecordRow} row
 * @param {string} reference
 */
function asJson(row, reference) {
  const text = make('pre', { tabindex: '0', role: 'region', 'aria-label': `Record ${reference} as JSON` });
  const details = make('details', {}, make('summary', {}, 'Read as JSON', aside(`: record ${reference}`)), text);
  details.addEventListener('toggle', () => {
    text.textContent = details.open ? JSON.stringify(JSON.parse(row.record_json), null, 2) : '';
  });
  return details;
}

/**
 * The exact text that was emitted, so that its digest can be checked anywhere.
 * @param {RecordRow} row
 * @param {string} reference
 */
function download(row, reference) {
  const address = URL.createObjectURL(new Blob([row.record_json], { type: 'application/json' }));
  make('a', { href: address, download: `${reference}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
