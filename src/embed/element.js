// The tag. It holds no logic: it takes what the page gives, loads the wasm when
// it is first connected, and hands everything on.

import init, { Ledger, Widget, verify as verifyRecords } from './glue.js';

const PROPERTIES = ['config', 'case', 'records', 'now'];
const ATTRIBUTES = ['cover', 'unlock', 'heading-level', 'layout', 'lang'];

class LoadError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

let loading;
let loaded = false;

/** Loads the wasm once. After it, everything else here is synchronous. */
export function load() {
  loading ??= start().then(() => { loaded = true; }, (error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start() {
  if (typeof WebAssembly !== 'object') throw new LoadError('unsupported', 'This browser has no WebAssembly.');
  const url = new URL('consent-disclosure_bg.wasm', import.meta.url);
  const given = url.protocol === 'file:' && typeof process === 'object' ? await readFile(url) : await fetched(url);
  try {
    await init({ module_or_path: await compiled(given) });
  } catch (error) {
    throw await allowed()
      ? new LoadError('corrupt', `The program is damaged: ${error.message}`)
      : new LoadError('csp', "The page's policy forbids WebAssembly: script-src needs 'wasm-unsafe-eval'.");
  }
}

const readFile = async (url) => new Response(await (await import('node:fs/promises')).readFile(url));

async function fetched(url) {
  let answer;
  try {
    answer = await fetch(url);
  } catch (error) {
    throw new LoadError('network', `${url} could not be fetched: ${error.message}`);
  }
  if (!answer.ok) throw new LoadError('network', `${url} answered ${answer.status}.`);
  return answer;
}

// While it comes in, and from the browser's memory of the last time; whole where the
// server calls it something else, so that its MIME type does not matter.
const compiled = async (answer) => (answer.headers.get('content-type') === 'application/wasm'
  ? WebAssembly.compileStreaming(answer)
  : WebAssembly.compile(await answer.arrayBuffer()));

// The smallest module there is: refused only where every module is.
async function allowed() {
  try {
    await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return true;
  } catch {
    return false;
  }
}

/** Everything that is wrong with these records. Call it after `load()`. */
export function verify(records, anchors) {
  mustBeLoaded();
  return verifyRecords(records, anchors);
}

function mustBeLoaded() {
  if (!loaded) throw new Error('Call load() and wait for it first.');
}

/** What was asked cannot be answered: `faults` says where, and what was expected. */
export class ConsentFaults extends Error {
  name = 'ConsentFaults';

  constructor(faults) {
    super(faults.map(({ path, code, expected }) => `${path}: ${code}, expected ${expected}`).join('\n'));
    this.faults = faults;
  }
}

const orFaults = (work) => {
  try {
    return work();
  } catch (error) {
    throw Array.isArray(error) ? new ConsentFaults(error) : error;
  }
};

const time = (at) => (at instanceof Date || typeof at === 'number' ? new Date(at).toISOString() : at);

const text = (given) => (given == null ? undefined : String(given));

/** Reads, verifies and puts in order once; then answers any number of questions. Call it after `load()`. */
export function openLedger({ config, case: family, records, now }) {
  mustBeLoaded();
  const clock = () => time(now?.() ?? new Date());
  const ledger = orFaults(() => new Ledger(config, family, records, clock()));
  const ask = (question, ...about) => orFaults(() => ledger.ask(question, about, clock()));
  return Object.freeze({
    permission: (query) => ask('permission', { ...query, at: time(query.at) }),
    whatMayBeShared: (recipientId, at) => ask('whatMayBeShared', recipientId, time(at)),
    changes: (from, to) => ask('changes', time(from), time(to)),
    tasks: (at = clock()) => ask('tasks', time(at)),
    familyCopy: (personId, options = {}) => ask('familyCopy', personId, options),
    close: () => ledger.free(),
  });
}

/** One question to a ledger that is not kept open. */
export function permission(given, query) {
  const ledger = openLedger(given);
  try {
    return ledger.permission(query);
  } finally {
    ledger.close();
  }
}

/** Defines the tag, unless the page has it already. */
export function define(name = 'consent-disclosure') {
  if (customElements.get(name)) return;
  customElements.define(name, class extends HTMLElement {
    static observedAttributes = ATTRIBUTES;
    #given = {};
    #waiting = [];
    #widget;
    #root;

    constructor() {
      super();
      this.#root = this.attachShadow({ mode: 'open' });
      // The page's own fallback stays in sight until the widget stands; the widget removes it.
      this.#root.append(document.createElement('slot'));
      for (const name of PROPERTIES) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }

    connectedCallback() {
      if (this.#widget) this.#widget.connected();
      else load().then(() => this.#mount(), (error) => this.#failed(error));
    }

    // Moved in its page, it is back before this runs.
    disconnectedCallback() {
      queueMicrotask(() => { if (!this.isConnected) this.#widget?.disconnected(); });
    }

    attributeChangedCallback(name, _, value) {
      this.#widget?.attribute(name, value ?? undefined);
    }

    get config() { return this.#given.config; }
    set config(value) { this.#give('config', value); }
    get case() { return this.#given.case; }
    set case(value) { this.#give('case', value); }
    get records() { return this.#given.records; }
    set records(value) { this.#give('records', value); }
    get now() { return this.#given.now; }
    set now(value) { this.#give('now', value); }

    start(journey) { this.#later((widget) => widget.start(journey)); }
    ack(key, kept) { this.#later((widget) => widget.ack(String(key), text(kept?.reference))); }
    fail(key, why) { this.#later((widget) => widget.fail(String(key), text(why?.message ?? why))); }

    #give(name, value) {
      this.#given[name] = value;
      this.#widget?.give(name, value);
    }

    #later(call) {
      if (this.#widget) call(this.#widget);
      else this.#waiting.push(call);
    }

    #mount() {
      if (this.#widget || !this.isConnected) return;
      this.#widget = new Widget(this, this.#root);
      for (const name of ATTRIBUTES) this.attributeChangedCallback(name, null, this.getAttribute(name));
      for (const name of PROPERTIES) {
        if (name in this.#given) this.#widget.give(name, this.#given[name]);
      }
      for (const call of this.#waiting.splice(0)) call(this.#widget);
    }

    #failed({ code = 'corrupt', message }) {
      const detail = Object.freeze({ schema_version: 1, code, message });
      this.dispatchEvent(new CustomEvent('consent-load-error', { bubbles: true, composed: true, detail }));
    }
  });
}

if (globalThis.customElements) define();
