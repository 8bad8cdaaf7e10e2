// Text set wide, as WCAG 1.4.12 lets any reader set it.

const WIDE = `
  *, *::before, *::after {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
  }
  p { margin-block-end: 2em !important; }
`;

export const setTextSpacing = (page, wide) =>
  page.evaluate((sheet) => {
    const root = document.querySelector('consent-disclosure').shadowRoot;
    const mark = Symbol.for('consent-disclosure-text-spacing');
    const others = [...root.adoptedStyleSheets].filter((known) => known !== globalThis[mark]);
    const spaced = new CSSStyleSheet();
    spaced.replaceSync(sheet);
    globalThis[mark] = spaced;
    root.adoptedStyleSheets = sheet ? [...others, spaced] : others;
  }, wide ? WIDE : '');
