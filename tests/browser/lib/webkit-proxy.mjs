// Stands between WebKit and the server, because WebKit's driver can neither run a
// script before the page's own nor list requests. Every request passes here and is
// noted; every document gets the agent as its first script, from its own origin,
// which the strict policy allows.

import http from 'node:http';
import { pipeline } from 'node:stream';

import { agentSource } from './bundle.mjs';

const PROBE = '/.harness/agent.js';
const FRAME = '/.harness/frame.html';

const FRAME_POLICY = "default-src 'none'; frame-src 'self'";

const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'];

const passedOn = (headers) => {
  const kept = { ...headers };
  for (const name of HOP_BY_HOP) delete kept[name];
  return kept;
};

/** A page that is nothing but a frame: WebKit's window cannot be as narrow as a phone. */
const framePage = (url) => {
  const attribute = (name) => Number(url.searchParams.get(name));
  const source = url.searchParams.get('src').replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  const size = `width="${attribute('width')}" height="${attribute('height')}"`;
  return `<!doctype html><html lang="en"><title>Frame</title><body topmargin="0" leftmargin="0" marginwidth="0" marginheight="0"><iframe title="Frame" frameborder="0" ${size} src="${source}"></iframe>`;
};

export const frameAddress = (target, { width, height }) => {
  const query = new URLSearchParams({ src: target.href, width, height });
  return new URL(`${FRAME}?${query}`, target).href;
};

const withAgent = (html) => {
  const tag = `<script src="${PROBE}"></script>`;
  const start = /<head[^>]*>|<html[^>]*>|<!doctype[^>]*>/gi;
  const marks = [...html.matchAll(start)];
  const head = marks.find(([mark]) => /^<head/i.test(mark)) ?? marks.pop();
  const at = head ? head.index + head[0].length : 0;
  return html.slice(0, at) + tag + html.slice(at);
};

const sendDocument = (answer, response) => {
  const parts = [];
  answer.on('data', (part) => parts.push(part));
  answer.on('aborted', () => response.destroy());
  answer.on('end', () => {
    const body = Buffer.from(withAgent(Buffer.concat(parts).toString('utf8')));
    response.writeHead(answer.statusCode, { ...passedOn(answer.headers), 'content-length': body.length });
    response.end(body);
  });
};

const forward = (request, response, url) => {
  const headers = passedOn(request.headers);
  const wantsDocument = (request.headers.accept ?? '').includes('text/html');
  if (wantsDocument) delete headers['accept-encoding'];
  const options = { host: url.hostname, port: url.port, path: url.pathname + url.search, method: request.method, headers };
  const upstream = http.request(options, (answer) => {
    const isDocument = (answer.headers['content-type'] ?? '').startsWith('text/html');
    if (wantsDocument && isDocument) return sendDocument(answer, response);
    response.writeHead(answer.statusCode, passedOn(answer.headers));
    pipeline(answer, response, () => {});
  });
  upstream.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  pipeline(request, upstream, () => {});
};

const own = (response, type, body, extra = {}) =>
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...extra }).end(body);

export async function openProxy() {
  const requests = [];
  const server = http.createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    if (url.pathname === PROBE) return own(response, 'text/javascript', agentSource);
    if (url.pathname === FRAME) {
      return own(response, 'text/html', framePage(url), { 'content-security-policy': FRAME_POLICY });
    }
    requests.push({ url: url.href, method: request.method });
    forward(request, response, url);
  });
  // Anything beyond plain HTTP would leave this machine: noted, and refused.
  server.on('connect', (request, socket) => {
    requests.push({ url: `https://${request.url}`, method: 'CONNECT' });
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${server.address().port}`;
  return {
    address,
    /** The requests since the last call. */
    drain: () => requests.splice(0),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
