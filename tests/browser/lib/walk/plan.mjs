// P0 to P7: the desk work, up to a kept plan.

import { arrive, choose, halfThere, press, tick, write } from './steps.mjs';
import { desk, deskFilled, kindName, northfield, purposeName, recipientName, shapeOf, startingWith } from './words.mjs';

/** Six items of one purpose: two kinds about Asha, each for three recipients. */
export const SIX_ITEMS = {
  people: { Priya: { part: 'asked' }, Dan: { part: 'not_asked' } },
  purposes: {
    'early-help': {
      kinds: { 'child-health': true, 'child-education': true },
      recipients: ['school-nurse', 'school-dsl', 'gp'],
      frequency: 'as_needed',
    },
  },
};

/** One item, for tests of what comes after. */
export const ONE_ITEM = {
  ...SIX_ITEMS,
  purposes: { 'early-help': { kinds: { 'child-education': true }, recipients: ['school-dsl'], frequency: 'once' } },
};

const on = (page) => press(page, desk('desk.continue'));

async function people(page, { people: parts, danger = 'no' }, watching) {
  await arrive(page, 'P1', watching, () => on(page));
  for (const [name, { part }] of Object.entries(parts)) {
    const child = await page.byRole('group', desk('p1.part_child', name)).count();
    await choose(page, desk(child ? 'p1.part_child' : 'p1.part', name), desk(`p1.${part}`));
  }
  // Of children of whom nothing is said, nothing is asked.
  const children = page.byRole('group', shapeOf('p1.part_child', 'desk'));
  for (const question of await children.evaluateAll((group) => group.querySelector('legend').innerText)) {
    const named = Object.keys(parts).some((name) => question === desk('p1.part_child', name));
    if (!named) await choose(page, question, desk('p1.not_asked'));
  }
  await choose(page, desk('p2.danger'), desk(`p2.${danger}`));
  await on(page);
}

async function kind(page, name, plan) {
  const { about, leftOut } = plan === true ? {} : plan;
  const need = desk('p3.need', name);
  await choose(page, need, desk(leftOut ? 'p3.left_out' : 'p3.needed'));
  if (leftOut) await write(page, desk('p3.why', name), leftOut);
  for (const person of about ?? []) await tick(page, desk('p3.about', name), person);
}

async function purpose(page, id, wanted, usual) {
  const { kinds, recipients, frequency } = wanted;
  const name = purposeName(id);
  // A kind that another purpose asks about too is named with its purpose.
  const named = (one) => (usual.flatMap((ids) => ids.filter((known) => known === one)).length > 1
    ? deskFilled('p3.kind_for', { name: kindName(one), purpose: name }) : kindName(one));
  for (const one of usualOf(id, wanted)) await kind(page, named(one), kinds[one] ?? { leftOut: 'Not needed for this.' });
  for (const one of recipients) {
    await tick(page, desk('p3.recipients', name), startingWith(recipientName(one)));
  }
  await choose(page, desk('p3.frequency', name), desk(`p3.${frequency}`));
}

async function items(page, { purposes }, watching) {
  await arrive(page, 'P3', watching, () => on(page));
  for (const id of Object.keys(purposes)) await tick(page, desk('p3.purposes'), startingWith(purposeName(id)));
  await halfThere(page, 'P3 with a purpose', watching, () => on(page));
  await choose(page, desk('p3.legitimate'), desk('desk.yes'));
  await choose(page, desk('p3.identifies'), desk('desk.yes'));
  const all = Object.entries(purposes).map(([id, plan]) => usualOf(id, plan));
  for (const [id, plan] of Object.entries(purposes)) await purpose(page, id, plan, all);
  await on(page);
}

/** What is proposed for a purpose; `usual` where a test has changed it. */
const usualOf = (id, { usual }) => usual ?? northfield.purposes.find((one) => one.id === id).usual_kinds;

async function realChoice(page, { purposes }, watching) {
  await arrive(page, 'P4', watching, () => on(page));
  for (const [id, { choice = 'you_choose' }] of Object.entries(purposes)) {
    await choose(page, desk('p4.question', purposeName(id)), desk(`p4.${choice}`));
  }
  await on(page);
}

/** Why somebody is not asked, where a test does not say. */
const REASON = 'It would not be safe for her.';

const asked = (people) => Object.entries(people).filter(([, { part }]) => part === 'asked');

async function safety(page, { people: parts }, watching) {
  await arrive(page, 'P5', watching, () => on(page));
  for (const [name, { safe = 'none_of_these', reasons = [], note = REASON }] of asked(parts)) {
    await choose(page, desk('p5.question', name), desk(`p5.${safe}`));
    for (const reason of reasons) await tick(page, desk('p5.reasons', name), desk(`p5.${reason}`));
    if (safe === 'some') await write(page, desk('p5.note', name), note);
  }
  const unheard = page.byRole('group', shapeOf('p5.why', 'desk'));
  for (const question of await unheard.evaluateAll((group) => group.querySelector('legend').innerText)) {
    await choose(page, question, desk('p5.too_young'));
  }
  // Who holds no authority is not heard about the child, unless the test says so.
  const hear = page.byRole('group', shapeOf('p6.hear', 'desk'));
  for (const question of await hear.evaluateAll((group) => group.querySelector('legend').innerText)) {
    const [, { hear: heard } = {}] = Object.entries(parts).find(([name]) => question === desk('p6.hear', name)) ?? [];
    await choose(page, question, desk(`p6.${heard ?? 'not_heard'}`));
  }
  await on(page);
}

async function understanding(page, { people: parts, notes }, watching) {
  await arrive(page, 'P7', watching, () => press(page, desk('p7.save')));
  for (const [name, { wordsFit = 'yes', audience, interpreter, layout }] of asked(parts)) {
    if (audience) await choose(page, desk('p7.audience', name), desk(`p7.${audience}`));
    await choose(page, desk('p7.words', name), desk(`desk.${wordsFit}`));
    if (layout) await choose(page, desk('p7.layout', name), desk(`p7.${layout}`));
    await choose(page, desk('p7.interpreter', name), desk(interpreter ? 'p7.professional' : 'p7.none'));
    if (!interpreter) continue;
    await write(page, desk('p7.interpreter_name'), interpreter);
    await choose(page, desk('p7.interpreter_link', name), desk('desk.no'));
  }
  if (notes) await write(page, desk('p7.notes'), notes);
  await press(page, desk('p7.save'));
}

/**
 * From P1 to a kept plan, which leads back to P0. `watching` is `{ look, hasty }`
 * of `arrive`.
 */
export async function plan(page, wanted = SIX_ITEMS, watching) {
  await people(page, wanted, watching);
  await items(page, wanted, watching);
  await realChoice(page, wanted, watching);
  await safety(page, wanted, watching);
  await understanding(page, wanted, watching);
  await arrive(page, 'P0', watching);
}
