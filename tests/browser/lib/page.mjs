// A page in any of the three engines.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { AGENT, agentSource } from './bundle.mjs';
import { Locator, cssQuery, roleQuery } from './locator.mjs';
import { until } from './until.mjs';

export const OUT = fileURLToPath(new URL('../out/', import.meta.url));

const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 80);

export class Page {
  #seen = { violations: [], events: [], errors: [], requests: [], console: [] };

  constructor(driver, base) {
    this.driver = driver;
    this.base = base;
    this.keyboard = { press: (keys) => driver.press(keys), type: (text) => driver.type(text) };
  }

  get engine() {
    return this.driver.engine;
  }

  /**
   * Opens a path of the server. `framed` puts it in a frame where the engine's window
   * cannot take every width (WebKit), so that setViewport may later go below 450 px.
   */
  async goto(path, options) {
    await this.#keep();
    await this.driver.goto(new URL(path, this.base).href, options);
  }

  async reload() {
    await this.#keep();
    await this.driver.reload();
  }

  async back() {
    await this.#keep();
    await this.driver.back();
  }

  /** Runs `read(...args)` in the page; what goes in and comes out is JSON. */
  evaluate(read, ...args) {
    return this.driver.evaluate(String(read), args);
  }

  /** Runs a function's source `(agent, ...args) => …` with the agent that is in every document. */
  async agent(source, ...args) {
    const found = await this.driver.evaluate(`() => Boolean(${AGENT})`, []);
    if (!found) await this.inject(agentSource);
    return this.driver.evaluate(`(...args) => (${source})(${AGENT}, ...args)`, args);
  }

  /** Runs a script's text by the driver: no script tag, so no policy has a say. */
  inject(script) {
    return this.driver.evaluate(`() => { ${script}\n }`, []);
  }

  byRole(role, name, options) {
    return new Locator(this, roleQuery(role, name, options));
  }

  /** For what has no role; a person cannot find things this way, so prefer byRole. */
  css(selector, options) {
    return new Locator(this, cssQuery(selector, options));
  }

  until(ask, options) {
    return until(this, ask, options);
  }

  /** Resolves at the page's next frame, or soon after when the page is just changing. */
  async nextFrame() {
    const frame = '() => new Promise((go) => { requestAnimationFrame(() => go()); setTimeout(go, 100); })';
    await this.driver.evaluate(frame, []).catch(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }

  setViewport(width, height = 1180) {
    return this.driver.setViewport(width, height);
  }

  /** Media features as a reader's system sets them, by name; false where the engine cannot. */
  emulate(features) {
    return this.driver.emulate?.(features) ?? false;
  }

  /** The mouse, step by step: `['move', x, y]`, `['down']`, `['up']`. */
  mouse(steps) {
    return this.driver.mouse(steps);
  }

  async screenshot(path) {
    const file = join(OUT, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await this.driver.screenshot());
    return file;
  }

  /** The page in words, and in a picture beside them. */
  async describe() {
    try {
      const { title, path, screen, lines } = await this.agent('(agent) => agent.outline()');
      const name = `${this.engine}-${slug(`${screen ?? ''} ${lines.find((line) => line.startsWith('heading')) ?? title}`)}.png`;
      const shot = await this.screenshot(name).then(() => `out/${name}`, (error) => `no picture: ${error.message}`);
      const list = lines.slice(0, 60).map((line) => `  ${line}`).join('\n');
      return `On screen in ${this.engine}: ${path} "${title}", screen ${screen ?? 'none'} (${shot})\n${list}`;
    } catch (error) {
      return `The page could not be described: ${error.message}`;
    }
  }

  /** Would leaving now ask the person first? */
  warnsOnLeaving() {
    return this.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  }

  async violations() {
    await this.#keep();
    return this.#seen.violations;
  }

  async events() {
    await this.#keep();
    return this.#seen.events;
  }

  async requests() {
    await this.#keep();
    return this.#seen.requests;
  }

  async consoleErrors() {
    await this.#keep();
    return this.#seen.console;
  }

  /** Begins the notes anew. */
  async forget() {
    await this.#keep();
    for (const kind of Object.keys(this.#seen)) this.#seen[kind] = [];
  }

  /** Takes over what document and driver have noted: the document loses it when it goes. */
  async #keep() {
    const inPage = await this.driver.evaluate(`() => ${AGENT}?.drain()`, []);
    const { violations = [], events = [], errors = [] } = inPage ?? {};
    this.#seen.violations.push(...violations);
    this.#seen.events.push(...events);
    this.#seen.requests.push(...this.driver.drainRequests());
    this.#seen.console.push(...(this.driver.drainConsoleErrors() ?? errors));
  }

  close() {
    return this.driver.close();
  }
}
