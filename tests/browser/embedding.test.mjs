// The contract with the host page: any order works, and nothing half-right is used.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { axe, inEveryEngine, mainText, noConsoleErrors, noViolations, recordEvents, step } from './lib/index.mjs';
import {
  answer, choose, desk, goOn, handOver, listen, northfield, ONE_ITEM, plan, press, s01,
} from './lib/walk/index.mjs';
import { give, openBench, putWidget, start } from './lib/walk/bench.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

let server;
before(async () => {
  server = await openBench();
});
after(() => server.stop());

const onBench = { base: () => server.base };

const fixture = async (name) => (await fetch(new URL(`tests/fixtures/${name}.json`, process.env.BASE_URL))).json();

const NOW = '2026-09-14T10:40:00+01:00';

const whole = { config: northfield, case: { ...s01, now: NOW } };

const permutations = ([first, ...others]) =>
  first === undefined
    ? [[]]
    : permutations(others).flatMap((rest) => [...rest.keys(), rest.length].map((at) => rest.toSpliced(at, 0, first)));

/** In the page: follows each order in a frame of its own, and tells what came of it. */
const followOrders = async (orders, { config, case: family }) => {
  const until = async (ask, told) => {
    for (let tries = 0; tries < 1000; tries += 1) {
      if (ask()) return;
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
    throw new Error(`waited for ${ask}; ${told()}`);
  };
  const follow = async (order) => {
    const frame = document.createElement('iframe');
    frame.src = '/';
    document.body.append(frame);
    await until(() => frame.contentWindow?.bringWidget, () => frame.contentDocument?.readyState);
    const page = frame.contentDocument;
    const widget = page.createElement('consent-disclosure');
    const [seen, errors] = [[], []];
    frame.contentWindow.addEventListener('error', ({ message }) => errors.push(message));
    frame.contentWindow.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
    const steps = {
      script: () => frame.contentWindow.bringWidget(),
      tag: () => page.querySelector('main').append(widget),
      config: () => { widget.config = config; },
      case: () => { widget.case = JSON.stringify(family); },
      listener: () => ['ready', 'error', 'load-error', 'step'].forEach((type) =>
        widget.addEventListener(`consent-${type}`, ({ detail }) => seen.push([type, detail.screen ?? '']))),
    };
    for (const name of order) await steps[name]();
    const shows = (screen) => widget.shadowRoot?.querySelector(`[data-screen="${screen}"]`)?.childElementCount;
    const told = () => JSON.stringify({ seen, errors, shown: widget.shadowRoot?.innerHTML });
    await until(() => shows('P0'), told);
    const first = widget.shadowRoot.innerHTML;
    widget.start('plan');
    await until(() => shows('P1 P2'), told);
    const result = JSON.stringify({ seen, errors, first, then: widget.shadowRoot.innerHTML });
    frame.remove();
    return result;
  };
  const outcomes = {};
  const queue = [...orders];
  const work = async () => {
    for (let order = queue.pop(); order; order = queue.pop()) {
      const result = await follow(order).catch((error) => `failed: ${error.message}`);
      (outcomes[result] ??= []).push(order.join(' '));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return outcomes;
};

// WebKit's driver waits 30 s for a script.
const ATONCE = 20;

inEveryEngine('any order', (it) => {
  it('emb-A1 of script, tag, properties and listeners comes to the same screen and the same events', async (page) => {
    await page.goto('/');
    const orders = permutations(['script', 'tag', 'config', 'case', 'listener']);
    assert.equal(new Set(orders.map(String)).size, 120);
    const outcomes = {};
    while (orders.length) {
      const some = await page.evaluate(followOrders, orders.splice(0, ATONCE), whole);
      for (const [result, list] of Object.entries(some)) (outcomes[result] ??= []).push(...list);
    }
    const told = Object.entries(outcomes).map(([result, list]) => `${list.length} orders such as "${list[0]}": ${result.slice(0, 900)}`);
    assert.equal(told.length, 1, told.join('\n'));
    const { seen, errors, first, then } = JSON.parse(Object.keys(outcomes)[0]);
    assert.deepEqual(errors, []);
    assert.equal(seen[0][0], 'ready');
    assert.deepEqual(seen.at(-1), ['step', 'P1 P2']);
    assert.ok(seen.every(([type]) => type === 'ready' || type === 'step'), JSON.stringify(seen));
    assert.ok(first.includes(desk('p0.title')) && then.includes(desk('p1.title')));
  });

  it('emb-A1 start() before there are data waits for them', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await putWidget(page);
    await start(page, 'plan');
    await give(page, whole);
    await gotScreen(page, 'P1');
    const types = (await events.all()).map(({ type, detail }) => detail.screen ?? type);
    assert.deepEqual(types, ['consent-ready', 'P1 P2']);
  });

  it('emb-A6 moved in its page, it keeps its place and its answers', async (page) => {
    await page.goto('/');
    await putWidget(page, whole);
    await gotScreen(page, 'P0');
    await start(page, 'plan');
    await gotScreen(page, 'P1');
    await choose(page, desk('p2.danger'), desk('p2.no'));
    await page.evaluate(() => {
      const widget = document.querySelector('consent-disclosure');
      widget.remove();
      document.body.append(widget);
    });
    await gotScreen(page, 'P1');
    assert.ok(await page.byRole('group', desk('p2.danger')).byRole('radio', desk('p2.no')).isChecked());
    assert.equal(await page.css('[data-screen]').count(), 1);
    await noViolations(page);
    await noConsoleErrors(page);
  });

  it('emb-A4 a clock or a getter that sets another one stops nothing', async (page) => {
    await page.goto('/');
    await putWidget(page);
    await page.evaluate((given) => {
      const widget = document.querySelector('consent-disclosure');
      const now = () => {
        widget.now = now;
        return given.case.now;
      };
      let asked = 0;
      const config = {
        toJSON: () => {
          asked += 1;
          if (asked === 1) widget.case = { ...given.case };
          return given.config;
        },
      };
      Object.assign(widget, { ...given, config, now });
    }, whole);
    await gotScreen(page, 'P0');
    await start(page, 'plan');
    await gotScreen(page, 'P1');
    await noConsoleErrors(page);
  });

  it('emb-A4 a page that presses something the moment the focus comes stops nothing', async (page) => {
    await page.goto('/');
    await putWidget(page, whole);
    await gotScreen(page, 'P0');
    await page.evaluate((name) => {
      const widget = document.querySelector('consent-disclosure');
      addEventListener('focusin', ({ target }) => {
        const buttons = [...widget.shadowRoot.querySelectorAll('[data-screen="P1 P2"] button')];
        const pressed = buttons.find((button) => button.textContent === name);
        if (target === widget && !widget.dataset.pressed && pressed) {
          widget.dataset.pressed = 'yes';
          pressed.click();
        }
      });
    }, desk('desk.continue'));
    await start(page, 'plan');
    await page.until(async () => (await page.byRole('alert').count()) === 1);
    await choose(page, desk('p2.danger'), desk('p2.no'));
    assert.ok(await page.byRole('group', desk('p2.danger')).byRole('radio', desk('p2.no')).isChecked());
    await noConsoleErrors(page);
  });
}, onBench);

const faultsOf = async (events, about) => {
  const { detail } = await events.next('consent-error');
  assert.equal(detail.about, about);
  for (const fault of detail.faults) assert.ok(fault.expected, `no word of what was expected at ${fault.path}`);
  return detail.faults.map(({ path, code }) => `${path} ${code}`).sort();
};

const FAULTY_CONFIG = [
  '$.kinds[0].names.en.adult.exampel unknown_member',
  '$.kinds[0].names.en.adult.example missing',
  '$.privacy.privacy_notice_url bad_format',
  '$.purposes[0].retention.plain.en empty',
  '$.purposes[0].usual_recipients[0] unknown_reference',
  '$.safety.idle_minutes out_of_range',
];

const FAULTY_CASE = [
  '$.people[0].authority[0].from bad_format',
  '$.people[0].authority[0].over not_allowed',
  '$.people[1].adult not_allowed',
  '$.people[1].aliases[0] duplicate',
  '$.people[1].name empty',
  '$.practitioner.employment unknown_code',
];

/** The host's own words inside the tag are in sight. */
const hasFallback = (page) => page.evaluate(() => {
  const words = document.createRange();
  words.selectNodeContents(document.querySelector('consent-disclosure'));
  return words.getBoundingClientRect().height > 0;
});

/** P0 of what stood before, and it works. */
async function standsAsBefore(page) {
  assert.equal(await step(page), 'P0');
  await press(page, desk('p0.new_plan'));
  await gotScreen(page, 'P1');
  assert.equal(await page.byRole('group', desk('p1.part', 'Priya')).count(), 1);
}

const BAD = [
  ['cover', 'all', 'one of: page, host'],
  ['unlock', '1234', 'one of: passcode, host'],
  ['heading-level', '7', 'one of: 1, 2, 3, 4, 5, 6'],
  ['heading-level', 'two', 'one of: 1, 2, 3, 4, 5, 6'],
  ['layout', 'grid', 'one of: together, one_at_a_time'],
];

const GOOD = [
  ['cover', 'page'], ['cover', 'host'], ['unlock', 'passcode'], ['unlock', 'host'], ['heading-level', '1'],
  ['heading-level', '6'], ['layout', 'together'], ['layout', 'one_at_a_time'], ['lang', 'en'], ['lang', 'xx'], ['of-the-page', 'x'],
];

const setAttribute = (page, name, value) => page.evaluate((given, to) => {
  const widget = document.querySelector('consent-disclosure');
  if (to === null) widget.removeAttribute(given);
  else widget.setAttribute(given, to);
}, name, value);

inEveryEngine('attributes', (it) => {
  it('emb-A2 a value that an attribute cannot have is told once and counts as none', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await putWidget(page, whole);
    await gotScreen(page, 'P0');
    const level = () => page.css('[data-heading]').evaluate(({ localName }) => localName);
    const told = async () => (await events.ofType('consent-error')).map(({ detail }) => detail);
    await setAttribute(page, 'heading-level', '4');
    await page.until(async () => (await level()) === 'h4');
    for (const [at, [name, value, expected]] of BAD.entries()) {
      await setAttribute(page, name, value);
      await page.until(async () => (await told()).length > at);
      const { about, faults } = (await told()).at(-1);
      assert.deepEqual([about, faults], ['attribute', [{ path: name, code: 'unknown_code', expected, found: value }]]);
    }
    assert.equal(await level(), 'h2');
    for (const [name, value] of GOOD) await setAttribute(page, name, value);
    await page.until(async () => (await level()) === 'h6');
    for (const [name] of GOOD) await setAttribute(page, name, null);
    await page.until(async () => (await level()) === 'h2');
    assert.equal((await told()).length, BAD.length);
    await noConsoleErrors(page);
  });

  it('emb-A2 is told in the middle of a talk too, and the talk goes on', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await putWidget(page, whole);
    await gotScreen(page, 'P0');
    await start(page, 'plan');
    await gotScreen(page, 'P1');
    await setAttribute(page, 'unlock', 'never');
    const { detail } = await events.next('consent-error');
    assert.equal(detail.faults[0].path, 'unlock');
    await gotScreen(page, 'P1');
    await choose(page, desk('p2.danger'), desk('p2.no'));
    await noConsoleErrors(page);
  });
}, onBench);

