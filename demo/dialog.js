// @ts-check
// A modal dialog of the case system that ends in one answer. It lives only
// while it is asked, so nothing typed into it stays in the page.

import { make } from './dom.js';

/**
 * @template T
 * @param {string} title
 * @param {(finish: (answer: T) => void) => Node[]} content
 * @param {T} dismissed The answer when it is closed with Escape.
 * @returns {Promise<T>}
 */
export function ask(title, content, dismissed) {
  return new Promise((resolve) => {
    let answer = dismissed;
    const heading = make('h2', { id: 'dialog-heading' }, title);
    const dialog = make('dialog', { 'aria-labelledby': 'dialog-heading' }, heading);
    dialog.append(...content((given) => {
      answer = given;
      dialog.close();
    }));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
