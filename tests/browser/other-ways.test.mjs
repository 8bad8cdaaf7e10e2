// The commonest talk for whoever uses no keyboard and holds nothing down, and for
// whoever says the name of what they want to use.

import assert from 'node:assert/strict';
import { after } from 'node:test';

import { inEveryEngine, recordEvents } from './lib/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';
import { byNameAlone } from './lib/walk/by-name.mjs';
import { openBench, putWidget } from './lib/walk/bench.mjs';
import {
  agree, answer, attest, countActivations, desk, goOn, handOver, listen, northfield, plan, press, questions, s01, save, say, SIX_ITEMS,
} from './lib/walk/index.mjs';

const bench = await openBench();
after(() => bench.stop());

/** Whatever is usual is needed, so that nothing has to be written. */
const NOTHING_TO_WRITE = {
  ...SIX_ITEMS,
  purposes: {
    'early-help': {
      kinds: {
        'child-health': true, 'child-education': true, 'family-situation': { about: ['Asha'] },
        'parent-mental-health': { about: ['Priya'] }, 'parent-substance-use': { about: ['Priya'] },
      },
      recipients: ['school-nurse'],
      frequency: 'as_needed',
    },
  },
};

async function openWidget(page) {
  await page.goto('/');
  await page.evaluate(() => {
    addEventListener('consent-record', (event) => event.waitUntil(Promise.resolve({ reference: 'W-1' })));
    addEventListener('consent-unlock', (event) => event.respondWith(Promise.resolve(true)));
  });
  const given = { config: northfield, case: { ...s01, now: '2026-09-14T10:40:00+01:00' }, records: [] };
  await putWidget(page, given, { unlock: 'host', lang: 'en' });
  await gotScreen(page, 'P0', { timeout: 20_000 });
}

/** From an empty P0 to a record that the host has kept. */
async function fromPlanToSaved(page, way) {
  await press(page, desk('p0.new_plan'));
  await plan(page, NOTHING_TO_WRITE);
  await press(page, desk('p0.talk'));
  await handOver(page, 'Priya');
  await listen(page);
  const asked = (await questions(page)).length;
  await answer(page, Array.from({ length: asked }, (_, at) => ['yes', 'no', 'not_sure'][at % 3]));
  await goOn(page);
  await agree(page, way);
  await press(page, say('f11.give_back'));
  await gotScreen(page, 'unlock');
  await press(page, say('unlock.open'));
  await attest(page, 'Priya');
  await save(page);
  return asked;
}

/** From now on: whatever is more than one press at one place. */
const countMore = (page) => page.evaluate(() => {
  const more = globalThis[Symbol.for('consent-disclosure-more')] = [];
  let down;
  addEventListener('pointerdown', ({ clientX, clientY }) => { down = [clientX, clientY]; }, true);
  addEventListener('pointermove', ({ buttons }) => { if (buttons) more.push('moved while down'); }, true);
  addEventListener('pointerup', ({ clientX, clientY }) => { if (`${down}` !== `${[clientX, clientY]}`) more.push('came up elsewhere'); }, true);
  for (const type of ['dblclick', 'contextmenu', 'dragstart', 'wheel']) addEventListener(type, () => more.push(type), true);
});

const decided = async (events, asked) => {
  const [{ detail: { record } }] = await events.ofType('consent-record');
  assert.equal(record.choices.length, asked);
  assert.deepEqual([...new Set(record.choices.map(({ decision }) => decision))].sort(), ['agreed', 'refused', 'undecided']);
  return record;
};

inEveryEngine('with little', (it) => {
  it('exp-B9 the commonest talk goes from plan to saved by single presses alone: no drag, no key', async (page) => {
    const events = recordEvents(page);
    await openWidget(page);
    await countMore(page);
    const counted = await countActivations(page);
    const asked = await fromPlanToSaved(page, { way: 'ticked' });
    const { keys, presses } = await counted();
    assert.equal(keys, 0, 'a key was needed');
    assert.ok(presses > 40, `only ${presses} presses`);
    assert.deepEqual(await page.evaluate(() => globalThis[Symbol.for('consent-disclosure-more')]), []);
    const record = await decided(events, asked);
    assert.equal(record.event.expression_method, 'ticked');
  });

  it('exp-B9 the commonest talk goes from plan to saved by accessible names alone, which hold what can be read', async (page) => {
    const events = recordEvents(page);
    await openWidget(page);
    const counted = await countActivations(page);
    const said = byNameAlone(page);
    const asked = await fromPlanToSaved(page, { way: 'typed_name', name: 'Priya Nair' });
    const { all } = await counted();
    assert.equal(all, 0, 'a pointer or a key was needed');
    assert.ok(said.length > 40, `only ${said.length} names were said`);
    assert.deepEqual(said.filter(({ name, seen }) => !name.includes(seen)), [], 'what is read is not what can be said');
    const record = await decided(events, asked);
    assert.equal(record.event.typed, 'Priya Nair');
  });
}, { base: () => bench.base });
