// Speech control: a control is used by saying its name, a field is dictated into. No
// pointer moves, and no key is pressed.

const use = `(agent, query) => {
  const control = agent.one(query);
  const flat = (text) => text.replace(/\\s+/g, ' ').trim();
  const label = control.labels?.[0] ?? control;
  const hint = label.querySelector?.('.option-hint');
  const seen = flat(label.innerText).replace(hint ? flat(hint.innerText) : '', '').trim();
  control.click();
  return { name: agent.nameOf(control), seen };
}`;

const dictate = `(agent, query, text) => {
  const field = agent.one(query);
  const flat = (words) => words.replace(/\\s+/g, ' ').trim();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  return { name: agent.nameOf(field), seen: flat(field.labels[0].innerText) };
}`;

/** From now on whatever is found by its role is used so; answers what was said, and what stands there to read. */
export function byNameAlone(page) {
  const said = [];
  const find = page.byRole.bind(page);
  const run = (locator, source, ...args) => async () => {
    await page.until(() => locator.exists(), { message: () => `nothing is called so: ${JSON.stringify(locator.query)}` });
    said.push(await page.agent(source, locator.query, ...args));
    await page.nextFrame();
  };
  page.byRole = (...args) => {
    const locator = find(...args);
    locator.click = () => run(locator, use)();
    locator.type = (text) => run(locator, dictate, text)();
    return locator;
  };
  return said;
}
