// The little of W3C WebDriver that is needed, over HTTP.

import http from 'node:http';

// Past any script or load that a test may wait for: then the browser hangs.
const PATIENCE = 60_000;

const agent = new http.Agent({ keepAlive: true });

const exchange = (port, method, path, body) =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path, method, agent }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve({ ok: response.statusCode === 200, text: Buffer.concat(parts).toString('utf8') }));
    });
    request.on('error', reject);
    request.setTimeout(PATIENCE, () => request.destroy(new Error(`${method} ${path}: no answer in ${PATIENCE} ms`)));
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });

export async function call(port, method, path, body) {
  const { ok, text } = await exchange(port, method, path, body);
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
    const { sessionId } = await call(port, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
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
