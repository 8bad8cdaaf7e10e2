// Three children, one parent, two kinds for two people: a plan as a host would hand it in.

import { northfield, s01 } from './words.mjs';

const PURPOSE = 'early-help';
const KINDS = ['child-health', 'child-education'];

const born = { rohan: ['Rohan', '2020-06-01'], mina: ['Mina', '2022-01-09'] };

const children = Object.entries(born).map(([id, [name, dob]]) =>
  ({ id, name, dob, relationship: 'child', languages: ['en'] }));

const held = Object.entries(born).map(([over, [, from]]) =>
  ({ over, kind: 'parental_responsibility', from, status: 'held' }));

const [priya, ...others] = s01.people;

const answers = {
  'part.priya': ['asked'], 'part.daniel': ['not_asked'], danger: ['no'], legitimate: ['yes'], identifies: ['yes'],
  purposes: [PURPOSE], [`recipients.${PURPOSE}`]: ['school-nurse', 'school-dsl'], [`frequency.${PURPOSE}`]: ['as_needed'],
  [`choice.${PURPOSE}`]: ['you_choose'], 'safety.priya': ['none_of_these'], 'words.priya': ['yes'], 'interpreter.priya': ['none'],
};
for (const kind of KINDS) {
  answers[`need.${PURPOSE}.${kind}`] = ['needed'];
  answers[`about.${PURPOSE}.${kind}`] = ['asha', 'rohan', 'mina'];
}

const plan = {
  plan_version: 1,
  plan_id: '5f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0003',
  case_ref: s01.case_ref,
  config: { config_id: northfield.config_id, version: northfield.version, digest: `sha-256:${'0'.repeat(64)}` },
  asked: ['priya'],
  answers,
};

const people = [{ ...priya, authority: [...priya.authority, ...held] }, ...others, ...children];

/** What the host hands in. */
export const SIBLINGS = { config: northfield, case: { ...s01, people, plan }, records: [] };
