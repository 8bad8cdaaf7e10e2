// A site of four small pages: the widget as a host embeds it, the empty list, an empty
// page for the walks, and one that opens a ledger. Module and wasm may be kept by the
// browser for an hour, compressed by brotli: what is measured is a visit like any but the
// first, so that the network, which no throttling of the processor slows down, has no part
// in it. It is the same for the widget and for what it is compared with.

import { readFileSync } from 'node:fs';
import http from 'node:http';
import { brotliCompressSync } from 'node:zlib';

import { STRICT_POLICY } from '../../tests/browser/lib/serve.mjs';
import { afterFrame } from './frames.mjs';

const root = new URL('../../', import.meta.url);

const html = (script, body = '') =>
  `<!doctype html><html lang="en"><head><title>Bench</title><script type="module" src="${script}"></script></head>`
  + `<body>${body}</body></html>`;

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', wasm: 'application/wasm', json: 'application/json' };

/** Both begin with the clock, and end with the frame that shows what was asked for. */
const FIRST_WIDGET = (given) => `
  const began = performance.now();
  const afterFrame = ${afterFrame};
  globalThis.firstScreen = new Promise((resolve) => {
    addEventListener('consent-ready', async () => {
      const shown = await afterFrame();
      const screen = document.querySelector('consent-disclosure').shadowRoot.querySelector('[data-screen]')?.dataset.screen;
      resolve({ began, shown, screen });
    }, { once: true });
  });
  Object.assign(document.querySelector('consent-disclosure'), ${JSON.stringify(given)});
  await import('/dist/consent-disclosure.js');
`;

const FIRST_EMPTY = `
  const began = performance.now();
  const afterFrame = ${afterFrame};
  const { default: init, start } = await import('/empty/empty-list.js');
  globalThis.firstScreen = (async () => {
    await init();
    start(0);
    return { began, shown: await afterFrame(), screen: document.querySelector('ul') && 'empty' };
  })();
`;

const EMPTY_LIST = `
  import init, { start } from '/empty/empty-list.js';
  globalThis.begin = async (rows) => { await init(); start(rows); };
`;

// As lib/walk/bench.mjs has it.
const WALK = `globalThis.bringWidget = () => import('/dist/consent-disclosure.js');`;

/**
 * `empty`: the folder of the built empty list. `first`: what the host hands in at the
 * first screen. `records`: the made-up records as text, and `given`: all that is asked.
 */
export async function openSite({ empty, first, records, ledgerScript }) {
  const files = {
    '/': html('/bench.js', '<main><h1>Bench</h1></main>'),
    '/bench.js': WALK,
    '/first-widget.html': html('/first-widget.js', '<consent-disclosure unlock="host">Paper form: ring 01632 960000</consent-disclosure>'),
    '/first-widget.js': FIRST_WIDGET(first),
    '/first-empty.html': html('/first-empty.js'),
    '/first-empty.js': FIRST_EMPTY,
    '/empty-list.html': html('/list.js'),
    '/list.js': EMPTY_LIST,
    '/ledger.html': html('/ledger.js'),
    '/ledger.js': ledgerScript,
    '/records.json': records,
  };
  for (const name of ['consent-disclosure.js', 'consent-disclosure_bg.wasm']) files[`/dist/${name}`] = readFileSync(new URL(`dist/${name}`, root));
  for (const name of ['empty-list.js', 'empty-list_bg.wasm']) files[`/empty/${name}`] = readFileSync(`${empty}/${name}`);
  const packed = new Map();
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const body = files[pathname];
    const kind = pathname.split('.').at(-1);
    response.setHeader('content-security-policy', STRICT_POLICY);
    response.setHeader('content-type', TYPES[kind] ?? TYPES.html);
    if (body === undefined) return response.writeHead(404).end();
    if (!/^\/(dist|empty)\//.test(pathname)) return response.writeHead(200).end(body);
    if (!packed.has(pathname)) packed.set(pathname, brotliCompressSync(body));
    response.setHeader('cache-control', 'max-age=3600');
    response.setHeader('content-encoding', 'br');
    return response.writeHead(200).end(packed.get(pathname));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base: `http://127.0.0.1:${server.address().port}`, stop };
}
