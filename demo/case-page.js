// @ts-check
// The case system's own page around the widget: who is signed in, the case
// header with its risk flag, and the tabs that have nothing to do with sharing.

import { cases, titleOf } from './cases.js';
import { dayOf } from './clock.js';
import { byId, facts, make } from './dom.js';
import { addressOf } from './settings.js';

/** @typedef {import('./cases.js').CaseFile} CaseFile */
/** @typedef {import('../src/embed/consent-disclosure.d.ts').Person} Person */

/** @param {CaseFile} file */
export function showCase(file) {
  const { practitioner } = file.shared;
  byId('user').textContent = `${practitioner.name}, ${practitioner.job_title}`;
  byId('case-header').replaceChildren(...header(file));
  byId('panel-summary').replaceChildren(...summary(file));
  byId('panel-chronology').replaceChildren(...chronology(file));
  byId('panel-documents').replaceChildren(...documents(file));
}

/**
 * Each case is a page of its own, as in any case system: going there asks first
 * when something is unsaved.
 * @param {import('./settings.js').Settings} settings
 */
export function showCaseLinks(settings) {
  const links = Object.entries(cases).map(([id, file]) => {
    const open = id === settings.case;
    const there = addressOf({ ...settings, case: /** @type {typeof settings.case} */ (id) });
    return make('li', {}, make('a', { href: there, 'aria-current': open && 'page' }, titleOf(file.shared)));
  });
  byId('cases').replaceChildren(...links);
}

/** @param {CaseFile} file */
function header({ shared, risk, team }) {
  return [
    make('h1', {}, titleOf(shared)),
    ...(risk ? [make('p', { class: 'risk' }, risk)] : []),
    facts([['Case', shared.case_ref], ['Team', team]]),
  ];
}

/** @param {Person} person */
const born = (person) => {
  if (person.dob) return `born ${dayOf(person.dob)}`;
  return person.adult ? 'adult' : 'date of birth not known';
};

/** @param {CaseFile} file */
const summary = ({ shared, summary: text }) => [
  make('h2', {}, 'Summary'),
  make('p', {}, text),
  make('h3', {}, 'People'),
  facts(shared.people.map((person) => [person.name, `${person.relationship}, ${born(person)}`])),
];

/** @param {CaseFile} file */
const chronology = ({ chronology: entries }) => [
  make('h2', {}, 'Chronology'),
  facts(entries.map(([date, entry]) => [dayOf(date), entry])),
];

/** @param {CaseFile} file */
const documents = ({ documents: files }) => [
  make('h2', {}, 'Documents'),
  files.length > 0
    ? facts(files.map(([name, date]) => [name, dayOf(date)]))
    : make('p', { class: 'empty' }, 'No documents yet.'),
];
