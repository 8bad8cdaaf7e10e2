// Ten thousand records in the page: read, verified, put in order, asked about. As fast as
// the machine is: the goals are three times those of a back end on the same machine.

import { readFileSync } from 'node:fs';

import { bareTab, median } from './frames.mjs';

/** In the page. The records are handed in as text, as they come from a server. */
export const SCRIPT = `
  import { load, openLedger, verify } from '/dist/consent-disclosure.js';
  let memory;
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate(...args);
    memory = (made.instance ?? made).exports.memory;
    return made;
  };
  const timed = (work) => {
    const began = performance.now();
    const made = work();
    return [performance.now() - began, made];
  };
  globalThis.measure = async ({ config, case: family, queries, recipient, now }, repeats, asked) => {
    await load();
    const text = await (await fetch('/records.json')).text();
    const times = { parse: [], open: [], verify: [], query: [], share: [] };
    const before = memory.buffer.byteLength;
    let after;
    for (let at = 0; at < repeats; at += 1) {
      times.parse.push(timed(() => JSON.parse(text))[0]);
      const [open, ledger] = timed(() => openLedger({ config, case: family, records: text, now: () => now }));
      times.open.push(open);
      after ??= memory.buffer.byteLength;
      const [verifying, findings] = timed(() => verify(text));
      times.verify.push(verifying);
      if (findings.length) throw new Error('the made-up records are not sound: ' + JSON.stringify(findings[0]));
      times.query.push(timed(() => {
        for (let nth = 0; nth < asked; nth += 1) ledger.permission(queries[nth % queries.length]);
      })[0] / asked);
      times.share.push(timed(() => {
        for (let nth = 0; nth < 10; nth += 1) ledger.whatMayBeShared(recipient, now);
      })[0] / 10);
      ledger.close();
    }
    return { times, memory: after - before };
  };
`;

const REPEATS = 3;
const ASKED = 2000;

export const readGiven = (file) => JSON.parse(readFileSync(file, 'utf8'));

export async function ledger(browser, site, { records, text, ...given }) {
  const { page, close } = await bareTab(browser, site.base);
  await page.goto(`${site.base}/ledger.html`, { waitUntil: 'load' });
  const { times, memory } = await page.evaluate((...args) => globalThis.measure(...args), given, REPEATS, ASKED);
  await close();
  return {
    records: records.length,
    json_bytes: Buffer.byteLength(text),
    parse_ms: median(times.parse),
    open_ms: median(times.open),
    verify_ms: median(times.verify),
    query_ms: median(times.query),
    share_ms: median(times.share),
    memory_bytes: memory,
  };
}
