// @ts-check
// The demo controls: how the case system behaves, which clock it has, and a way
// to start again.

import { fixClock, readInstant } from './clock.js';
import { ask } from './dialog.js';
import { byId, make } from './dom.js';
import { addressOf } from './settings.js';
import { DEMO_PIN } from './unlock.js';

/** @typedef {import('./settings.js').Settings} Settings */

const EXAMPLE = '2026-09-14T10:40:00+01:00';

/**
 * @param {Settings} settings Changed in place, as the controls change.
 * @param {{ changed: () => void, deleted: () => void }} then
 */
export function showControls(settings, { changed, deleted }) {
  const update = () => {
    history.replaceState(null, '', addressOf(settings));
    changed();
  };
  byId('controls').append(
    choice('saving', 'Saving a record', [
      ['works', 'Works'],
      ['fails', 'Fails'],
      ['hangs', 'Never answers'],
      ['late', 'Answers late, after 23 seconds'],
      ['twice', 'Answers twice'],
    ], settings, update),
    choice('unlock', 'Taking the tablet back', [
      ['host', 'The case system asks for a PIN'],
      ['passcode', 'A passcode set at hand-over'],
    ], settings, update, `The PIN of this demonstration is ${DEMO_PIN}.`),
    clockChoice(settings, update),
    make('button', { type: 'button', class: 'danger', click: () => confirmDelete(deleted) }, 'Delete all kept data'),
  );
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} label
 * @param {boolean} checked
 * @param {() => void} chosen
 */
const radio = (name, value, label, checked, chosen) =>
  make('label', { class: 'radio' }, make('input', { type: 'radio', name, value, checked, change: chosen }), label);

/**
 * @template {'saving' | 'unlock'} Name
 * @param {Name} name
 * @param {string} legend
 * @param {[value: Settings[Name], label: string][]} options
 * @param {Settings} settings
 * @param {() => void} update
 * @param {string} [hint]
 */
function choice(name, legend, options, settings, update, hint) {
  const hintId = `${name}-hint`;
  return make('fieldset', { 'aria-describedby': hint !== undefined && hintId },
    make('legend', {}, legend),
    ...(hint ? [make('p', { id: hintId, class: 'hint' }, hint)] : []),
    ...options.map(([value, label]) => radio(name, value, label, settings[name] === value, () => {
      settings[name] = value;
      update();
    })));
}

/**
 * @param {Settings} settings
 * @param {() => void} update
 */
function clockChoice(settings, update) {
  const error = make('p', { id: 'now-error', class: 'error', role: 'alert' });
  const field = make('input', {
    id: 'now', type: 'text', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'now-hint now-error',
    value: settings.now || EXAMPLE,
  });
  const complaint = (/** @type {string} */ text) => {
    error.textContent = text;
    field.setAttribute('aria-invalid', String(text !== ''));
  };
  const use = (/** @type {string} */ instant) => {
    complaint('');
    settings.now = instant;
    fixClock(readInstant(instant));
    update();
  };
  const useField = () => {
    if (readInstant(field.value)) use(field.value);
    else complaint('Give a date, a time and an offset. The clock has not changed.');
  };
  const fixed = radio('clock', 'fixed', 'A fixed time', settings.now !== '', useField);
  field.addEventListener('change', () => {
    if (fixed.querySelector('input')?.checked) useField();
  });
  fixClock(readInstant(settings.now));
  return make('fieldset', {},
    make('legend', {}, 'Today’s clock'),
    radio('clock', 'device', 'This device’s clock', settings.now === '', () => use('')),
    fixed,
    make('label', { for: 'now' }, 'Fixed time'),
    make('p', { id: 'now-hint', class: 'hint' }, `With its offset, such as ${EXAMPLE}.`),
    error, field);
}

/** @param {() => void} deleted */
async function confirmDelete(deleted) {
  const sure = await ask('Delete all kept data?', (finish) => [
    make('p', {}, 'Every plan and every consent record of both cases goes from this browser. This cannot be undone.'),
    make('div', { class: 'actions' },
      make('button', { type: 'button', class: 'danger', click: () => finish(true) }, 'Delete everything'),
      make('button', { type: 'button', autofocus: true, click: () => finish(false) }, 'Keep the data')),
  ], false);
  if (sure) deleted();
}
