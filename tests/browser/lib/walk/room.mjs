// The practitioner in the room: handing the tablet over, taking it back, saving.

import { gotScreen, step } from '../checks/screens.mjs';
import { givePin } from './host.mjs';
import { arrive, choose, gotStatus, halfThere, press, write, writeSecret } from './steps.mjs';
import { desk, say, shapeOf } from './words.mjs';

export const PASSCODE = '7391';

/** P8. A page with `unlock="passcode"` also needs `{ passcode: true }`. */
export async function handOver(page, name, room = {}, watching) {
  const { alone = 'yes', stillSafe = 'yes', others, passcode } = room;
  await arrive(page, 'P8', watching, () => press(page, desk('p8.hand_over_nobody')));
  await choose(page, desk('p8.person'), name);
  await halfThere(page, 'P8 with a person', watching, () => press(page, desk('p8.hand_over', name)));
  if (others) await write(page, desk('p8.others'), others);
  await choose(page, desk('p8.still_safe', name), desk(`desk.${stillSafe}`));
  await choose(page, desk('p8.alone', name), desk(`desk.${alone}`));
  if (passcode) await writeSecret(page, desk('p8.passcode'), PASSCODE);
  await press(page, desk('p8.hand_over', name));
}

/** F11 and unlock, by the host's dialog or by the passcode. */
export async function takeBack(page, { passcode } = {}, watching) {
  await arrive(page, 'F11', watching);
  await press(page, say('f11.give_back'));
  await arrive(page, 'unlock', watching, passcode && (() => press(page, say('unlock.open'))));
  if (passcode) await writeSecret(page, say('unlock.passcode'), PASSCODE);
  await press(page, say('unlock.open'));
  if (!passcode) await givePin(page);
}

/** P9: the practitioner attests; how it was `understood` is asked where F9 was skipped. */
export async function attest(page, name, { told = 'yes', pressure = 'no', understood, notes } = {}, watching) {
  await arrive(page, 'P9', watching, () => press(page, desk('desk.continue')));
  await choose(page, desk('p9.told_can_refuse', name), desk(`desk.${told}`));
  await choose(page, desk('p9.pressure'), desk(`desk.${pressure}`));
  if (understood) await choose(page, desk('p9.understood', name), desk(`p9.found.${understood}`));
  if (notes) await write(page, desk('desk.notes'), notes);
  await press(page, desk('desk.continue'));
}

/** P22, before and after the host has answered. */
export async function save(page, watching) {
  await arrive(page, 'P22', watching);
  await press(page, desk('p22.save'));
  await gotStatus(page, shapeOf('p22.saved_reference', 'desk'));
  if (watching?.look) await watching.look(page, 'P22 saved');
}

/** P22 of a record that was emitted while the family held the tablet; who must be told to stop waits on P0. */
export async function finish(page, watching) {
  await arrive(page, 'P22', watching);
  await press(page, desk('p22.finish'));
  await page.until(async () => ['P0', 'P11', 'P19'].includes(await step(page)), { message: 'waited for P0, P11 or P19' });
  // After a no there is one thing more to choose.
  if ((await step(page)) === 'P11') {
    await arrive(page, 'P11', watching);
    const respect = page.byRole('button', desk('p11.respect'));
    await press(page, desk((await respect.count()) ? 'p11.respect' : 'p11.advice_first'));
    await page.until(async () => ['P0', 'P19'].includes(await step(page)), { message: 'waited for P0 or P19' });
  }
  if ((await step(page)) === 'P19') await press(page, desk('desk.back'));
  await gotScreen(page, 'P0');
}
