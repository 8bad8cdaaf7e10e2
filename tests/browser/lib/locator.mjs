// One control on the page, looked up afresh for every act: the widget may have
// drawn it anew since. Exactly one element must fit.

import { until } from './until.mjs';

const asQuery = (within) => (typeof within === 'string' ? { css: within } : within?.query);

const portableName = (name) => (name instanceof RegExp ? { source: name.source, flags: name.flags } : name);

export const roleQuery = (role, name, { within, exact = true } = {}) =>
  ({ role, name: portableName(name), exact, within: asQuery(within) });

export const cssQuery = (css, { within } = {}) => ({ css, within: asQuery(within) });

export class Locator {
  constructor(page, query) {
    this.page = page;
    this.query = query;
  }

  byRole(role, name, options = {}) {
    return this.page.byRole(role, name, { ...options, within: this });
  }

  /** How many fit now. */
  count() {
    return this.page.agent('(agent, query) => agent.find(query).length', this.query);
  }

  async exists() {
    return (await this.count()) > 0;
  }

  /** Runs `read(element, ...args)` in the page on the one element that fits now. */
  evaluate(read, ...args) {
    return this.page.agent(`(agent, query, args) => (${read})(agent.one(query), ...args)`, this.query, args);
  }

  /** The same on each that fits, in the order of the document. */
  evaluateAll(read, ...args) {
    return this.page.agent(`(agent, query, args) => agent.find(query).map((element) => (${read})(element, ...args))`, this.query, args);
  }

  async visible(options) {
    await until(this.page, () => this.evaluate((element) => element.isConnected), options);
    return this;
  }

  async gone(options) {
    const message = 'something should have gone';
    await until(this.page, async () => (await this.count()) === 0, { message, ...options });
  }

  text() {
    return this.evaluate((element) => element.innerText);
  }

  value() {
    return this.evaluate((element) => element.value);
  }

  isChecked() {
    return this.evaluate((element) => element.checked ?? element.getAttribute('aria-checked') === 'true');
  }

  isFocused() {
    return this.evaluate((element) => element.getRootNode().activeElement === element);
  }

  /** The widget leads the focus here: on a slow machine a task after it has drawn. */
  gotFocus(message = 'the focus is not led here') {
    return until(this.page, () => this.isFocused(), { message });
  }

  attribute(name) {
    return this.evaluate((element, attribute) => element.getAttribute(attribute), name);
  }

  box() {
    return this.evaluate((element) => element.getBoundingClientRect().toJSON());
  }

  /** Moves the pointer to the centre and presses, as a person would; refuses what is covered. */
  async click(options = {}) {
    let problem;
    const look = async () => {
      const point = await this.page.agent('(agent, query) => agent.aim(query)', this.query);
      problem = point.problem;
      return problem ? null : point;
    };
    // A screen that has just come up may still scroll: nobody presses what moves.
    const aim = async () => {
      const before = await look();
      if (!before) return null;
      await this.page.nextFrame();
      const now = await look();
      if (!now) return null;
      problem = 'it moves';
      return now.x === before.x && now.y === before.y ? now : null;
    };
    const point = await until(this.page, aim, { message: () => `cannot press: ${problem ?? 'not found'}`, ...options });
    await this.page.driver.click(point.x, point.y);
  }

  /** Presses the control, then types with the keyboard. */
  async type(text) {
    await this.click();
    await this.page.keyboard.type(text);
  }

  /** Types in place of what stands there. */
  async fill(text) {
    await this.click();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Backspace');
    await this.page.keyboard.type(text);
  }

  /** Presses a key while this control has the focus. */
  async press(key) {
    await this.evaluate((element) => element.focus());
    await this.page.keyboard.press(key);
  }
}
