// What the bench makes of what it measured: no browser, no waiting.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { blocked } from '../../benches/browser/blocking.mjs';
import { median } from '../../benches/browser/frames.mjs';
import { LISTS } from '../../benches/browser/items.mjs';

test('issue-4 bench: a task blocks by what it takes beyond 50 ms', () => {
  assert.deepEqual(blocked({ startTime: 100, duration: 80 }, []), { own: 80, over: 30 });
  assert.deepEqual(blocked({ startTime: 100, duration: 50 }, []), { own: 50, over: 0 });
});

test('issue-4 bench: what the harness takes within a task is not the widget’s', () => {
  const harness = [[90, 110], [150, 160], [175, 300], [400, 500]];
  assert.deepEqual(blocked({ startTime: 100, duration: 100 }, harness), { own: 55, over: 5 });
});

test('issue-4 bench: half of what was measured is at most the median', () => {
  assert.equal(median([9, 1, 10]), 9);
  assert.equal(median([10, 1, 2, 9]), 5.5);
  assert.throws(() => median([]), /nothing was measured/);
});

test('issue-4 bench: a list of six hundred is fifteen kinds for forty people, each under a name of its own', () => {
  const { config, case: family } = LISTS[600];
  const purpose = config.purposes.find(({ id }) => id === 'early-help');
  assert.deepEqual([purpose.usual_kinds.length, purpose.usual_recipients.length], [15, 40]);
  assert.deepEqual(family.plan.answers['recipients.early-help'], purpose.usual_recipients);
  for (const list of [config.kinds, config.recipients]) {
    for (const name of [({ id }) => id, ({ names }) => names.en.adult.plain_name]) assert.equal(new Set(list.map(name)).size, list.length);
  }
});
