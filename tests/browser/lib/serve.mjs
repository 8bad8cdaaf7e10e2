// A server for pages written in a test, under the policy that the product promises.

import http from 'node:http';

export const STRICT_POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'none'", "img-src 'none'",
  "connect-src 'self'", "frame-src 'self'", "base-uri 'none'", "form-action 'none'",
  "require-trusted-types-for 'script'", "trusted-types 'none'",
].join('; ');

const typeOf = (path) => (path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');

/** What the server under test says to the same path, faults included. */
async function passOn(pathname, behind, response) {
  const answer = await fetch(new URL(pathname, behind));
  response.setHeader('content-security-policy', answer.headers.get('content-security-policy') ?? '');
  response.setHeader('content-type', answer.headers.get('content-type') ?? '');
  response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
}

/**
 * `files` is path to content. With `behind`, the address of another server, every
 * other path is that one's: the bundle then comes from the same origin as the page.
 */
export async function serve(files, { policy = STRICT_POLICY, behind } = {}) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const body = files[pathname];
    if (body === undefined && behind) {
      passOn(pathname, behind, response).catch(() => response.writeHead(502).end());
      return;
    }
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', body === undefined ? 'text/plain' : typeOf(pathname));
    response.writeHead(body === undefined ? 404 : 200).end(body ?? 'not found');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base: `http://127.0.0.1:${server.address().port}/`, stop };
}