inEveryEngine('data with faults', (it) => {
  it('emb-A4 a configuration: every fault at once with its path, and nothing of it is used', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await putWidget(page, { config: await fixture('config/faulty'), case: await fixture('case/minimal') });
    assert.deepEqual(await faultsOf(events, 'config'), FAULTY_CONFIG);
    assert.equal((await events.ofType('consent-ready')).length, 0);
    assert.equal((await events.ofType('consent-step')).length, 0);
    await page.until(() => page.byRole('alert').exists());
    assert.ok((await page.byRole('alert').text()).includes(desk('p0.not_started')));
    assert.ok(await hasFallback(page), 'a faulty configuration hides the fallback');
    assert.equal(await page.css('[data-screen]').count(), 0);
    await axe(page);
    await give(page, { config: await fixture('config/minimal') });
    await events.next('consent-ready');
    await gotScreen(page, 'P0');
    assert.ok(!(await hasFallback(page)));
    assert.equal(await page.byRole('alert').count(), 0);
    assert.equal((await events.ofType('consent-error')).length, 1);
  });

  it('emb-A4 a case: every fault at once with its path, and what stood before goes on', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await putWidget(page, whole);
    await gotScreen(page, 'P0');
    await give(page, { case: await fixture('case/faulty') });
    assert.deepEqual(await faultsOf(events, 'case'), FAULTY_CASE);
    assert.equal((await events.ofType('consent-ready')).length, 1);
    await standsAsBefore(page);
  });

  it('emb-A4 records of another case, or altered: refused whole', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await putWidget(page, whole);
    await gotScreen(page, 'P0');
    await press(page, desk('p0.new_plan'));
    await plan(page, ONE_ITEM);
    await press(page, desk('p0.talk'));
    await handOver(page, 'Priya', { passcode: true });
    await listen(page);
    await answer(page, 'no');
    await goOn(page);
    const { detail: { record } } = await events.next('consent-record');

    await page.goto('/');
    await page.forget();
    await putWidget(page, { ...whole, case: { ...whole.case, case_ref: 'NFH-2026-9999' }, records: [record] });
    assert.deepEqual(await faultsOf(events, 'records'), ['$[0].record.case_ref other_case']);
    assert.equal((await events.ofType('consent-ready')).length, 0);

    await page.goto('/');
    await page.forget();
    const altered = structuredClone(record);
    altered.choices[0].decision = 'agreed';
    await putWidget(page, { ...whole, records: [altered] });
    const faults = await faultsOf(events, 'records');
    assert.ok(faults.some((fault) => fault.endsWith('digest_mismatch')), faults.join());
    assert.equal((await events.ofType('consent-ready')).length, 0);
    await give(page, { records: [{ record, received_at: NOW, reference: 'A-1' }] });
    await events.next('consent-ready');
    await page.until(async () => (await mainText(page)).includes(desk('p0.refused')));
  });

  it('emb-A4 consent-ready comes when the data are whole, and not before', async (page) => {
    const events = recordEvents(page);
    await page.goto('/');
    await putWidget(page, { config: northfield, records: '[]' });
    // The empty page stands as soon as the program does; no screen stands on it.
    await page.until(() => page.css('.page').exists());
    assert.equal(await page.css('[data-screen], [lang=""]').count(), 0);
    assert.ok(await hasFallback(page));
    await give(page, { config: JSON.stringify(northfield) });
    await page.nextFrame();
    assert.deepEqual(await events.all(), []);
    await give(page, { case: whole.case });
    const ready = await events.next('consent-ready');
    assert.ok(ready.bubbles && ready.composed && ready.frozen);
    assert.deepEqual(ready.detail, { schema_version: 1, warnings: [] });
    assert.equal((await events.all()).length, 1);
  });
}, onBench);
