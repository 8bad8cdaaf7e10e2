// Waiting without fixed sleeps: asks again at every frame that the page paints.

// A busy machine may stand still for seconds; what never comes fails all the same.
const PATIENCE = 15_000;

/** Resolves with what `ask` answers as soon as that is true; fails saying what is on screen. */
export async function until(page, ask, { timeout = PATIENCE, message } = {}) {
  const deadline = Date.now() + timeout;
  let lastError;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > deadline) break;
    await page.nextFrame();
  }
  const wanted = (typeof message === 'function' ? message() : message) ?? `waited for ${ask}`;
  const reason = lastError ? `\n${lastError.message}` : '';
  throw new Error(`${wanted} (not within ${timeout} ms)${reason}\n${await page.describe()}`);
}
