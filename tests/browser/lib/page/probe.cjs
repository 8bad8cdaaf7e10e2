// Listens from the start of the document, before any script of the page has run.

const EVENTS = [
  'ready', 'load-error', 'error', 'step', 'plan', 'draft', 'record', 'saved', 'save-failed',
  'unlock', 'hide', 'beforeclose', 'closed', 'wiped',
].map((name) => `consent-${name}`);

// Kept now: a hostile page may replace them later.
const { stringify } = JSON;
const { isFrozen } = Object;

const seen = { violations: [], events: [], errors: [] };

/** Browsers ask for an icon that no page has named, and the strict policy says no. */
const isOwnIcon = ({ effectiveDirective, blockedURI }) =>
  effectiveDirective === 'img-src' && blockedURI.endsWith('/favicon.ico') && !document.querySelector('link[rel~="icon"]');

const onViolation = (event) => {
  if (isOwnIcon(event)) return;
  seen.violations.push({
    directive: event.effectiveDirective,
    blocked: event.blockedURI,
    source: `${event.sourceFile}:${event.lineNumber}`,
    sample: event.sample,
  });
};

const onConsentEvent = (event) => {
  const { type, detail, bubbles, composed, cancelable } = event;
  const json = detail === null ? null : stringify(detail);
  seen.events.push({ type, json, bubbles, composed, cancelable, frozen: isFrozen(detail) });
};

const onError = (event) => {
  const from = event.target?.localName ? `<${event.target.localName}> did not load` : '';
  seen.errors.push(String(event.reason ?? event.message ?? from));
};

document.addEventListener('securitypolicyviolation', onViolation, true);
for (const type of EVENTS) document.addEventListener(type, onConsentEvent, true);
addEventListener('error', onError, true);

// WebKit's driver gives no console; the other two report it themselves.
const report = console.error;
console.error = (...words) => {
  seen.errors.push(words.map(String).join(' '));
  report.apply(console, words);
};
addEventListener('unhandledrejection', onError, true);

/** What has been seen since the last call. */
exports.drain = () => {
  const all = { ...seen };
  for (const kind of Object.keys(seen)) seen[kind] = [];
  return all;
};
