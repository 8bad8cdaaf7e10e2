// Whether a person can see where the focus is.

const { deepActive, frameOffset, parentOf, styleOf } = require('./tree.cjs');
const { callIt } = require('./names.cjs');
const { contrast, parse } = require('./colour.cjs');
const { centreOf, coverOf } = require('./point.cjs');

const WHITE = { r: 255, g: 255, b: 255, a: 1 };

const backgroundBehind = (element) => {
  for (let at = element; at; at = parentOf(at)) {
    const colour = parse(styleOf(at).backgroundColor);
    if (colour && colour.a === 1) return colour;
  }
  return WHITE;
};

const shadowColours = (shadow) => (shadow === 'none' ? [] : shadow.match(/rgba?\([^)]*\)/g) ?? []);

/** Colours that a focus ring of at least 2 px is drawn with, on the control or in its stead. */
const ringColours = (element) => {
  const parts = [element, ...(element.labels ?? [])];
  if (element.parentElement) parts.push(element.parentElement);
  const styles = parts.flatMap((part) => [styleOf(part), styleOf(part, '::before'), styleOf(part, '::after')]);
  return styles.flatMap((style) => {
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return [...(outlined ? [style.outlineColor] : []), ...shadowColours(style.boxShadow)];
  });
};

const isInView = (element) => {
  const offset = frameOffset(element);
  const box = element.getBoundingClientRect();
  const [top, left] = [box.top + offset.y, box.left + offset.x];
  return top + box.height > 0 && left + box.width > 0 && top < innerHeight && left < innerWidth;
};

exports.focused = () => {
  const element = deepActive();
  if (!element || element.localName === 'body' || element.localName === 'html') return null;
  const behind = backgroundBehind(parentOf(element) ?? element);
  const own = backgroundBehind(element);
  const rings = ringColours(element).map(parse).filter((colour) => colour && colour.a > 0);
  const strong = rings.some((ring) => contrast(ring, behind) >= 3 || contrast(ring, own) >= 3);
  const faults = [];
  if (rings.length === 0) faults.push('has no focus ring of 2 px');
  else if (!strong) faults.push('has a focus ring with less than 3:1 contrast');
  const point = centreOf(element);
  if (!isInView(element)) faults.push('is focused outside the window');
  else if (point && coverOf(element, point)) faults.push(`is hidden while focused: ${coverOf(element, point)}`);
  const all = (exports.order ??= new Map());
  if (!all.has(element)) all.set(element, all.size);
  return { what: callIt(element), id: all.get(element), faults };
};

/** Lets Tab begin at the start of the page. */
exports.unfocus = () => {
  deepActive()?.blur();
  getSelection()?.removeAllRanges();
};
