// Size, reflow and equal weight.

import assert from 'node:assert/strict';

/** Everything that can be pressed is at least 44 x 44 CSS px, itself or its label. */
export async function targets(page, { least = 44, within } = {}) {
  const small = await page.agent('(agent, least, within) => agent.smallTargets(least, within)', least, within?.query);
  assert.deepEqual(small, [], `targets under ${least} x ${least} px in ${page.engine}`);
}

/** Neither the page nor anything in it is wider than the window. */
export async function noHorizontalScroll(page) {
  const wide = await page.agent('(agent) => agent.overflowing()');
  assert.deepEqual(wide, [], `too wide in ${page.engine}`);
}

const differences = (one, other) => {
  const found = [];
  for (const side of ['width', 'height']) {
    if (Math.abs(one[side] - other[side]) > 1) found.push(`${one.part}: ${side} ${one[side]} and ${other[side]}`);
  }
  for (const [layer, styles] of Object.entries(one.styles)) {
    for (const [name, value] of Object.entries(styles)) {
      const against = other.styles[layer][name];
      if (value !== against) found.push(`${one.part}, ${layer}: ${name} ${value} and ${against}`);
    }
  }
  return found;
};

/** Two controls with their labels: same size within 1 px, same computed styles. */
export async function equalBoxes(one, other) {
  const read = '(agent, query) => agent.appearance(query)';
  const [first, second] = [await one.page.agent(read, one.query), await other.page.agent(read, other.query)];
  assert.ok(!first[0].focused && !second[0].focused, 'compare two controls that do not have the focus');
  assert.equal(first.length, second.length, 'one has more labels than the other');
  const found = first.flatMap((part, at) => differences(part, second[at]));
  assert.deepEqual(found, [], `not equal in ${one.page.engine}`);
}
