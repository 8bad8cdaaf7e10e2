// @ts-check
// Elements without markup: text stays text, and Trusted Types has nothing to refuse.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | ((event: Event) => void)>} attributes
 *   A function is a listener for the event of that name; `false` leaves the attribute out.
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children);
  return node;
}

/** @param {string} text Read by screen readers, not shown. */
export const aside = (text) => make('span', { class: 'unseen' }, text);

/**
 * A description list.
 * @param {[term: string, description: string][]} pairs
 */
export const facts = (pairs) =>
  make('dl', {}, ...pairs.map(([term, description]) =>
    make('div', {}, make('dt', {}, term), make('dd', {}, description))));

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The page has no #${id}.`);
  return node;
}
