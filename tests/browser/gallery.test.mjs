// The gallery: every screen in its states, each a widget of its own on one page,
// under the same strict policy; the list of states is the one that the page reads.

import assert from 'node:assert/strict';

import { axe, inEveryEngine, noConsoleErrors, noViolations, targets } from './lib/index.mjs';

const { states } = await (await fetch(new URL('content/samples/gallery.json', process.env.BASE_URL))).json();

/** All that there are but `ended`, which needs a passcode and a host that is not asked. */
const SCREENS = [
  'P0', 'P1 P2', 'P3', 'P4', 'P5 P6', 'P7', 'P8', 'P6c', 'P9', 'P10', 'P11', 'P13', 'P19', 'P20', 'P22', 'told', 'correct', 'import',
  'authority', 'urgent', 'F1', 'F2 F3 F4', 'F5 F6 F7', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12', 'F13',
  'F14', 'F15', 'F16', 'stop', 'unlock', 'hidden',
];

inEveryEngine('the gallery', (it) => {
  it('issue-4 shows every state of every screen, led there by the public contract and by controls', async (page) => {
    await page.goto('/gallery.html');
    const ready = () => page.css('body').evaluate((body) => body.dataset.ready ?? '');
    await page.until(async () => (await ready()) !== '', { timeout: 150_000, message: 'waited for the gallery' });
    assert.equal(await ready(), String(states.length), await page.css('#progress').text());
    const shown = await page.css('section').evaluateAll((section) => ({
      name: section.dataset.state,
      screen: section.querySelector('consent-disclosure').shadowRoot.querySelector('[data-screen]').dataset.screen,
    }));
    assert.deepEqual(shown, states.map(({ name, screen }) => ({ name, screen })));
    assert.deepEqual(SCREENS.filter((screen) => !shown.some((one) => one.screen === screen)), []);
    await noViolations(page);
    await noConsoleErrors(page);
  });

  it('exp-B11 exp-B14 shows one state alone, without an axe violation', async (page) => {
    await page.goto('/gallery.html?state=F8+answered');
    await page.until(async () => (await page.css('body').evaluate((body) => body.dataset.ready)) === '1');
    assert.equal(await page.css('section').count(), 1);
    await axe(page);
    await targets(page);
  });
});
