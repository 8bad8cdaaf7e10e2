// Geometry and computed styles: sizes of targets, overflow, equality of two controls.

const { deepActive, exposedBelow, isVisible, parentOf, renderedTreeBelow, styleOf, topModal } = require('./tree.cjs');
const { callIt, tagOf } = require('./names.cjs');
const { one } = require('./find.cjs');

const CONTROLS = 'a[href], area[href], button, input, select, textarea, summary, [contenteditable], [tabindex]';

const isTarget = (element) => {
  if (!element.matches(CONTROLS) || element.disabled || element.type === 'hidden' || !isVisible(element)) return false;
  // A heading that only scripts can focus is read, not pressed.
  const native = element.matches('a, area, button, input, select, textarea, summary');
  return native || element.tabIndex >= 0;
};

/** WCAG 2.5.8: a link within a sentence is bound by the line, so it may be smaller. */
const isInlineInSentence = (element) => {
  if (element.localName !== 'a' || styleOf(element).display !== 'inline') return false;
  const words = (node) => (node.innerText ?? '').replace(/[\s\p{P}]+/gu, '').length;
  let block = parentOf(element);
  while (block && styleOf(block).display === 'inline') block = parentOf(block);
  if (!block) return false;
  const links = [...block.querySelectorAll('a')].reduce((sum, link) => sum + words(link), 0);
  return words(block) > links;
};

/** Above or left of the page, where no pointer gets: a skip link before it has the focus. */
const isOutOfReach = (element) => {
  const { bottom, right } = element.getBoundingClientRect();
  return bottom + scrollY <= 0 || right + scrollX <= 0;
};

/** A press on a control's label presses the control, so the larger of both counts. */
const targetBoxes = (element) => [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());

exports.smallTargets = (least, within) => {
  const small = [];
  for (const element of exposedBelow(within ? one(within) : topModal() ?? document)) {
    if (!isTarget(element) || isInlineInSentence(element) || isOutOfReach(element)) continue;
    const boxes = targetBoxes(element);
    // A hundredth is layout's rounding, not a smaller target.
    if (boxes.some((box) => box.width >= least - 0.01 && box.height >= least - 0.01)) continue;
    const { width, height } = boxes[0];
    small.push(`${callIt(element)} is ${width.toFixed(1)} x ${height.toFixed(1)}`);
  }
  return small;
};

const isClippedAway = (element) => {
  const { clipPath, clip, position } = styleOf(element);
  const box = element.getBoundingClientRect();
  return clipPath !== 'none' || (position === 'absolute' && clip !== 'auto') || box.width <= 1 || box.height <= 1;
};

const scrollsOnPurpose = (element) => element.matches('input, textarea, select, svg, svg *');

exports.overflowing = () => {
  const wide = [];
  const root = document.scrollingElement ?? document.documentElement;
  if (root.scrollWidth > root.clientWidth) wide.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
  for (const element of renderedTreeBelow(document)) {
    if (!isVisible(element) || isClippedAway(element) || scrollsOnPurpose(element)) continue;
    const view = element.ownerDocument.documentElement.clientWidth;
    const box = element.getBoundingClientRect();
    const out = box.right > view + 1 || box.left < -1;
    if (out) wide.push(`${tagOf(element)} reaches from ${box.left.toFixed(0)} to ${box.right.toFixed(0)} of ${view}`);
    else if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
      wide.push(`${tagOf(element)} holds ${element.scrollWidth} in ${element.clientWidth}`);
    }
  }
  return wide;
};

const SIDES = ['top', 'right', 'bottom', 'left'];
const COMPARED = [
  'display', 'opacity', 'visibility', 'color', 'background-color', 'background-image', 'box-shadow',
  'font-family', 'font-size', 'font-style', 'font-weight', 'font-stretch', 'letter-spacing', 'line-height',
  'text-transform', 'text-decoration-line', 'text-decoration-color', 'text-align', 'cursor', 'transform', 'filter',
  'outline-width', 'outline-style', 'outline-color', 'outline-offset',
  ...SIDES.flatMap((side) => ['width', 'style', 'color'].map((part) => `border-${side}-${part}`)),
  ...SIDES.map((side) => `padding-${side}`),
  ...['top-left', 'top-right', 'bottom-left', 'bottom-right'].map((corner) => `border-${corner}-radius`),
];

const look = (element, pseudo) => {
  const style = styleOf(element, pseudo);
  return Object.fromEntries(COMPARED.map((name) => [name, style.getPropertyValue(name)]));
};

/** The control, its labels, and what is drawn before and after each. */
exports.appearance = (query) => {
  const element = one(query);
  const parts = [['itself', element], ...[...(element.labels ?? [])].map((label, at) => [`label ${at + 1}`, label])];
  return parts.map(([part, node]) => {
    const { width, height } = node.getBoundingClientRect();
    const styles = { own: look(node), before: look(node, '::before'), after: look(node, '::after') };
    return { part, width, height, styles, focused: deepActive() === element };
  });
};

const mainRegion = () => {
  const regions = [...renderedTreeBelow(document)].filter((element) => element.matches('[data-region="main"]') && isVisible(element));
  if (regions.length !== 1) throw new Error(`${regions.length} visible elements are [data-region="main"]; there must be one`);
  return regions[0];
};

const wordsOf = (element) => element.innerText.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

exports.mainText = () => mainRegion().innerText;

/** Words to read in the main region; "read more" is not, whether it is open or closed. */
exports.mainWords = () => {
  const region = mainRegion();
  const more = [...region.querySelectorAll('details')].filter((details) => !details.parentElement.closest('details'));
  return wordsOf(region) - more.reduce((sum, details) => sum + wordsOf(details), 0);
};
