// What must not be there: practitioners' words, requests, breaches of the policy.

import assert from 'node:assert/strict';

const inEvents = (strings, events) =>
  events.flatMap(({ type, json }) =>
    strings
      .filter((canary) => json?.toLowerCase().includes(JSON.stringify(canary).slice(1, -1).toLowerCase()))
      .map((canary) => ({ canary, where: `detail of ${type}` })),
  );

export async function findCanaries(page, strings, { events } = {}) {
  const inDocument = await page.agent('(agent, strings) => agent.findCanaries(strings)', strings);
  return [...inDocument, ...inEvents(strings, events ?? (await page.events()))];
}

/**
 * None of the strings stands anywhere in the document, shadow roots and properties
 * included, nor in the details of `events` (all so far, unless given).
 */
export async function canaries(page, strings, options) {
  const found = await findCanaries(page, strings, options);
  assert.deepEqual(found, [], `canaries found in ${page.engine}`);
}

export async function noViolations(page) {
  assert.deepEqual(await page.violations(), [], `policy violations in ${page.engine}`);
}

export async function noConsoleErrors(page) {
  assert.deepEqual(await page.consoleErrors(), [], `console errors in ${page.engine}`);
}

// Firefox draws the marks of lists and details with a font that it carries within itself.
const isOwnFont = (page, url) => page.engine === 'firefox' && url.startsWith('data:font/woff2;');

/** Every request was for one of these paths of the server, and none was for elsewhere. */
export async function onlyRequests(page, paths) {
  const home = new URL(page.base).origin;
  const strangers = (await page.requests()).filter(({ url }) => {
    if (isOwnFont(page, url)) return false;
    const { origin, pathname } = new URL(url);
    return origin !== home || !paths.some((path) => (path instanceof RegExp ? path.test(pathname) : path === pathname));
  });
  assert.deepEqual(strangers, [], `unexpected requests in ${page.engine}`);
}
