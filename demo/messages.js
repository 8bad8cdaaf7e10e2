// @ts-check
// What happened, in words: one status line, and a panel for what went wrong.

import { byId, make } from './dom.js';

/** @typedef {import('../src/embed/consent-disclosure.d.ts').Fault} Fault */

/** @param {string} text */
export function say(text) {
  byId('status').textContent = text;
}

/**
 * One panel for each thing that can be wrong; the newest news of it stands.
 * @param {string} about
 * @param {string} title
 * @param {string[]} lines
 */
export function complain(about, title, lines) {
  settle(about);
  byId('problems').append(
    make('div', { class: 'problem', 'data-about': about },
      make('h2', {}, title),
      make('ul', {}, ...lines.map((line) => make('li', {}, line)))),
  );
}

/** @param {string} about */
export function settle(about) {
  for (const panel of byId('problems').querySelectorAll('.problem')) {
    if (panel.getAttribute('data-about') === about) panel.remove();
  }
}

/** @param {Fault} fault */
export const faultLine = ({ path, code, expected, found }) =>
  `${path}: expected ${expected}${found === undefined ? '' : `, found ${found}`} (${code})`;
