// Finds elements for a query {css} or {role, name}, inside another query or anywhere.

const { ancestorsAndSelf, contains, exposedBelow, isShut, isVisible, renderedTreeBelow, topModal } = require('./tree.cjs');
const { callIt, nameOf, roleOf } = require('./names.cjs');

const flat = (text) => text.replace(/\s+/g, ' ').trim();

const nameFits = (wanted, exact, name) => {
  if (wanted === undefined || wanted === null) return true;
  if (typeof wanted === 'object') return new RegExp(wanted.source, wanted.flags).test(name);
  return exact ? name === flat(wanted) : name.toLowerCase().includes(flat(wanted).toLowerCase());
};

const isOpenTo = (element) => {
  for (const at of ancestorsAndSelf(element)) if (isShut(at)) return false;
  const modal = topModal();
  return !modal || contains(modal, element) || contains(element, modal);
};

const byRole = (root, { role, name, exact }) => {
  const found = [];
  if (root !== document && !isOpenTo(root)) return found;
  const modal = topModal();
  for (const element of exposedBelow(root)) {
    if (roleOf(element) !== role || !isVisible(element)) continue;
    if (modal && !contains(modal, element)) continue;
    if (nameFits(name, exact, nameOf(element))) found.push(element);
  }
  return found;
};

const byCss = (root, { css }) => [...renderedTreeBelow(root)].filter((element) => element.matches(css));

const find = (query) => {
  const root = query.within ? one(query.within) : document;
  return query.css ? byCss(root, query) : byRole(root, query);
};

const sayQuery = (query) => {
  const name = query.name && typeof query.name === 'object' ? `/${query.name.source}/${query.name.flags}` : JSON.stringify(query.name);
  const self = query.css ? `"${query.css}"` : `${query.role}${query.name === undefined ? '' : ` ${name}`}`;
  return query.within ? `${self} within ${sayQuery(query.within)}` : self;
};

const one = (query) => {
  const found = find(query);
  if (found.length === 1) return found[0];
  if (found.length === 0) throw new Error(`no ${sayQuery(query)} on the page`);
  throw new Error(`${found.length} elements are ${sayQuery(query)}: ${found.slice(0, 6).map(callIt).join(', ')}`);
};

Object.assign(exports, { find, one, sayQuery });
