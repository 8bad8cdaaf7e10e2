// Role and name as assistive technology gets them. The name is the library's;
// its roles are per tag alone, so what depends on context is corrected here.

const { computeAccessibleName, getRole } = require('dom-accessibility-api');
const { ancestorsAndSelf, parentOf } = require('./tree.cjs');

const SECTIONING = new Set(['article', 'aside', 'main', 'nav', 'section']);
const WITHOUT_ROLE = new Set(['datalist', 'html', 'legend', 'link']);

const nameOf = (element) => computeAccessibleName(element).replace(/\s+/g, ' ').trim();

const insideSection = (element) => {
  for (const at of ancestorsAndSelf(parentOf(element) ?? element)) if (SECTIONING.has(at.localName)) return true;
  return false;
};

const roleOf = (element) => {
  const role = getRole(element);
  if (element.hasAttribute('role') && role === element.getAttribute('role').trim().split(/\s+/)[0]) return role;
  const tag = element.localName;
  if (WITHOUT_ROLE.has(tag)) return null;
  if (tag === 'p') return 'paragraph';
  if (tag === 'th' && element.scope === 'row') return 'rowheader';
  if ((tag === 'header' || tag === 'footer') && insideSection(element)) return null;
  if ((tag === 'section' || tag === 'form') && nameOf(element) === '') return null;
  return role;
};

const tagOf = (element) => {
  const hint = element.id ? `#${element.id}` : element.classList.length ? `.${element.classList[0]}` : '';
  return `<${element.localName}${hint}>`;
};

/** How a message names an element. */
const callIt = (element) => {
  const role = roleOf(element);
  return role ? `${role} "${nameOf(element).slice(0, 80)}"` : tagOf(element);
};

Object.assign(exports, { callIt, nameOf, roleOf, tagOf });
