// What a reader's own system changes: colours that it forces, motion that it forbids.

import assert from 'node:assert/strict';

/** With colours forced, backgrounds are gone: what can be used has an edge or its own look. */
export async function bordersShow(page) {
  const bare = await page.css('[data-screen] button, [data-screen] input, [data-screen] textarea').evaluateAll((control) => {
    const edged = (node, pseudo) => {
      const style = getComputedStyle(node, pseudo);
      return ['Top', 'Bottom'].some((side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0)
        || style.textDecorationLine.includes('underline') || (!pseudo && style.outlineStyle !== 'none');
    };
    const parts = [control, ...(control.labels ?? [])];
    const native = control.matches('input') && getComputedStyle(control).appearance !== 'none';
    const seen = native || parts.some((part) => edged(part) || edged(part, '::before') || edged(part, '::after'));
    return !seen && (control.innerText || control.id);
  });
  assert.deepEqual(bare.filter(Boolean), [], `without an edge in forced colours in ${page.engine}`);
}

/** With motion reduced, nothing runs and nothing would. */
export async function nothingMoves(page) {
  const moving = await page.css('[data-screen], [data-screen] *').evaluateAll((element) => {
    const style = getComputedStyle(element);
    const takes = (times) => times.split(',').some((time) => parseFloat(time) > 0.01);
    const moves = takes(style.transitionDuration) || (style.animationName !== 'none' && takes(style.animationDuration));
    return moves && `${element.localName}.${element.className}`;
  });
  assert.deepEqual([...new Set(moving.filter(Boolean))], [], `moves in spite of reduced motion in ${page.engine}`);
}
