// Compares the harness's roles and names with those that each engine computes itself.

import assert from 'node:assert/strict';

const key = ([role, name]) => `${role} "${name}"`;

const inChromium = async (page, ours) => {
  const client = await page.driver.page.createCDPSession();
  await client.send('Accessibility.enable');
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const theirs = nodes
    .filter((node) => !node.ignored)
    .map((node) => key([node.role?.value, (node.name?.value ?? '').replace(/\s+/g, ' ').trim()]));
  return ours.filter((pair) => !theirs.includes(key(pair)));
};

const inFirefox = async (page, ours) => {
  const missing = [];
  for (const pair of ours) {
    const [role, name] = pair;
    const found = await page.driver.page.$$(`aria/${name}[role="${role}"]`);
    if (found.length === 0) missing.push(pair);
  }
  return missing;
};

const inWebKit = async (page, ours) => {
  const { session } = page.driver;
  const elements = await session.post('/elements', { using: 'css selector', value: 'body *' });
  const theirs = new Set();
  for (const element of elements) {
    const id = Object.values(element)[0];
    const [role, name] = [await session.get(`/element/${id}/computedrole`), await session.get(`/element/${id}/computedlabel`)];
    theirs.add(key([role, name.replace(/\s+/g, ' ').trim()]));
  }
  return ours.filter((pair) => !theirs.has(key(pair)));
};

// WebKit says "button" of a select that opens a menu, where ARIA's mapping says combobox.
const OTHERWISE = { webkit: ['combobox "Whom"'] };

const COMPARE = { chromium: inChromium, firefox: inFirefox, webkit: inWebKit };

export async function ownRolesAndNames(page, ours) {
  const missing = (await COMPARE[page.engine](page, ours)).map(key);
  assert.deepEqual(missing, OTHERWISE[page.engine] ?? [], `${page.engine} computes these otherwise`);
}
