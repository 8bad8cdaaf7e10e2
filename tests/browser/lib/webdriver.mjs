// The little of W3C WebDriver that is needed, over HTTP.

import http from 'node:http';

// Past any script or load that a test may wait for: then the browser hangs.
const PATIENCE = 60_000;
// A browser is up within a few seconds, or never.
const START = 30_000;

export class NoAnswer extends Error {}

const agent = new http.Agent({ keepAlive: true });

const exchange = (port, method, path, body, patience) =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path, method, agent }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve({ ok: response.statusCode === 200, text: Buffer.concat(parts).toString('utf8') }));
    });
    request.on('error', reject);
    request.setTimeout(patience, () => request.destroy(new NoAnswer(`${method} ${path}: no answer in ${patience} ms`)));
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });

export async function call(port, method, path, body, patience = PATIENCE) {
  const { ok, text } = await exchange(port, method, path, body, patience);
  const { value } = JSON.parse(text);
  if (!ok) throw new Error(`${method} ${path.replace(/^\/session\/[^/]+/, '')}: ${value.error}: ${value.message}`);
  return value;
}

export async function untilReady(port, failed) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return await Promise.race([call(port, 'GET', '/status'), failed]);
    } catch (error) {
      if (error.code !== 'ECONNREFUSED' || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

export class Session {
  constructor(port, id) {
    this.port = port;
    this.path = `/session/${id}`;
  }

  static async open(port, capabilities) {
    const { sessionId } = await call(port, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } }, START);
    return new Session(port, sessionId);
  }

  get(path) {
    return call(this.port, 'GET', this.path + path);
  }

  post(path, body = {}) {
    return call(this.port, 'POST', this.path + path, body);
  }

  run(script, args = []) {
    return this.post('/execute/sync', { script, args });
  }

  close() {
    return call(this.port, 'DELETE', this.path);
  }
}
