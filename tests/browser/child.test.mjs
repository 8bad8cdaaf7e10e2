// F14: a child is heard, also where a parent decides, in words and signs of their own.

import assert from 'node:assert/strict';

import { canaries, gotScreen, inEveryEngine, mainText, noViolations, recordEvents, watch } from './lib/index.mjs';
import {
  agree, answer, attest, beginPlan, choose, countActivations, desk, draw, finish, givePin, goOn, handOver, listen, openDemo, openTalk,
  plan, press, save, say, sayBack, SIX_ITEMS, takeBack, tick, write, young,
} from './lib/walk/index.mjs';

const WITH_ASHA = { ...SIX_ITEMS, people: { ...SIX_ITEMS.people, Asha: { part: 'asked', audience: 'young_person' } } };

const SECRET = 'I get sad when Dan shouts';
const FATHER = 'Dan (father)';

/** From the first screen of the demo to F14, with the tablet in Asha's hands. */
async function toThink(page, alone, room = {}) {
  await openDemo(page, {}, room);
  await beginPlan(page);
  await plan(page, WITH_ASHA);
  await openTalk(page);
  await handOver(page, 'Asha', { alone });
  await gotScreen(page, 'F14');
}

/** F11 in a young person's words, and the way back to P9. */
async function giveBack(page) {
  await gotScreen(page, 'F11');
  await press(page, young('f11.give_back'));
  await gotScreen(page, 'unlock');
  await press(page, young('unlock.open'));
  await givePin(page);
  await gotScreen(page, 'P9');
  await choose(page, desk('p9.understood', 'Asha'), desk('p9.found.understood'));
  await press(page, desk('desk.continue'));
  await gotScreen(page, 'P22');
}

inEveryEngine('a child is heard', (it) => {
  const { look, faults } = watch();

  it('flow-J8 dom-A12 the child says it in words and with a face, in at most three screens more', async (page) => {
    const events = recordEvents(page);
    await toThink(page, 'yes', { framed: true });
    const mark = await events.mark();
    const activations = await countActivations(page);
    await look(page, 'F14');
    const words = await page.css('[data-region="main"]').evaluate((main) => main.innerText);
    const [secret, think, friends] = ['f14.secret', 'f14.think', 'f14.talk_to'].map((key) => words.indexOf(young(key)));
    assert.ok(secret >= 0 && secret < think && think < friends, 'what cannot be kept secret is known before anything is said');
    await choose(page, young('f14.feel'), young('f14.worried'));
    await write(page, young('f14.think'), SECRET);
    await tick(page, young('f14.keep_from'), FATHER);
    await press(page, young('talk.continue'));
    await look(page, 'F11 after F14');
    await giveBack(page);
    assert.ok((await activations()).all < 80, 'typing counts here too');
    const entered = (await events.since(mark)).filter(({ type, detail }) => type === 'consent-step' && detail.mode === 'family');
    assert.ok(1 + entered.length <= 3, `${1 + entered.length} screens`);
    const text = await mainText(page);
    assert.ok(text.includes(SECRET) && text.includes(FATHER), 'the practitioner reads what was said');
    await save(page);
    const { detail: { record } } = await events.next('consent-record');
    assert.deepEqual([record.record.record_kind, record.event.event_state], ['notice', 'told']);
    assert.deepEqual(record.views, [{ party_id: 'asha', view: SECRET, symbols: young('f14.worried'), not_to_be_told_to: ['daniel'] }]);
    await finish(page);

    // A parent sees nothing of it, and reads only that Asha was asked. The child's own
    // record, which holds it, was given before.
    const parents = await events.mark();
    const hidden = async () => canaries(page, [SECRET, FATHER], { events: await events.since(parents) });
    await openTalk(page);
    await handOver(page, 'Priya');
    await listen(page);
    await answer(page, 'yes');
    await goOn(page);
    await sayBack(page);
    await gotScreen(page, 'F10');
    assert.ok((await mainText(page)).includes(say('f10.child_heard', 'Asha')));
    await hidden();
    await agree(page, { saidBack: null });
    await hidden();
    await takeBack(page);
    await attest(page, 'Priya');
    await save(page);
    await finish(page);
  });

  it('dom-F14 draws what they think, and the practitioner sees the drawing', async (page) => {
    const events = recordEvents(page);
    await toThink(page, 'yes', { framed: true });
    const strokes = () => page.css('.pad path').count();
    await draw(page);
    assert.equal(await strokes(), 1);
    await press(page, young('f10.undo'));
    assert.equal(await strokes(), 0);
    await draw(page);
    await press(page, young('talk.continue'));
    await giveBack(page);
    await look(page, 'P22 with a drawing');
    assert.equal(await strokes(), 1);
    assert.ok((await mainText(page)).includes(desk('p22.drawn', 'Asha')));
    await save(page);
    const { detail: { record } } = await events.next('consent-record');
    const [{ view, drawing }] = record.views;
    assert.deepEqual([view, drawing.strokes.length], [young('f14.drew'), 1]);
    assert.equal(record.event.ink, undefined, 'nobody agrees by it');
  });

  it('inv-I16 whom a child would keep it from is asked only alone', async (page) => {
    await toThink(page, 'no');
    assert.equal(await page.byRole('group', young('f14.keep_from')).count(), 0);
    assert.equal(await page.byRole('group', young('f14.feel')).byRole('radio').count(), 4);
    assert.equal(await page.byRole('radio', young('f8.yes')).count(), 0, 'no yes or no (exp-B6)');
  });

  it('exp-B14 every screen of it is without a fault', async (page) => {
    for (const found of Object.values(faults)) found.none();
    await noViolations(page);
  });
});
