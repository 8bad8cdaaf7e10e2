// @ts-check
// The policy of the page allows no style sheet but one that is adopted from script.

const sheet = new CSSStyleSheet();

sheet.replaceSync(`
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; padding: 1rem max(1rem, 50% - 26rem); background: #eef1f3; color: #17212b;
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-block; min-block-size: 44px; padding: .6rem .75rem; border: 1px solid #66737f; border-radius: 6px;
  background: #fff; color: #1b5679; }
section { margin-block: 2.5rem; }
h2 { margin: 0 0 .5rem; font-size: 1rem; }
consent-disclosure { padding: 1rem; border: 1px solid #66737f; background: #fff; }
`);

document.adoptedStyleSheets.push(sheet);

export {};
