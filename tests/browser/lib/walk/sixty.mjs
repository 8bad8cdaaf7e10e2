// Sixty questions of one purpose: five kinds for twelve people, as a host would hand
// in a plan that it has kept.

import { northfield, s01 } from './words.mjs';

const KINDS = ['parent-mental-health', 'parent-substance-use', 'child-health', 'child-education', 'family-situation'];
const PURPOSE = 'early-help';

const active = northfield.recipients.map(({ id }) => id).filter((id) => id !== 'school-nurse-before');
const recipients = [...active, ...s01.recipients.map(({ id }) => id)];

const config = {
  ...northfield,
  purposes: northfield.purposes.map((one) => (one.id === PURPOSE ? { ...one, usual_recipients: active } : one)),
};

const aboutWhom = (kind) => (kind.startsWith('parent') ? 'priya' : 'asha');

const answers = {
  'part.priya': ['asked'], 'part.daniel': ['not_asked'], danger: ['no'], legitimate: ['yes'], identifies: ['yes'],
  purposes: [PURPOSE], [`recipients.${PURPOSE}`]: recipients, [`frequency.${PURPOSE}`]: ['as_needed'],
  [`choice.${PURPOSE}`]: ['you_choose'], 'safety.priya': ['none_of_these'], 'words.priya': ['yes'], 'interpreter.priya': ['none'],
};
for (const kind of KINDS) {
  answers[`need.${PURPOSE}.${kind}`] = ['needed'];
  answers[`about.${PURPOSE}.${kind}`] = [aboutWhom(kind)];
}

const plan = {
  plan_version: 1,
  plan_id: '5f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0060',
  case_ref: s01.case_ref,
  config: { config_id: config.config_id, version: config.version, digest: `sha-256:${'0'.repeat(64)}` },
  asked: ['priya'],
  answers,
};

/** What the host hands in: `records` too, so that all three are there at once. */
export const SIXTY = { config, case: { ...s01, plan }, records: [] };
