// @ts-check
// The two families. `shared` is what the widget is given (the public case
// format); the rest is the case system's own and stays on its own page.

import withUnknowns from '../content/samples/case-unknowns.json' with { type: 'json' };
import s01 from '../content/samples/case-s01.json' with { type: 'json' };

/** @typedef {import('../src/embed/consent-disclosure.d.ts').Case} SharedCase */

/**
 * @typedef {object} CaseFile
 * @property {SharedCase} shared
 * @property {string} [risk] Never for the family's eyes.
 * @property {string} team
 * @property {string} summary
 * @property {[date: string, entry: string][]} chronology
 * @property {[name: string, date: string][]} documents
 */

// A JSON module's strings are wider than the contract's codes.
const asCase = (/** @type {unknown} */ json) => /** @type {SharedCase} */ (json);

/** @type {Record<import('./settings.js').Settings['case'], CaseFile>} */
export const cases = {
  s01: {
    shared: asCase(s01),
    risk: 'RISK: previous domestic incident 2024. Do not disclose address.',
    team: 'Family Help, north',
    summary: 'Asha’s school asked for family help in June. She is often tired in class, and her mother has been unwell. '
      + 'Both parents came to the first meeting and want help with the mornings and with school.',
    chronology: [
      ['2026-09-08', 'Home visit. Birth certificate seen. First talk about who could help.'],
      ['2026-07-01', 'Case opened in Family Help.'],
      ['2026-06-18', 'Request for help from school.'],
      ['2024-03-09', 'Police notice of a domestic incident. No further action.'],
    ],
    documents: [
      ['Request for help from school', '2026-06-18'],
      ['Family Help assessment', '2026-07-22'],
      ['Police notice, restricted', '2024-03-09'],
    ],
  },
  unknowns: {
    shared: asCase(withUnknowns),
    team: 'Family Help duty team',
    summary: 'A new referral by telephone. A date of birth is missing, '
      + 'and nobody has shown yet who holds parental responsibility for Tyler.',
    chronology: [['2026-09-10', 'Referral taken by telephone.']],
    documents: [],
  },
};

/**
 * @param {SharedCase} shared
 * @param {string} id
 */
export const nameOf = (shared, id) => shared.people.find((person) => person.id === id)?.name ?? id;

/** @param {SharedCase} shared */
export function titleOf(shared) {
  const child = shared.people.find((person) => person.relationship === 'child') ?? shared.people[0];
  return child ? `${child.called ?? child.name.split(' ')[0]}’s family` : 'Family';
}
