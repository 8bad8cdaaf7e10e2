// F8: yes, no and not sure weigh the same, whatever the window and the size of text.

import assert from 'node:assert/strict';

import { equalBoxes, inEveryEngine, mainText, nothingChosen, setTextSize, WIDTHS } from './lib/index.mjs';
import {
  beginPlan, goOn, gotErrors, handOver, hear, listen, openDemo, openTalk, plan, questions, say,
} from './lib/walk/index.mjs';
import { gotScreen } from './lib/checks/screens.mjs';

const SIZES = [1, 2];

const ANSWERS = ['yes', 'no', 'not_sure'];

const textSize = (locator) => locator.evaluate((input) => parseFloat(getComputedStyle(input.labels[0]).fontSize));

const answerOf = (page, question, answer) => page.byRole('group', question).byRole('radio', say(`f8.${answer}`));

async function equalAnswers(page, question) {
  const [yes, no, notSure] = ANSWERS.map((answer) => answerOf(page, question, answer));
  await equalBoxes(yes, no);
  await equalBoxes(yes, notSure);
}

const sides = async (page) => {
  const top = async (name) => (await page.byRole('heading', name).box()).top;
  return { yes: await top(say('f8.if_yes_title')), no: await top(say('f8.if_no_title')) };
};

async function toChoices(page) {
  await openDemo(page, {}, { framed: true });
  await beginPlan(page);
  await plan(page);
  await openTalk(page);
  await handOver(page, 'Priya');
  await listen(page);
}

inEveryEngine('the choices', (it) => {
  it('are reached', toChoices);

  it('inv-I3 exp-B2 begin with nothing chosen', async (page) => {
    assert.equal((await questions(page)).length, 6);
    await nothingChosen(page);
  });

  it('inv-I3 exp-B2 give yes, no and not sure equal boxes and styles at four widths and two text sizes', async (page) => {
    const [first, ...others] = await questions(page);
    const sized = [];
    for (const size of SIZES) {
      await setTextSize(page, size);
      for (const width of WIDTHS) {
        await page.setViewport(width);
        await page.nextFrame();
        for (const question of [first, others.at(-1)]) await equalAnswers(page, question);
      }
      // Where every text size has the layout of a narrow window: a wide one has larger words.
      await page.setViewport(WIDTHS[0]);
      sized.push(await textSize(answerOf(page, first, 'yes')));
    }
    await setTextSize(page, 1);
    assert.equal(sized[1], sized[0] * 2, 'larger text was asked for, and did not come');
  });

  it('inv-I3 put what a yes and a no mean side by side', async (page) => {
    for (const width of WIDTHS.filter((width) => width >= 820)) {
      await page.setViewport(width);
      await page.nextFrame();
      const { yes, no } = await sides(page);
      assert.ok(Math.abs(yes - no) <= 1, `at ${width} px "if yes" is at ${yes} and "if no" at ${no}`);
    }
  });

  it('inv-I3 can be told apart when one is made larger', async (page) => {
    const [question] = await questions(page);
    await answerOf(page, question, 'yes').evaluate((input) => { input.style.width = '5rem'; });
    await assert.rejects(equalAnswers(page, question), /not equal/);
    await answerOf(page, question, 'yes').evaluate((input) => { input.style.width = ''; });
  });

  it('grd-G9 inv-I2 do not let anyone past with a question open', async (page) => {
    await goOn(page);
    await gotErrors(page);
    await gotScreen(page, 'F8');
    const all = await questions(page);
    for (const question of all.slice(1)) await answerOf(page, question, 'not_sure').click();
    await goOn(page);
    await gotErrors(page);
    await page.until(async () => (await page.byRole('alert').byRole('button').count()) === 1);
    await page.byRole('alert').byRole('button').click();
    assert.ok(await answerOf(page, all[0], 'yes').isFocused());
    await answerOf(page, all[0], 'yes').click();
    await goOn(page);
    await gotScreen(page, 'F9');
  });
}, { onePage: true });

/** Without the scrolling that a pointer needs to get to the button. */
const goOnUnread = (page) => page.byRole('button', say('talk.continue')).evaluate((button) => button.click());

inEveryEngine('the way to the choices', (it) => {
  it('grd-G6 inv-I2 is held until every block was shown to its end', async (page) => {
    await page.setViewport(820, 400);
    await openDemo(page, {}, { framed: true });
    await beginPlan(page);
    await plan(page);
    await openTalk(page);
    await handOver(page, 'Priya');
    await hear(page, 'F1');
    await gotScreen(page, 'F2');
    await goOnUnread(page);
    const told = async () => (await mainText(page)).includes(say('talk.read_on'));
    await page.until(told, { message: 'waited to be told that there is more to read' });
    await gotScreen(page, 'F2');
    await hear(page, 'F2');
    await gotScreen(page, 'F5');
  });
});
