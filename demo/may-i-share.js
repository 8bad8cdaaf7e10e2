// @ts-check
// "May I share this?": asked of the kept records, answered with its reasons. A case
// system asks the same before it sends a letter or opens a file to somebody.

import { openLedger } from '../dist/consent-disclosure.js';
import { now } from './clock.js';
import { byId, facts, make } from './dom.js';
import { faultLine } from './messages.js';

/** @typedef {import('../src/embed/consent-disclosure.d.ts').Config} Config */
/** @typedef {import('../src/embed/consent-disclosure.d.ts').Case} Case */
/** @typedef {import('../src/embed/consent-disclosure.d.ts').GivenRecord} GivenRecord */
/** @typedef {import('../src/embed/consent-disclosure.d.ts').Permission} Permission */

const ANSWERS = { yes: 'Yes', no: 'No', 'not-decided': 'Not decided', 'not-consent-based': 'Not by agreement' };

/** @type {Record<string, string>} */
const REMINDERS = {
  consent_is_not_the_only_route: 'If a child may be at risk of harm, agreement is not the only route: ask your safeguarding lead.',
};

/**
 * @param {Config} config
 * @param {Case} family
 * @param {() => Promise<GivenRecord[]>} kept The records as they are kept now.
 */
export function showMayIShare(config, family, kept) {
  const names = (/** @type {{ id: string, names: any }} */ { id, names }) => names.en.adult.plain_name ?? id;
  const about = choice('ask-about', 'About', family.people.map(({ id, name }) => [id, name]));
  const kind = choice('ask-kind', 'What', config.kinds.map((one) => [one.id, names(one)]));
  const purpose = choice('ask-purpose', 'Why', config.purposes.map((one) => [one.id, names(one)]));
  const recipients = [...(family.recipients ?? []), ...config.recipients];
  const recipient = choice('ask-recipient', 'With whom', recipients.map((one) => [one.id, names(one)]));
  const day = make('input', { id: 'ask-day', type: 'date', value: now().toISOString().slice(0, 10) });
  const answer = make('div', { id: 'ask-answer', role: 'status' });
  const form = make('form', { class: 'asking', novalidate: true, submit: (event) => {
    event.preventDefault();
    ask();
  } },
    about.field, kind.field, purpose.field, recipient.field,
    make('p', {}, make('label', { for: 'ask-day' }, 'On (empty: now)'), day),
    make('button', { type: 'submit' }, 'May I share this?'));
  byId('may-i-share').replaceChildren(form, answer);

  async function ask() {
    try {
      const ledger = openLedger({ config, case: family, records: await kept(), now });
      const result = ledger.permission({
        about: about.value(), pii_id: kind.value(), purpose_id: purpose.value(), recipient_id: recipient.value(),
        at: day.value || now(),
      });
      answer.replaceChildren(...inWords(result));
    } catch (error) {
      const { faults } = /** @type {{ faults?: import('../src/embed/consent-disclosure.d.ts').Fault[] }} */ (error);
      const lines = faults ? faults.map(faultLine) : [String(error)];
      answer.replaceChildren(make('ul', { class: 'error' }, ...lines.map((line) => make('li', {}, line))));
    }
  }
}

/**
 * @param {string} id
 * @param {string} label
 * @param {[value: string, text: string][]} options
 */
function choice(id, label, options) {
  const select = make('select', { id }, ...options.map(([value, text]) => make('option', { value }, text)));
  return {
    field: make('p', {}, make('label', { for: id }, label), select),
    value: () => select.value,
  };
}

/** @param {Permission} permission */
function inWords({ answer, sentence, reason, records, conditions, warnings, valid_until: until, reminder, intervals }) {
  /** @type {[string, string][]} */
  const lines = [['Reason', reason]];
  if (records.length) lines.push(['Rests on', records.join(', ')]);
  if (conditions.length) lines.push(['Leave out', conditions.join(', ')]);
  if (warnings.length) lines.push(['Warnings', warnings.join(', ')]);
  if (until) lines.push(['Ask again after', until]);
  for (const part of intervals ?? []) lines.push([`${part.from} to ${part.to}`, `${ANSWERS[part.answer]} (${part.reason})`]);
  return [
    make('h3', {}, ANSWERS[answer]),
    make('p', { class: 'sentence' }, sentence),
    ...(reminder ? [make('p', { class: 'hint' }, REMINDERS[reminder] ?? reminder)] : []),
    facts(lines),
  ];
}
