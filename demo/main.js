// @ts-check
// A case system that embeds <consent-disclosure>. Everything an integrator needs
// is in this file: hand in the configuration and the case, keep what comes out.

import configuration from '../content/samples/northfield.json' with { type: 'json' };
import { showCase, showCaseLinks } from './case-page.js';
import { cases } from './cases.js';
import { now } from './clock.js';
import { showControls } from './controls.js';
import { byId } from './dom.js';
import { complain, faultLine, say, settle } from './messages.js';
import { showPlans } from './plans-list.js';
import { showRecords } from './records-list.js';
import { showMayIShare } from './may-i-share.js';
import { answers } from './saving.js';
import { readSettings } from './settings.js';
import { deleteEverything, keepPlan, keepRecord, plansOf, recordsOf, referenceOf } from './store.js';
import { startTabs } from './tabs.js';
import { reauthenticate } from './unlock.js';

/** @typedef {import('../src/embed/consent-disclosure.d.ts').ConsentDisclosureElement} Widget */
/** @typedef {import('../src/embed/consent-disclosure.d.ts').Plan} Plan */

// A JSON module's strings are wider than the contract's codes.
const asConfig = (/** @type {unknown} */ json) => /** @type {import('../src/embed/consent-disclosure.d.ts').Config} */ (json);

const settings = readSettings(location.search);
const file = cases[settings.case];
const caseRef = file.shared.case_ref;
const widget = /** @type {Widget} */ (document.querySelector('consent-disclosure'));

// In: the configuration once; the case and its records whenever they are read.

widget.config = JSON.stringify(configuration);
widget.now = now;

async function keptRecords() {
  const rows = await recordsOf(caseRef);
  return rows.map((row) => ({
    record: JSON.parse(row.record_json),
    received_at: row.received_at,
    reference: referenceOf(row),
  }));
}

/** @param {Plan} [plan] */
async function handIn(plan) {
  const records = await keptRecords();
  settle('case');
  settle('records');
  widget.records = records;
  widget.case = { ...file.shared, anchors: anchorsOf(records), ...(plan && { plan }) };
}

/**
 * The last number that this case system has kept of each ledger: only the host
 * can notice that the newest record is missing.
 * @param {{ record: import('../src/embed/consent-disclosure.d.ts').ConsentRecord }[]} records
 */
function anchorsOf(records) {
  /** @type {Record<string, number>} */
  const anchors = {};
  for (const { record: { record: { ledger_id, sequence } } } of records) {
    anchors[ledger_id] = Math.max(sequence, anchors[ledger_id] ?? 0);
  }
  return anchors;
}

/**
 * @param {'plan' | 'talk' | 'withdraw'} journey
 * @param {Plan} [plan]
 */
async function start(journey, plan) {
  if (!customElements.get('consent-disclosure')) throw new Error('The consent tool has not loaded.');
  await handIn(plan);
  widget.start(journey);
  widget.scrollIntoView({ block: 'start' });
}

// Out: plans, records, and the tablet coming back.

widget.addEventListener('consent-plan', ({ detail: { plan, planJson } }) => attempt(async () => {
  await keepPlan({ plan_id: plan.plan_id, case_ref: caseRef, plan_json: planJson, kept_at: now().toISOString() });
  say('The plan is kept.');
  await showKept();
}));

widget.addEventListener('consent-record', (event) => {
  const { recordJson, idempotencyKey, summary } = event.detail;
  answers[settings.saving](event, widget, async () => {
    const kept = await keepRecord({
      case_ref: caseRef,
      idempotency_key: idempotencyKey,
      record_json: recordJson,
      summary,
      received_at: now().toISOString(),
    });
    attempt(showKept);
    return kept;
  });
});

widget.addEventListener('consent-unlock', (event) => {
  if (settings.unlock === 'host') event.respondWith(reauthenticate());
});

widget.addEventListener('consent-saved', ({ detail }) => say(`The record is saved under ${detail.reference}.`));
widget.addEventListener('consent-save-failed', ({ detail }) => say(`The record is not saved: ${detail.message}`));
widget.addEventListener('consent-closed', ({ detail }) => say(`The consent tool has closed (${detail.reason}).`));

widget.addEventListener('consent-error', ({ detail: { about, faults } }) =>
  complain(about, `The consent tool has a problem (${about})`, faults.map(faultLine)));
widget.addEventListener('consent-load-error', ({ detail: { code, message } }) =>
  complain('load', 'The consent tool has not loaded', [`${message} (${code})`]));

// The page around it.

/** @param {() => void | Promise<void>} work Nothing fails in silence. */
async function attempt(work) {
  try {
    settle('page');
    await work();
  } catch (error) {
    complain('page', 'CareRecord has a problem', [error instanceof Error ? error.message : String(error)]);
  }
}

async function showKept() {
  const [plans, records] = await Promise.all([plansOf(caseRef), recordsOf(caseRef)]);
  showPlans(plans, file.shared, (plan) => attempt(() => start('talk', plan)));
  showRecords(records);
}

function applySettings() {
  widget.setAttribute('unlock', settings.unlock);
  showCaseLinks(settings);
}

byId('new-plan').addEventListener('click', () => attempt(() => start('plan')));
byId('change-of-mind').addEventListener('click', () => attempt(() => start('withdraw')));

startTabs(document);
showCase(file);
showControls(settings, {
  changed: applySettings,
  deleted: () => attempt(async () => {
    await deleteEverything();
    await Promise.all([handIn(), showKept()]);
    say('Nothing is kept any more.');
  }),
});
applySettings();
showMayIShare(asConfig(configuration), file.shared, keptRecords);
attempt(async () => {
  const [newest] = await plansOf(caseRef);
  await handIn(newest && JSON.parse(newest.plan_json));
  await showKept();
});
