// WebKit: MiniBrowser through WebKitWebDriver, on a display and behind a proxy of our own.

import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AGENT } from './bundle.mjs';
import { SCREEN, openDisplay } from './display.mjs';
import { chord, webdriverKey } from './keys.mjs';
import { leave } from './leaving.mjs';
import { findProgram, start } from './programs.mjs';
import { NoAnswer, Session, untilReady } from './webdriver.mjs';
import { frameAddress, openProxy } from './webkit-proxy.mjs';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

class WebKitDriver {
  engine = 'webkit';
  framed = false;

  constructor(session, proxy, toolbar) {
    this.session = session;
    this.proxy = proxy;
    this.toolbar = toolbar;
  }

  static async open(port, capabilities, proxy) {
    const session = await Session.open(port, capabilities);
    return new WebKitDriver(session, proxy, await session.run('return outerHeight - innerHeight'));
  }

  async evaluate(source, args) {
    const give = `(value) => (${AGENT}?.toJson ?? JSON.stringify)(value)`;
    const json = await this.session.run(`return Promise.resolve((${source})(...arguments)).then(${give})`, args);
    return json === null ? undefined : JSON.parse(json);
  }

  async goto(url, { framed = false } = {}) {
    if (this.framed) await this.session.post('/frame', { id: null });
    this.framed = framed || this.isNarrow;
    const target = this.framed ? frameAddress(new URL(url), this.size) : url;
    await this.session.post('/url', { url: target });
    if (!this.framed) return;
    await this.#enterFrame();
    await leave(this, '');
  }

  async #enterFrame() {
    const [frame] = await this.session.post('/elements', { using: 'css selector', value: 'iframe' });
    await this.session.post('/frame', { id: frame });
  }

  // Within a frame the driver's own reload and back would act on the outer page.
  async reload() {
    if (!this.framed) return this.session.post('/refresh');
    return leave(this, 'location.reload()');
  }

  async back() {
    if (!this.framed) return this.session.post('/back');
    return leave(this, 'history.back()');
  }

  async setViewport(width, height) {
    if (this.framed) await this.session.run(`frameElement.width = ${width}; frameElement.height = ${height}`);
    if (this.framed) await this.session.post('/frame', { id: null });
    const least = await this.#sizeWindow(width, height);
    if (this.framed) await this.#enterFrame();
    this.size = { width, height };
    this.isNarrow = width < least;
    const isOpen = !this.framed && (await this.session.get('/url')) !== 'about:blank';
    if (this.isNarrow && isOpen) {
      throw new Error(`WebKit's window is at least ${least} px wide: open the page with goto(path, { framed: true })`);
    }
  }

  /** Sizes the window, over the middle of the screen: there the pointer gives it the focus. */
  async #sizeWindow(width, height) {
    const outer = { width, height: height + this.toolbar };
    if (outer.width > SCREEN.width || outer.height > SCREEN.height) throw new Error(`${width} x ${height} exceeds the screen`);
    const x = Math.round((SCREEN.width - outer.width) / 2);
    const y = Math.round((SCREEN.height - outer.height) / 2);
    const rect = await this.session.post('/window/rect', { ...outer, x, y });
    return rect.width;
  }

  async screenshot() {
    return Buffer.from(await this.session.get('/screenshot'), 'base64');
  }

  async click(x, y) {
    await this.mouse([['move', x, y], ['down'], ['up']]);
  }

  async mouse(steps) {
    const one = {
      move: (x, y) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 }),
      down: () => ({ type: 'pointerDown', button: 0 }),
      up: () => ({ type: 'pointerUp', button: 0 }),
    };
    const actions = steps.map(([act, ...place]) => one[act](...place));
    await this.session.post('/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }

  #keys(actions) {
    return this.session.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  press(keys) {
    const values = chord(keys).map(webdriverKey);
    const down = values.map((value) => ({ type: 'keyDown', value }));
    const up = values.toReversed().map((value) => ({ type: 'keyUp', value }));
    return this.#keys([...down, ...up]);
  }

  type(text) {
    // The end of a line is a key of its own.
    const keys = [...text.replaceAll('\n', '\uE006')];
    return this.#keys(keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
  }

  drainRequests() {
    return this.proxy.drain();
  }

  /** Null: this engine's console is known only to the agent in the page. */
  drainConsoleErrors() {
    return null;
  }

  close() {
    return this.session.close();
  }
}

// Now and then a sound program breaks down in WebKitGTK: in ours `==` of two strings
// left its memory, once in some thousand pages and only on a busy machine. The same is
// told of other programs on Linux (tauri-apps/tauri#7154, oven-sh/bun#26368, which
// blames the compilers of WebAssembly). Its interpreter runs all that is tested here.
const INTERPRETED = { JSC_useBBQJIT: '0', JSC_useOMGJIT: '0' };

const environment = (display, home) => ({
  ...process.env,
  ...INTERPRETED,
  DISPLAY: display,
  GDK_BACKEND: 'x11',
  NO_AT_BRIDGE: '1',
  HOME: home,
  XDG_CACHE_HOME: home,
  XDG_CONFIG_HOME: home,
  XDG_DATA_HOME: home,
});

/** A driver that is ready for sessions. */
async function startServer(driver, env) {
  const port = await freePort();
  const server = start(driver, [`--port=${port}`], { env });
  try {
    await untilReady(port, server.failed);
  } catch (error) {
    server.end();
    throw error;
  }
  return { port, end: server.end };
}

export async function openWebKit() {
  const binary = findProgram(['MiniBrowser'], 'webkit2gtk-driver');
  const driver = findProgram(['WebKitWebDriver'], 'webkit2gtk-driver');
  const home = mkdtempSync(join(tmpdir(), 'webkit-tests-'));
  const forget = () => rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', forget);
  const [display, proxy] = await Promise.all([openDisplay(), openProxy()]);
  const env = environment(display.name, home);
  const capabilities = {
    proxy: { proxyType: 'manual', httpProxy: proxy.address, sslProxy: proxy.address, noProxy: [] },
    unhandledPromptBehavior: 'accept',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  };
  let server;
  const close = async () => {
    server?.end();
    display.close();
    proxy.close();
    forget();
  };
  // Now and then MiniBrowser starts and never tells its driver so; no test has
  // begun then, and a new pair of both comes up.
  const newDriver = async (starts = 3) => {
    server ??= await startServer(driver, env);
    try {
      return await WebKitDriver.open(server.port, capabilities, proxy);
    } catch (error) {
      if (!(error instanceof NoAnswer) || starts === 1) throw error;
      server.end();
      server = undefined;
      return newDriver(starts - 1);
    }
  };
  try {
    server = await startServer(driver, env);
  } catch (error) {
    await close();
    throw error;
  }
  return { newDriver: () => newDriver(), close };
}
