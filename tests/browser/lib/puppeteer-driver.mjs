// Chromium over its own protocol, Firefox over WebDriver BiDi: both by puppeteer.

import puppeteer from 'puppeteer-core';

import { agentSource } from './bundle.mjs';
import { chord } from './keys.mjs';
import { leave } from './leaving.mjs';
import { findProgram } from './programs.mjs';

const QUIET = ['--disable-background-networking', '--disable-sync', '--disable-component-update', '--no-first-run'];

const launchOptions = {
  chromium: () => ({
    browser: 'chrome',
    executablePath: findProgram(['chromium', 'chromium-browser'], 'chromium'),
    // Chromium's sandbox refuses to run as root, which is who runs in a container.
    args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  }),
  firefox: () => ({
    browser: 'firefox',
    executablePath: findProgram(['firefox-esr', 'firefox'], 'firefox-esr'),
    extraPrefsFirefox: { 'browser.chrome.site_icons': false },
  }),
};

class PuppeteerDriver {
  #requests = [];
  #errors = [];

  constructor(engine, context, page) {
    this.engine = engine;
    this.context = context;
    this.page = page;
  }

  async listen() {
    this.page.on('request', (request) => this.#requests.push({ url: request.url(), method: request.method() }));
    this.page.on('console', (message) => message.type() === 'error' && this.#errors.push(message.text()));
    this.page.on('pageerror', (error) => this.#errors.push(String(error)));
    // Leaving a page that warns must not hang; WebKit's driver is told the same.
    this.page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
    await this.page.evaluateOnNewDocument(agentSource);
  }

  evaluate(source, args) {
    return this.page.evaluate(`(${source})(...${JSON.stringify(args)})`);
  }

  goto(url) {
    return this.page.goto(url, { waitUntil: 'load' });
  }

  reload() {
    return this.page.reload({ waitUntil: 'load' });
  }

  back() {
    return leave(this, 'history.back()');
  }

  /** Firefox answers before its window has the new size. */
  async setViewport(width, height) {
    await this.page.setViewport({ width, height });
    await this.page.waitForFunction((wide) => innerWidth === wide, { timeout: 15_000 }, width);
  }

  /** Chromium's own protocol alone has it for a page. */
  async emulate(features) {
    if (this.engine !== 'chromium') return false;
    this.session ??= await this.page.createCDPSession();
    const list = Object.entries(features).map(([name, value]) => ({ name, value }));
    await this.session.send('Emulation.setEmulatedMedia', { features: list });
    return true;
  }

  async screenshot() {
    return Buffer.from(await this.page.screenshot());
  }

  click(x, y) {
    return this.page.mouse.click(x, y);
  }

  async mouse(steps) {
    for (const [act, ...place] of steps) await this.page.mouse[act](...place);
  }

  async press(keys) {
    const names = chord(keys).map((name) => (name === 'Space' ? ' ' : name));
    for (const name of names) await this.page.keyboard.down(name);
    for (const name of names.toReversed()) await this.page.keyboard.up(name);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  drainRequests() {
    return this.#requests.splice(0);
  }

  drainConsoleErrors() {
    return this.#errors.splice(0);
  }

  close() {
    return this.context.close();
  }
}

export async function openWithPuppeteer(engine) {
  const browser = await puppeteer.launch({ headless: true, ...launchOptions[engine]() });
  return {
    newDriver: async () => {
      const context = await browser.createBrowserContext();
      const driver = new PuppeteerDriver(engine, context, await context.newPage());
      await driver.listen();
      return driver;
    },
    close: () => browser.close(),
  };
}
