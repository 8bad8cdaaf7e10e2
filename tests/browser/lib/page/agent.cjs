// What the driver puts into every document of a test.

const { exposedBelow, isVisible, renderedTreeBelow, topModal } = require('./tree.cjs');
const { callIt, nameOf, roleOf } = require('./names.cjs');

// WebKit's driver brings results home with the page's JSON, which a page may replace.
const { stringify } = JSON;

const toJson = (value) => {
  const text = stringify(value);
  if (JSON.stringify !== stringify) {
    const replaced = JSON.stringify;
    JSON.stringify = stringify;
    setTimeout(() => { JSON.stringify = replaced; });
  }
  return text;
};

const WORTH_SAYING = new Set([
  'alert', 'button', 'checkbox', 'combobox', 'dialog', 'group', 'heading', 'link', 'listbox', 'option',
  'radio', 'radiogroup', 'searchbox', 'spinbutton', 'status', 'switch', 'tab', 'textbox',
]);

const currentScreen = () => {
  for (const element of renderedTreeBelow(document)) {
    if (element.dataset?.screen && isVisible(element)) return element.dataset.screen;
  }
  return null;
};

/** What a person meets on the page now, for the message of a failed test. */
const outline = () => {
  const lines = [];
  for (const element of exposedBelow(topModal() ?? document)) {
    if (WORTH_SAYING.has(roleOf(element)) && isVisible(element)) lines.push(callIt(element));
  }
  return { title: document.title, path: location.pathname + location.search, screen: currentScreen(), lines };
};

/** Role and name of every exposed element that has a role, as the harness sees them. */
const rolesAndNames = () =>
  [...exposedBelow(document)].filter((el) => roleOf(el) && isVisible(el)).map((el) => [roleOf(el), nameOf(el)]);

Object.assign(
  exports,
  require('./find.cjs'), require('./point.cjs'), require('./probe.cjs'), require('./measure.cjs'),
  require('./focus.cjs'), require('./canaries.cjs'),
  { callIt, currentScreen, nameOf, outline, roleOf, rolesAndNames, toJson },
);
