// Every screen, seen once and again with its errors, at every width: axe, size of
// targets, reflow, and what text fields let the browser do.

import assert from 'node:assert/strict';

import { gotScreen, inEveryEngine, noViolations, watch } from './lib/index.mjs';
import {
  PASSCODE, agree, answer, arrive, attest, beginChangeOfMind, beginPlan, changeMind, finish, goOn, handOver, listen, ONE_ITEM,
  openDemo, openTalk, plan, press, save, say, stop, takeBack, writeSecret,
} from './lib/walk/index.mjs';

const SCREENS = [
  'P0', 'P1 P2', 'P3', 'P4', 'P5 P6', 'P7', 'P8', 'F1', 'F2 F3 F4', 'F5 F6 F7', 'F8', 'F9', 'F10', 'F11', 'F12', 'F13', 'stop',
  'unlock', 'P9', 'P22', 'hidden',
];
const WITH_ERRORS = ['P1', 'P3', 'P4', 'P5', 'P7', 'P8', 'F8', 'F10', 'F12', 'unlock', 'hidden', 'P9'];

// Two purposes, two people asked, one thing left out, one person whom it is not safe to ask.
const RICH = {
  danger: 'reasonable_cause',
  people: {
    Priya: { part: 'asked' },
    Dan: { part: 'asked', safe: 'some', reasons: ['child_at_risk', 'enquiry'], note: 'He reads her messages.' },
  },
  purposes: {
    'mh-support': {
      kinds: { 'parent-mental-health': { about: ['Priya'] } }, recipients: ['family-hub', 'gp'], frequency: 'as_needed',
    },
    'housing-support': { kinds: { address: { about: ['Priya', 'Asha'] } }, recipients: ['housing'], frequency: 'once' },
  },
  notes: 'Bring the leaflet.',
};

const PASSCODE_ROOM = { passcode: true };

/** The neutral screen, and back from it. */
async function hidden(page, watching) {
  await press(page, say('bar.hide'));
  await arrive(page, 'hidden', watching, () => press(page, say('unlock.open')));
  await writeSecret(page, say('unlock.passcode'), PASSCODE);
  await press(page, say('unlock.open'));
  await gotScreen(page, 'F8');
}

async function talkToTheEnd(page, watching) {
  await openTalk(page);
  await handOver(page, 'Priya', PASSCODE_ROOM, watching);
  await listen(page, watching);
  await press(page, say('bar.change_mind'));
  await gotScreen(page, 'F12');
  await watching.look(page, 'F12 with nothing to take back');
  await press(page, say('talk.back'));
  await hidden(page, watching);
  await answer(page, ['yes', 'no', 'not_sure', 'yes'], watching);
  await goOn(page);
  await agree(page, {}, watching);
  await takeBack(page, PASSCODE_ROOM, watching);
  await attest(page, 'Priya', {}, watching);
  await save(page, watching);
  await finish(page);
  await watching.look(page, 'P0 with what stands today');
}

async function changeOfMind(page, watching) {
  await beginChangeOfMind(page);
  await handOver(page, 'Priya', PASSCODE_ROOM, watching);
  await changeMind(page, {}, watching);
  await takeBack(page, PASSCODE_ROOM);
  await finish(page, watching);
}

async function stopped(page, watching) {
  await openTalk(page);
  await handOver(page, 'Priya', PASSCODE_ROOM);
  await stop(page, watching);
  await watching.look(page, 'F11 after stopping');
}

inEveryEngine('every screen', (it) => {
  const { look, seen, faults } = watch();

  it('is walked, and shows its errors', async (page) => {
    const watching = { look, hasty: true };
    await openDemo(page, { unlock: 'passcode' }, { framed: true });
    await look(page, 'P0 of a new case');
    await beginPlan(page);
    await plan(page, RICH, watching);
    await talkToTheEnd(page, watching);
    await changeOfMind(page, watching);
    await stopped(page, watching);
    assert.deepEqual(SCREENS.filter((screen) => !seen.screens.has(screen)), []);
    const errors = (id) => seen.names.includes(`${id} with errors`);
    assert.deepEqual(WITH_ERRORS.filter((id) => !errors(id)), []);
    await noViolations(page);
  });

  const holds = (title, kind) =>
    it(title, async () => {
      assert.ok(seen.names.length > 30, `only ${seen.names.length} looks`);
      faults[kind].none();
    });

  holds('exp-B14 has no axe violation', 'axe');
  holds('exp-B14 has no violation of IBM’s engine', 'ace');
  holds('exp-B11 has no target under 44 px', 'targets');
  holds('exp-B12 has no horizontal scroll at 320, 820, 1180 and 1280 px', 'reflow');
  holds('exp-B12 has no horizontal scroll at 320 px with text of twice the size', 'larger');
  holds('exp-B12 has no horizontal scroll at 320 px with text set wide', 'spaced');
  holds('exp-B1 has one heading at the level that the host chose', 'heading');
  holds('exp-B3 leads the focus to its heading, or to what is wrong', 'focus');
  holds('exp-B3 shows where the focus is when something is wrong', 'focusShown');
  holds('emb-C12 exp-B23 keeps what is typed from spelling, completion and correction', 'fields');
}, { onePage: true });

/** A field without a name, too small, too wide where it stands, and open to the browser's help. */
const spoil = (page) =>
  page.css('[data-screen]').evaluate((screen) => {
    const field = document.createElement('input');
    Object.assign(field.style, { display: 'block', height: '12px', marginInlineStart: '2000px', outline: 'none', boxShadow: 'none' });
    screen.append(document.createElement('h2'), field);
    screen.lastElementChild.previousElementSibling.textContent = 'Another';
    field.focus();
  });

inEveryEngine('a screen that is spoilt', (it) => {
  it('is found out by every check', async (page) => {
    const { look, faults } = watch();
    await openDemo(page, {}, { framed: true });
    await look(page, 'P0');
    await beginPlan(page);
    await spoil(page);
    await look(page, 'P1');
    for (const [kind, found] of Object.entries(faults)) assert.throws(() => found.none(), /faults/, `${kind} finds nothing`);
  });
});
