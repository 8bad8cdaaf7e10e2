// axe-core over the document and its open shadow roots: every rule but experimental ones.

import assert from 'node:assert/strict';
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

// By id, because a rule such as target-size is off by default even when its tag is asked for.
const rules = axe.getRules(TAGS).map((rule) => rule.ruleId);

const sayNode = (node) => `    ${node.target.flat(3).join(' >> ')}\n    ${node.html}\n    ${node.failureSummary.replace(/\n/g, '\n    ')}`;

const sayViolation = ({ id, impact, help, helpUrl, nodes }) =>
  `  ${id} (${impact}): ${help} ${helpUrl}\n${nodes.map(sayNode).join('\n')}`;

/** Fails on any violation; answers what axe could not decide. Frames are pages of their own. */
export async function axeFindsNothing(page) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.inject(axe.source);
  const { violations, incomplete } = await page.evaluate(async (ids) => {
    const options = { runOnly: { type: 'rule', values: ids }, resultTypes: ['violations', 'incomplete'], iframes: false };
    const result = await window.axe.run(document, options);
    const slim = (list) => list.map(({ id, impact, help, helpUrl, nodes }) => ({
      id, impact, help, helpUrl,
      nodes: nodes.map(({ target, html, failureSummary = '' }) => ({ target, html, failureSummary })),
    }));
    return { violations: slim(result.violations), incomplete: slim(result.incomplete) };
  }, rules);
  assert.equal(violations.length, 0, `axe finds faults in ${page.engine}:\n${violations.map(sayViolation).join('\n')}`);
  return incomplete;
}

export { axeFindsNothing as axe };
