// @ts-check
// The tablet comes back: the case system asks for its own PIN. A real one would
// ask its own sign-in; the widget only ever hears true or false.

import { ask } from './dialog.js';
import { make } from './dom.js';

export const DEMO_PIN = '4829';
const TRIES = 3;

/** @type {Promise<boolean> | undefined} */
let asking;

/** A second request while the dialog is open is the same question. */
export function reauthenticate() {
  asking ??= ask('Practitioner: enter your PIN to return to the case', pinForm, false)
    .finally(() => { asking = undefined; });
  return asking;
}

/**
 * @param {(unlocked: boolean) => void} finish
 * @returns {Node[]}
 */
function pinForm(finish) {
  let tries = 0;
  const wrong = make('p', { id: 'pin-error', class: 'error', role: 'alert' });
  const pin = make('input', {
    id: 'pin', type: 'password', inputmode: 'numeric', maxlength: '12',
    autocomplete: 'off', autofocus: true, 'aria-describedby': 'pin-error',
  });
  const form = make('form', { novalidate: true },
    make('label', { for: 'pin' }, 'PIN'), wrong, pin,
    make('div', { class: 'actions' },
      make('button', { class: 'primary' }, 'Return to the case'),
      make('button', { type: 'button', click: () => finish(false) }, 'Stay with the family')));

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    tries += 1;
    if (pin.value === DEMO_PIN || tries === TRIES) return finish(pin.value === DEMO_PIN);
    wrong.textContent = 'That is not the PIN. Try again.';
    pin.setAttribute('aria-invalid', 'true');
    pin.value = '';
    pin.focus();
  });
  return [form];
}
