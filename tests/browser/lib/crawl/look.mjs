// Every check of one state.

import assert from 'node:assert/strict';

import { aceFindsNothing } from '../checks/ace.mjs';
import { axeFindsNothing } from '../checks/axe.mjs';
import { focusShown } from '../checks/focus.mjs';
import { noHorizontalScroll, targets } from '../checks/layout.mjs';
import { bordersShow, nothingMoves } from '../checks/media.mjs';
import { setTextSize } from '../checks/text-size.mjs';
import { setTextSpacing } from '../checks/text-spacing.mjs';
import { oneHeading, quietFields } from '../checks/watch.mjs';
import { TABLET } from '../engines.mjs';
import { comeTo, standing } from './way.mjs';

const SIZES = [[320, 1180], [1180, 820], [1280, 1180]];

/** The reader is led to what is new, or to what is wrong; else stays where they were. */
function focusIsSensible({ used, moved, focus }) {
  if (!used) return;
  const { at, id, inNews, wrong } = focus;
  if (moved) assert.equal(at, wrong ? 'alert' : 'heading', `a new screen leaves the focus on ${at}`);
  else assert.ok(at, `after ${JSON.stringify(used)} nothing has the focus`);
  if (!moved && 'choose' in used) assert.ok(id === used.choose || inNews, `choosing ${used.choose} takes the focus to ${at} ${id}`);
}

async function isReached(page, state) {
  const is = await standing(page);
  const { screen, inputs, buttons } = state;
  assert.deepEqual(is, { screen, inputs, buttons }, 'another state stands than the machine says');
}

async function sizes(page, note) {
  await note('targets', () => targets(page));
  await note('reflow', () => noHorizontalScroll(page));
  for (const [width, height] of SIZES) {
    await page.setViewport(width, height);
    await page.nextFrame();
    await note(`targets at ${width}`, () => targets(page));
    await note(`reflow at ${width}`, () => noHorizontalScroll(page));
  }
  await page.setViewport(320, TABLET.height);
  await setTextSize(page, 2);
  await page.nextFrame();
  await note('reflow of text twice as large', () => noHorizontalScroll(page));
  await setTextSize(page, 1);
  await setTextSpacing(page, true);
  await page.nextFrame();
  await note('reflow of wide text', () => noHorizontalScroll(page));
  await setTextSpacing(page, false);
  await page.setViewport(TABLET.width, TABLET.height);
}

async function media(page, note) {
  if (!(await page.emulate({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' }))) return;
  await page.nextFrame();
  await note('forced colours', () => bordersShow(page));
  await note('reduced motion', () => nothingMoves(page));
  await page.emulate({});
}

/** Comes to a state and makes every check; answers what is wrong, as sentences. */
export async function crawl(page, state) {
  const faults = [];
  const note = (kind, check) => check().catch(({ message }) => faults.push(`${kind}: ${message}`));
  await page.setViewport(TABLET.width, TABLET.height);
  try {
    const way = await comeTo(page, state);
    await isReached(page, state);
    await note('focus', async () => focusIsSensible(way));
    if (way.used && !way.moved && way.focus.at !== 'heading') await note('focus', () => focusShown(page));
  } catch (error) {
    return { reached: false, faults: [`not reached: ${error.message}`] };
  }
  await note('heading', () => oneHeading(page));
  // What stays at the foot of the window covers nothing at the end of the page.
  await page.css('[data-screen]').evaluate((screen) => screen.scrollIntoView({ block: 'end' }));
  await note('axe', () => axeFindsNothing(page));
  await note('ace', () => aceFindsNothing(page));
  await note('fields', () => quietFields(page));
  await sizes(page, note);
  await media(page, note);
  return { reached: true, faults };
}
