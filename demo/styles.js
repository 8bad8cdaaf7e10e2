// @ts-check
// The clothes of the case system, adopted from script: the policy of this page
// allows no <style>, no style attribute and no stylesheet file.

const sheet = new CSSStyleSheet();

sheet.replaceSync(`
:root {
  --ink: #17212b;
  --quiet: #4a5764;
  --line: #b4bcc4;
  --edge: #66737f;
  --paper: #fff;
  --ground: #eef1f3;
  --slate: #22384a;
  --action: #1b5679;
  --danger: #a3231a;
  --focus: #ffd21f;
  color-scheme: light;
}

*, ::before, ::after { box-sizing: border-box; }

body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}

h1, h2, h3, p, ul, dl, dd { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.25rem; line-height: 1.3; }
h3 { font-size: 1.0625rem; line-height: 1.4; }
ul { padding: 0; list-style: none; }
[hidden] { display: none !important; }

a { color: var(--action); text-underline-offset: .15em; }

:focus-visible {
  outline: 3px solid var(--ink);
  outline-offset: 2px;
  box-shadow: 0 0 0 2px var(--focus), 0 0 0 8px var(--focus);
}
#main:focus { outline: none; box-shadow: none; }

.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

.skip {
  position: absolute;
  inset-inline-start: 1rem;
  inset-block-start: -6rem;
  display: inline-flex;
  align-items: center;
  min-height: 44px;
  padding-inline: 1rem;
}
.skip:focus {
  inset-block-start: 0;
  z-index: 1;
  background: var(--focus);
  color: var(--ink);
}

/* Buttons and fields */

button, [role=tab], summary {
  min-height: 44px;
  min-width: 44px;
  font: inherit;
  color: inherit;
  cursor: pointer;
}
button {
  padding: .5rem 1rem;
  border: 2px solid var(--edge);
  border-radius: 4px;
  background: var(--paper);
  color: var(--ink);
  font-weight: 600;
}
button:hover { background: var(--ground); }
button.primary { border-color: var(--action); background: var(--action); color: #fff; }
button.primary:hover { background: #134059; }
button.danger { border-color: var(--danger); color: var(--danger); }
button.danger:hover { background: #fbeceb; }

input[type=text], input[type=password] {
  width: 100%;
  min-height: 44px;
  padding: .5rem .75rem;
  border: 2px solid var(--edge);
  border-radius: 4px;
  background: var(--paper);
  color: var(--ink);
  font: inherit;
}
[aria-invalid=true] { border-color: var(--danger) !important; }
.hint { color: var(--quiet); }
.error { color: var(--danger); font-weight: 600; }
.error:empty { display: none; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; }

/* The top of the page */

.top {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: .25rem 2rem;
  padding: .75rem clamp(1rem, 3vw, 2rem) 0;
  background: var(--slate);
  color: #fff;
}
.product { margin-inline-end: auto; font-size: 1.125rem; }
.product span { margin-inline-start: .5rem; color: #d3dde5; }
.top nav { flex-basis: 100%; }
.top ul { display: flex; flex-wrap: wrap; gap: 0 .25rem; }
.top a {
  display: flex;
  align-items: center;
  min-height: 44px;
  padding: 0 1rem;
  border-block-end: 4px solid transparent;
  color: #fff;
  text-decoration: none;
}
.top a:hover { text-decoration: underline; }
.top a[aria-current] { border-color: var(--focus); font-weight: 600; }
.top a:focus-visible { outline-color: var(--ink); outline-offset: -3px; background: var(--focus); color: var(--ink); }

.page {
  display: grid;
  gap: 1.5rem;
  max-width: 84rem;
  margin: 0 auto;
  padding: clamp(1rem, 3vw, 2rem);
}
/* Large text on a narrow page wraps; it never widens a column. */
.page > *, .case, [role=tabpanel], section, .kept, .kept > li, .problem, .controls, fieldset {
  grid-template-columns: minmax(0, 1fr);
  min-width: 0;
}

@media (min-width: 70rem) {
  .page { grid-template-columns: minmax(0, 1fr) 19rem; align-items: start; }
}

/* The case file */

.case { display: grid; gap: .75rem; margin-block-end: 1.5rem; }
.case dl { display: flex; flex-wrap: wrap; gap: .25rem 2rem; }
.case dl div { display: flex; flex-wrap: wrap; gap: 0 .5rem; }
.risk {
  padding: .5rem .75rem;
  border: 2px solid var(--danger);
  background: var(--danger);
  color: #fff;
  font-weight: 700;
}

dt { color: var(--quiet); }

.tabs { display: flex; flex-wrap: wrap; gap: .25rem; }
[role=tab] {
  padding: .5rem 1rem;
  border: 2px solid transparent;
  border-block-end: 0;
  border-radius: 4px 4px 0 0;
  background: none;
  color: var(--action);
  font-weight: 600;
  text-decoration: underline;
}
[role=tab][aria-selected=true] {
  border-color: var(--line);
  background: var(--paper);
  color: var(--ink);
  text-decoration: none;
}
[role=tab]:focus-visible { position: relative; z-index: 1; }
[role=tabpanel] {
  display: grid;
  gap: 1rem;
  padding: clamp(.75rem, 3vw, 1.75rem);
  border: 2px solid var(--line);
  background: var(--paper);
}
[role=tabpanel] p:not(.status, .empty) { max-width: 44rem; }
[role=tabpanel] > dl > div {
  display: grid;
  grid-template-columns: minmax(8rem, 14rem) minmax(0, 1fr);
  gap: .25rem 1rem;
  padding-block: .625rem;
  border-block-start: 1px solid var(--line);
}
/* A phone's width belongs to the widget: no frame around the frame. */
@media (max-width: 32rem) {
  .page { padding-inline: 0; }
  .case, .tabs, .controls { margin-inline: 1rem; }
  [role=tabpanel] { padding: .75rem; border-inline: 0; }
  [role=tabpanel] > dl > div { grid-template-columns: minmax(0, 1fr); }
  .tabs { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(8em, 100%), 1fr)); }
  [role=tab] { padding-inline: .25rem; }
}

/* What happened */

.status:empty { margin-block-end: -1rem; }
.status:not(:empty) { padding: .5rem .75rem; border-inline-start: 6px solid var(--action); background: var(--ground); }
#problems:empty { display: none; }
#problems { display: grid; gap: 1rem; }
.problem { display: grid; gap: .5rem; padding: 1rem; border: 4px solid var(--danger); }
.problem ul { display: grid; gap: .25rem; overflow-wrap: anywhere; }

/* Plans and records */

section { display: grid; gap: .75rem; padding-block-start: 1.25rem; border-block-start: 2px solid var(--line); }
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; }
.empty { padding: 1rem; background: var(--ground); color: var(--ink); }
.kept { display: grid; gap: .75rem; }
.kept > li { display: grid; gap: .5rem; padding: 1rem; border: 1px solid var(--edge); border-radius: 4px; }
.kept dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr)); gap: .5rem 1rem; }
.kept dt { font-size: .875rem; }

summary { width: fit-content; padding: .5rem .25rem; color: var(--action); text-decoration: underline; }
pre {
  max-height: 26rem;
  margin: 0;
  overflow: auto;
  padding: .75rem;
  border: 1px solid var(--line);
  background: var(--ground);
  font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}

/* The demo controls are visibly not the case system's */

.controls { padding: 1rem; border: 2px dashed var(--edge); font-size: .9375rem; }
.controls { display: grid; gap: 1rem; }
.controls form { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1.25rem 1.5rem; align-items: start; }
.controls button { justify-self: start; }
fieldset { display: grid; gap: .375rem; min-width: 0; margin: 0; padding: 0; border: 0; }
legend { padding: 0; font-weight: 700; }
.radio { display: flex; align-items: center; gap: .75rem; min-height: 44px; cursor: pointer; }
.radio input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--action); }

dialog {
  width: min(30rem, calc(100vw - 2rem));
  padding: 1.5rem;
  border: 2px solid var(--slate);
  border-radius: 4px;
  background: var(--paper);
  color: var(--ink);
}
dialog[open], dialog form { display: grid; gap: 1rem; }
dialog::backdrop { background: rgb(23 33 43 / .75); }

.foot { padding: 1rem clamp(1rem, 3vw, 2rem) 2rem; color: var(--quiet); }
.foot p { max-width: 84rem; margin: 0 auto; }

@media (forced-colors: active) {
  [role=tab][aria-selected=true], .top a[aria-current] { border-color: Highlight; }
  :focus-visible { outline-color: Highlight; box-shadow: none; }
}
`);

document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
