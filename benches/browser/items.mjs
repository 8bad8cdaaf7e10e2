// Plans of many questions, as a host hands in a plan that it has kept: sixty, and six
// hundred of fifteen kinds for forty people, of names made up by counting.

import { SIXTY } from '../../tests/browser/lib/walk/sixty.mjs';

const PURPOSE = 'early-help';
const KINDS = 15;
const RECIPIENTS = 40;

const again = (one, number) => {
  const copy = structuredClone(one);
  copy.id = `${one.id}-${number}`;
  for (const audience of Object.values(copy.names.en)) {
    for (const name of ['plain_name', 'short_name']) if (audience[name]) audience[name] += ` ${number}`;
  }
  return copy;
};

/** As many as are wanted: those that there are, and copies of them under other names. */
const asMany = (list, wanted) => {
  const grown = [...list];
  for (let at = 0; grown.length < wanted; at += 1) grown.push(again(list[at % list.length], at + 2));
  return grown;
};

function sixHundred() {
  const { config, case: family, records } = structuredClone(SIXTY);
  const { answers } = family.plan;
  const idsOf = (list) => list.map(({ id }) => id);
  const named = (list, ids) => list.filter(({ id }) => ids.includes(id));
  const purpose = config.purposes.find(({ id }) => id === PURPOSE);
  const kinds = asMany(named(config.kinds, purpose.usual_kinds), KINDS);
  const local = family.recipients.map(({ id }) => id);
  const asked = answers[`recipients.${PURPOSE}`].filter((id) => !local.includes(id));
  const recipients = asMany(named(config.recipients, asked), RECIPIENTS);
  config.kinds = [...config.kinds, ...kinds.filter(({ id }) => !idsOf(config.kinds).includes(id))];
  config.recipients = [...config.recipients, ...recipients.filter(({ id }) => !idsOf(config.recipients).includes(id))];
  purpose.usual_kinds = idsOf(kinds);
  purpose.usual_recipients = idsOf(recipients);
  answers[`recipients.${PURPOSE}`] = idsOf(recipients);
  for (const { id, about } of kinds) {
    answers[`need.${PURPOSE}.${id}`] = ['needed'];
    answers[`about.${PURPOSE}.${id}`] = [about === 'parent' || id.startsWith('parent') ? 'priya' : 'asha'];
  }
  return { config, case: family, records };
}

/** What the host hands in, by the number of questions. */
export const LISTS = { 60: SIXTY, 600: sixHundred() };
