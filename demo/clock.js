// @ts-check
// The clock of the case system: the device's, or one that stands still. The
// widget is given the same one, so that records and receipts tell one time.

/** @type {Date | undefined} */
let fixed;

export const now = () => new Date(fixed ?? Date.now());

/** @param {Date | undefined} instant */
export function fixClock(instant) {
  fixed = instant;
}

/**
 * An instant with its offset, or nothing: local time would mean another moment
 * on another tablet.
 * @param {string} text
 */
export function readInstant(text) {
  const complete = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const instant = new Date(text);
  return complete && !Number.isNaN(instant.valueOf()) ? instant : undefined;
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' });

/** @param {string} iso */
export const dayOf = (iso) => date.format(new Date(iso));

/** @param {string} iso */
export const dayAndTimeOf = (iso) => `${dayOf(iso)} at ${time.format(new Date(iso))}`;
