// From a page with nothing on it to a state: what the host gives, what a person uses,
// what the host says. Only the last step is a real key; the rest goes as fast as the
// page can draw.

import { putWidget } from '../walk/bench.mjs';
import { givenTo } from './states.mjs';

const HOST = `globalThis[Symbol.for('consent-disclosure-crawl')]`;

/** The case system: it answers when a step says so, and its clock stands still. */
async function beHost(page, now) {
  await page.evaluate(`(now) => {
    const host = ${HOST} = { records: [], unlocks: [], now: () => now };
    const later = (list) => new Promise((resolve, reject) => { list.push({ resolve, reject }); });
    addEventListener('consent-record', (event) => event.waitUntil(later(host.records)));
    addEventListener('consent-unlock', (event) => event.respondWith(later(host.unlocks)));
  }`, now);
}

async function give(page, { config, case: family, records, now, unlock }) {
  await beHost(page, now);
  await putWidget(page, {}, { 'heading-level': '2', unlock, lang: 'en' });
  await page.evaluate(`(given) => {
    const widget = document.querySelector('consent-disclosure');
    Object.assign(widget, given, { now: ${HOST}.now });
  }`, { config, case: family, records });
  await page.until(() => page.evaluate(() =>
    Boolean(document.querySelector('consent-disclosure').shadowRoot?.querySelector('[data-screen]'))));
}

const take = `async (steps) => {
  const root = document.querySelector('consent-disclosure').shadowRoot;
  const soon = () => new Promise((go) => { setTimeout(go); });
  const frame = () => new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 200); });
  // The widget's own observer is older by a frame, and so is told first.
  const seen = (end) => new Promise((go) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      go();
    });
    observer.observe(end);
    setTimeout(go, 3000);
  });
  const page = () => root.querySelector('[data-screen]');
  const field = (id) => [...page().querySelectorAll('input, textarea')].find((input) => input.id === id);
  const must = (found, step) => {
    if (!found) throw new Error('no ' + JSON.stringify(step) + ' on ' + page().dataset.screen);
    return found;
  };
  const draw = (pad) => {
    const { left, top, width, height } = pad.getBoundingClientRect();
    const say = (type, x, y, buttons) => pad.dispatchEvent(new PointerEvent(type, {
      pointerId: 7, button: 0, buttons, bubbles: true, composed: true, cancelable: true,
      clientX: left + width * x, clientY: top + height * y,
    }));
    say('pointerdown', 0.1, 0.5, 1);
    for (const at of [2, 3, 4, 5, 6]) say('pointermove', at / 10, at % 2 ? 0.8 : 0.2, 1);
    say('pointerup', 0.6, 0.2, 0);
  };
  const answer = (list, good, said) => {
    const { resolve, reject } = must(list.shift(), said);
    if (good) resolve(said); else reject(new Error('no'));
  };
  // What was answered is told to the page too: by then the widget has heard it.
  const told = (...names) => new Promise((go) => {
    for (const name of names) addEventListener(name, go, { once: true });
    setTimeout(go, 3000);
  });
  const host = ${HOST};
  for (const step of steps) {
    if ('press' in step) must(page().querySelectorAll('button')[step.press], step).click();
    else if ('choose' in step) must(field(step.choose), step).click();
    else if ('write' in step) {
      const input = must(field(step.write), step);
      input.value = step.text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    } else if ('draw' in step) draw(must(page().querySelector('.pad'), step));
    else if ('unlock' in step) must(host.unlocks.shift(), step).resolve(step.unlock);
    else if ('keep' in step) {
      const heard = told('consent-saved', 'consent-save-failed');
      answer(host.records, step.keep, { reference: 'C-1' });
      await heard;
    }
    else if ('read' in step) {
      await frame();
      for (const end of page().querySelectorAll('[data-end]')) {
        end.scrollIntoView({ block: 'center' });
        await seen(end);
      }
      await frame();
    }
    await soon();
    if ('unlock' in step || 'keep' in step) await frame();
  }
  await frame();
}`;

const walk = (page, steps) => (steps.length ? page.evaluate(take, steps) : undefined);

/** Where the person is: the screen, and which part of F8. */
const place = (page) => page.evaluate(() => {
  const screen = document.querySelector('consent-disclosure').shadowRoot.querySelector('[data-screen]');
  return `${screen.dataset.screen} ${screen.querySelector('h2')?.innerText}`;
});

/** By key, as it is for whoever uses no pointer: Enter on a button, Space on an option. */
async function useByKey(page, step) {
  await page.evaluate((wanted) => {
    const root = document.querySelector('consent-disclosure').shadowRoot;
    const screen = root.querySelector('[data-screen]');
    const control = 'press' in wanted
      ? screen.querySelectorAll('button')[wanted.press]
      : [...screen.querySelectorAll('input')].find(({ id }) => id === wanted.choose);
    for (let at = control; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
    control.focus();
  }, step);
  await page.keyboard.press('press' in step ? 'Enter' : 'Space');
  await page.nextFrame();
  await page.nextFrame();
}

/** Comes to the state; answers whether another screen came up with the last thing used. */
export async function comeTo(page, state) {
  await page.goto('/', { framed: true });
  await give(page, givenTo(state));
  const last = state.steps.findLastIndex((step) => 'press' in step || 'choose' in step);
  if (last < 0) return { used: null };
  await walk(page, state.steps.slice(0, last));
  const before = await place(page);
  await useByKey(page, state.steps[last]);
  // Choosing leads nowhere, though a heading may say more of what was chosen.
  const moved = 'press' in state.steps[last] && (await place(page)) !== before;
  const focus = await whereFocusIs(page);
  await walk(page, state.steps.slice(last + 1));
  return { used: state.steps[last], moved, focus };
}

const whereFocusIs = (page) => page.evaluate(() => {
  const root = document.querySelector('consent-disclosure').shadowRoot;
  const at = root.activeElement;
  const wrong = root.querySelector('[data-screen] [role="alert"]');
  return {
    at: at && (at.matches('[data-heading]') ? 'heading' : at.getAttribute('role') ?? at.localName),
    id: at?.id ?? '',
    inNews: Boolean(at?.closest('.news')),
    wrong: Boolean(wrong),
  };
});

/** What stands there now, as the fixture tells it. */
export const standing = (page) => page.evaluate(() => {
  const screen = document.querySelector('consent-disclosure').shadowRoot.querySelector('[data-screen]');
  return {
    screen: screen.dataset.screen,
    inputs: [...screen.querySelectorAll('input, textarea')].map(({ id }) => id),
    buttons: screen.querySelectorAll('button').length,
  };
});
