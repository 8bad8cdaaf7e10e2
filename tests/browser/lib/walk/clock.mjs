// A clock that only a test moves: `Date.now()`, and timers of a second and more.
// Shorter timers stay real, for pages wait for frames by them.

const PLACE = `globalThis[Symbol.for('consent-disclosure-clock')]`;
const LONG = 1000;

/** From now on, in this document. Answers a function that lets so many seconds pass. */
export async function stopClock(page) {
  await page.evaluate(`() => {
    const timers = new Map();
    const real = { now: Date.now, set: globalThis.setTimeout, clear: globalThis.clearTimeout };
    let [time, last] = [real.now(), 1e9];
    Date.now = () => time;
    globalThis.setTimeout = (call, wait = 0, ...given) => {
      if (wait < ${LONG}) return real.set.call(globalThis, call, wait, ...given);
      timers.set(last += 1, { due: time + wait, call: () => call(...given) });
      return last;
    };
    globalThis.clearTimeout = (id) => { if (!timers.delete(id)) real.clear.call(globalThis, id); };
    ${PLACE} = (milliseconds) => {
      const until = time + milliseconds;
      for (;;) {
        const [next] = [...timers].filter(([, { due }]) => due <= until).sort(([, a], [, b]) => a.due - b.due);
        if (!next) break;
        timers.delete(next[0]);
        time = Math.max(time, next[1].due);
        next[1].call();
      }
      time = until;
    };
  }`);
  return async (seconds) => {
    await page.evaluate(`(seconds) => { ${PLACE}(seconds * 1000); }`, seconds);
    await page.nextFrame();
  };
}

/** What a device does that sleeps: its time goes on, its timers do not. */
export const sleepAndWake = (page, seconds) =>
  page.evaluate(`(seconds) => {
    const woke = Date.now() + seconds * 1000;
    Date.now = () => woke;
    document.dispatchEvent(new Event('visibilitychange'));
  }`, seconds);
