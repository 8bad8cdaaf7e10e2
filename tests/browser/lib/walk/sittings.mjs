// A case system that keeps what it gets from one sitting to the next, each at its own
// moment: what `el.now` says stands still.

import { recordEvents } from '../checks/screens.mjs';
import { putWidget } from './bench.mjs';
import { gotScreen } from '../checks/screens.mjs';

/** `{ config, case, records }`, where `records` are added to by each sitting. */
export class CaseSystem {
  constructor(config, family) {
    this.config = config;
    this.case = family;
    this.records = [];
  }

  /** Opens the widget on a page of its own at this instant; `walk(page)` is the sitting. */
  async sitting(page, at, walk) {
    await page.goto('/');
    const events = recordEvents(page);
    const mark = await events.mark();
    const { config, case: family, records } = this;
    await page.evaluate((instant) => { globalThis.clock = () => new Date(instant); }, at);
    await putWidget(page, {}, { unlock: 'passcode' });
    await page.evaluate((given) => {
      const widget = document.querySelector('consent-disclosure');
      widget.addEventListener('consent-record', (event) => event.waitUntil(Promise.resolve({ reference: 'kept' })));
      Object.assign(widget, { ...given, now: globalThis.clock });
    }, { config, case: family, records });
    await gotScreen(page, 'P0', { timeout: 20_000 });
    await walk(page);
    const made = (await events.since(mark)).filter(({ type }) => type === 'consent-record').map(({ detail }) => detail.record);
    this.records.push(...made);
    return made;
  }
}
