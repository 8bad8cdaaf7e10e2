// Larger text, as a reader sets it in the browser. No driver can set that, and all of
// the widget's sizes follow from its host's `medium`, so a test makes that one larger.

/** `times` the browser's own; 1 is as it was. */
export const setTextSize = (page, times) =>
  page.evaluate((factor) => {
    const root = document.querySelector('consent-disclosure').shadowRoot;
    const mark = Symbol.for('consent-disclosure-text-size');
    const others = [...root.adoptedStyleSheets].filter((sheet) => sheet !== globalThis[mark]);
    const larger = new CSSStyleSheet();
    larger.replaceSync(`:host { font-size: ${factor * 16}px !important; }`);
    globalThis[mark] = larger;
    root.adoptedStyleSheets = factor === 1 ? others : [...others, larger];
  }, times);
