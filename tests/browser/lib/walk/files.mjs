// Takes the files that a page offers, so that none lands on the machine.

const PLACE = `globalThis[Symbol.for('consent-disclosure-files')]`;

/** From now on, in this document. Answers a function that gives `[{ name, text }]`. */
export async function catchFiles(page) {
  await page.evaluate(`() => {
    const caught = ${PLACE} = [];
    const blobs = new Map();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const address = make.call(URL, blob);
      blobs.set(address, blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      caught.push({ name: this.download, blob: blobs.get(this.href) });
    };
  }`);
  return () => page.evaluate(`() => Promise.all(${PLACE}.map(async ({ name, blob }) => ({ name, text: await blob?.text() })))`);
}
