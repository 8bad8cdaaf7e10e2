// Says where a pointer must go to press an element as a person would, or what stops it.

const { contains, frameOffset, topmostAt } = require('./tree.cjs');
const { callIt, tagOf } = require('./names.cjs');
const { one } = require('./find.cjs');

const nextFrame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    // A window that is not painted gets no frames; the poll must go on all the same.
    setTimeout(resolve, 100);
  });

/** The centre of the first line box: a link over two lines has a hole in its middle. */
const centreOf = (element) => {
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  if (boxes.length === 0) return null;
  const offset = frameOffset(element);
  const box = boxes[0];
  return { x: offset.x + box.left + box.width / 2, y: offset.y + box.top + box.height / 2 };
};

/** What takes the press instead of the element, if anything does. */
const coverOf = (element, point) => {
  const hit = topmostAt(point.x, point.y);
  if (!hit) return 'it is outside the window';
  if (contains(element, hit)) return null;
  const label = hit.closest?.('label');
  if (label && label.control === element) return null;
  return `${tagOf(hit)} covers it`;
};

const aim = async (query) => {
  const element = one(query);
  if (element.disabled) return { problem: `${callIt(element)} is disabled` };
  let point = centreOf(element);
  if (!point) return { problem: `${callIt(element)} has no box` };
  if (coverOf(element, point)) {
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    await nextFrame();
  }
  const before = centreOf(element);
  await nextFrame();
  point = centreOf(element);
  if (!before || !point || before.x !== point.x || before.y !== point.y) return { problem: `${callIt(element)} moves` };
  const cover = coverOf(element, point);
  return cover ? { problem: `${callIt(element)}: ${cover}` } : point;
};

Object.assign(exports, { aim, coverOf, centreOf, nextFrame });
