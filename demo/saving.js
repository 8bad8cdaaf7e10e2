// @ts-check
// How the case system answers `consent-record`: well, badly, or not at all.

/** @typedef {import('../src/embed/consent-disclosure.d.ts').ConsentDisclosureElement} Widget */
/** @typedef {import('../src/embed/consent-disclosure.d.ts').ConsentRecordEvent} RecordEvent */
/** @typedef {() => Promise<{ reference: string }>} Keep */

/** The widget calls 20 seconds of silence "not saved yet"; a late answer still counts. */
const LATE = 23_000;

/** @type {Record<import('./settings.js').Settings['saving'], (event: RecordEvent, widget: Widget, keep: Keep) => void>} */
export const answers = {
  works: (event, _, keep) => event.waitUntil(keep()),

  fails: (event) => event.waitUntil(Promise.reject(new Error('CareRecord could not keep the record.'))),

  hangs: (event) => event.waitUntil(new Promise(() => {})),

  late: (event, widget, keep) => {
    const key = event.detail.idempotencyKey;
    setTimeout(() => keep().then((kept) => widget.ack(key, kept), (why) => widget.fail(key, String(why))), LATE);
  },

  twice: (event, widget, keep) => {
    const kept = keep();
    event.waitUntil(kept);
    kept.then((reference) => widget.ack(event.detail.idempotencyKey, reference), () => {});
  },
};
