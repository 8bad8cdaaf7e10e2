// When a frame stands, and how fast the processor is.
//
// "To the next frame" ends where the browser's main thread has finished the first frame
// after something happened: a message that is posted from inside that frame's
// requestAnimationFrame is handled after its style, layout and paint. A second
// requestAnimationFrame would add one whole frame of waiting to both sides, and make every
// ratio look better than it is; PerformanceObserver's `event` timing is rounded to 8 ms,
// which is more than the empty list takes.

/** In the page: resolves with the time when the next frame is painted. */
export const afterFrame = `() => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(0);
  });
})`;

/** What a tablet of some years ago is slower than a desk's machine. */
export const SLOWER = 4;

/** A tab with nothing of the test harness in it; the window that it is in is closed with `close`. */
export async function bareTab(browser, base) {
  const { driver } = await browser.newPage(base);
  return { page: await driver.context.newPage(), close: () => driver.close() };
}

/** The CDP session of a puppeteer page, as slow from now on. */
export async function slowed(page, rate = SLOWER) {
  const session = await page.createCDPSession();
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return session;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) throw new Error('nothing was measured');
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
