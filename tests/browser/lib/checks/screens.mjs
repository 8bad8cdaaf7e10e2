// Where the journey stands, what it said, and how long that was to read.

/** The screens shown now, such as "F2 F3 F4"; null without one. */
export const step = (page) => page.agent('(agent) => agent.currentScreen()');

/** Waits until the screen with this id is shown, alone or among others. */
export async function gotScreen(page, id, options) {
  const shown = async () => ((await step(page)) ?? '').split(' ').includes(id);
  await page.until(shown, { message: `waited for screen ${id}`, ...options });
}

/** Words in the element with data-region="main", as rendered; "read more" is not counted. */
export const wordsInMain = (page) => page.agent('(agent) => agent.mainWords()');

/** Those words themselves. */
export const mainText = (page) => page.agent('(agent) => agent.mainText()');

const parsed = ({ json, ...event }) => ({ ...event, json, detail: json === null ? null : JSON.parse(json) });

/**
 * Every consent-* event of the page from the start of its document, in order.
 * A mark is a place in that order, for `since`.
 */
export function recordEvents(page) {
  const all = async () => (await page.events()).map(parsed);
  const ofType = async (type) => (await all()).filter((event) => event.type === type);
  return {
    all,
    ofType,
    mark: async () => (await page.events()).length,
    since: async (mark) => (await all()).slice(mark),
    /** Waits for the nth event of this type and answers it. */
    next: (type, { nth = 1, ...options } = {}) =>
      page.until(async () => (await ofType(type))[nth - 1], { message: `waited for ${type} number ${nth}`, ...options }),
  };
}

/** The records that were emitted, in order; `events` is what `recordEvents` gave. */
export const emittedRecords = async (events) => (await events.ofType('consent-record')).map(({ detail }) => detail.record);
