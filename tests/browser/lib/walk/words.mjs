// The words of the product and of its sample organisation, as the server under
// test has them: a test names a key, so that a change of words breaks no test.

const read = async (path) => {
  const base = process.env.BASE_URL;
  if (!base) throw new Error('BASE_URL must say where the demo is served, such as http://127.0.0.1:8080/');
  const answer = await fetch(new URL(`content/${path}`, base));
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return answer.json();
};

const packs = {
  family: await read('en/adult.json'), young: await read('en/young_person.json'), desk: await read('en/practitioner.json'),
};

export const northfield = await read('samples/northfield.json');
export const s01 = await read('samples/case-s01.json');
export const withUnknowns = await read('samples/case-unknowns.json');

const GAP = /\{\{\w+\}\}/g;

const find = (pack, key) => {
  const text = key.split('.').reduce((at, member) => at?.[member], packs[pack]);
  if (typeof text !== 'string') throw new Error(`${pack} has no words for ${key}`);
  return text;
};

/** Words with at most one gap, filled with `value`. */
const from = (pack) => (key, value) => {
  const text = find(pack, key);
  const gaps = text.match(GAP) ?? [];
  if (gaps.length !== (value === undefined ? 0 : 1)) throw new Error(`${key} is "${text}", and got ${value}`);
  return gaps.length ? text.replace(gaps[0], () => value) : text;
};

/** What the family reads: `say('f8.yes')`, with words that have one gap filled. */
export const say = from('family');

/** What a young person reads. */
export const young = from('young');

/** What the practitioner reads. */
export const desk = from('desk');

/** Words of the practitioner's with several gaps, by their names. */
export const deskFilled = (key, values) => find('desk', key).replace(/\{\{(\w+)\}\}/g, (_, gap) => values[gap]);

const known = (list, id) => {
  const found = list.find((one) => one.id === id);
  if (!found) throw new Error(`the sample organisation has no ${id}`);
  return found.names.en.adult;
};

export const purposeName = (id) => known(northfield.purposes, id).plain_name;
export const kindName = (id) => known(northfield.kinds, id).plain_name;

const recipient = (id) => known([...northfield.recipients, ...s01.recipients], id);
export const recipientName = (id) => recipient(id).plain_name;
export const recipientShort = (id) => recipient(id).short_name;

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The name of a control whose label goes on with a hint. */
export const startingWith = (text) => new RegExp(`^${literally(text)}`);

/** Words with anything in their gaps. */
export const shapeOf = (key, pack = 'family') =>
  new RegExp(`^${find(pack, key).split(GAP).map(literally).join('.+')}$`);

/** Words that begin as the one does, and end as the other: the two halves of a question. */
export const shapeOfBoth = (one, other) =>
  new RegExp(`${shapeOf(one).source.slice(0, -1)} ${shapeOf(other).source.slice(1, -1)}`);
