// IBM's accessibility engine over the document and its open shadow roots: it knows
// rules that axe lacks. The engine alone, which needs no network.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js'), 'utf8');

const GUIDELINE = 'WCAG_2_2';

const sayFault = ({ rule, message, path, snippet }) => `${rule}: ${message} ${snippet} (${path})`;

/** Fails on whatever certainly breaks a rule; what a person has to judge is left to people. */
export async function aceFindsNothing(page) {
  if (!(await page.evaluate(() => Boolean(window.ace)))) await page.inject(`${source}; window.ace = ace;`);
  const found = await page.evaluate(async (guideline) => {
    const { results } = await new window.ace.Checker().check(document, [guideline]);
    const failed = results.filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL');
    return failed.map(({ ruleId, message, path, snippet }) => ({ rule: ruleId, message, path: path.dom, snippet }));
  }, GUIDELINE);
  assert.deepEqual(found.map(sayFault), [], `IBM's engine finds faults in ${page.engine}`);
}
