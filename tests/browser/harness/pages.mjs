// Small pages with planted faults, built from script as the strict policy wants it.

const page = (title, body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${head}</head><body>${body}</body></html>`;

const script = (path) => `<script src="${path}"></script>`;

const helpers = `
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const style = (root, css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  };
  const shadow = (host, css, ...children) => {
    const root = host.attachShadow({ mode: 'open' });
    style(root, css);
    root.append(...children);
    return root;
  };
  const note = (text) => { document.querySelector('#log').textContent += text + ' '; };
`;

const FOCUS = 'button { min-width: 44px; min-height: 44px } :focus-visible { outline: 3px solid #00f }';

// Two shadow roots deep: a slotted button, a labelled field, a radio pair, hidden twins.
const nested = `${helpers}
  const inner = make('div');
  const yes = make('input', { type: 'radio', name: 'answer', id: 'yes' });
  const no = make('input', { type: 'radio', name: 'answer', id: 'no' });
  const go = make('button', { type: 'button' }, 'Continue');
  go.addEventListener('click', (event) => note('continue ' + event.isTrusted));
  shadow(inner, FOCUS_CSS,
    make('h2', {}, 'Your choices'),
    make('fieldset', {}, make('legend', {}, 'Share with school?'),
      yes, make('label', { for: 'yes' }, 'Yes'), no, make('label', { for: 'no' }, 'No')),
    make('label', { for: 'who' }, 'Who asked?'), make('input', { id: 'who', type: 'text' }),
    make('p', { id: 'hint' }, 'Labelled elsewhere'), make('button', { type: 'button', 'aria-labelledby': 'hint' }, 'x'),
    make('div', { 'aria-hidden': 'true' }, make('button', { type: 'button' }, 'Continue')),
    make('div', { inert: '' }, make('button', { type: 'button' }, 'Continue')),
    make('div', { class: 'gone' }, make('button', { type: 'button' }, 'Continue')),
    make('section', { 'aria-label': 'Bar' }, make('slot')),
    go);
  inner.append(make('button', { type: 'button' }, 'Slotted ', make('b', {}, 'label')));
  shadow(document.querySelector('#host'), '', inner);
`.replace('FOCUS_CSS', JSON.stringify(`${FOCUS} .gone { display: none } input[type=radio] { opacity: 0; width: 44px; height: 44px }`));

const cover = `${helpers}
  style(document, '#lid { position: fixed; inset: 0 } button { min-height: 44px }');
  for (const button of document.querySelectorAll('button')) button.addEventListener('click', () => note(button.textContent));
  document.querySelector('#off').addEventListener('click', () => document.querySelector('#lid').remove());
`;

const faults = `${helpers}
  const bad = make('div');
  shadow(bad, 'button { width: 10px; height: 10px; padding: 0; border: 0; outline: none } .wide { width: 2000px }',
    make('input', { type: 'text' }), make('button', { type: 'button' }, 'a'), make('button', { type: 'button' }, 'b'),
    make('div', { class: 'wide' }, 'wide'));
  document.querySelector('#host').append(bad);
`;

const clean = `${helpers}
  style(document, 'body { margin: 1rem; overflow-wrap: anywhere }');
  const region = make('div', { 'data-region': 'main' }, 'One two three ',
    make('details', {}, make('summary', {}, 'Read more'), make('p', {}, 'four five six')));
  const yes = make('button', { type: 'button' }, 'Yes');
  const no = make('button', { type: 'button', class: 'no' }, 'No');
  const loud = make('button', { type: 'button', class: 'loud' }, 'Hm');
  const screen = make('div', { 'data-screen': 'F2 F3' }, make('h2', {}, 'Why'), region, yes, no, loud,
    make('p', {}, 'Read the ', make('a', { href: '#x' }, 'short notice'), ' first.'));
  const css = 'summary { padding: 12px 0; min-height: 44px } button { width: 90px; height: 48px; font-weight: 400 } .loud { font-weight: 700 } :focus-visible { outline: 3px solid #00f }';
  shadow(document.querySelector('#host'), css, screen);
  yes.addEventListener('click', () => { setTimeout(() => { screen.dataset.screen = 'F8'; }, 50); });
`;

const events = `${helpers}
  addEventListener('beforeunload', (event) => { if (window.dirty) event.preventDefault(); });
  document.querySelector('#host').dispatchEvent(new CustomEvent('consent-ready',
    { bubbles: true, composed: true, detail: Object.freeze({ schema_version: 1, warnings: [] }) }));
  JSON.stringify = () => 'hostile';
  fetch('/missing').catch(() => {});
  console.error('planted error');
`;

const keep = `
  const open = indexedDB.open('kept', 1);
  open.onupgradeneeded = () => open.result.createObjectStore('records', { autoIncrement: true });
  open.onsuccess = () => {
    const store = open.result.transaction('records', 'readwrite').objectStore('records');
    store.add('record');
    store.count().onsuccess = (event) => { document.querySelector('#log').textContent = 'visits ' + event.target.result; };
  };
`;

// What browsers should compute alike; compared with what each itself computes.
const calibration = page('Roles', `
  <header><h1>Title</h1></header>
  <nav aria-label="Main"><ul><li><a href="#a">Home <b>page</b></a></li></ul></nav>
  <main>
    <section><h2>Plain section</h2></section>
    <section aria-label="Named"><p>Text</p></section>
    <form aria-label="Sheet"><fieldset><legend>Pick one</legend>
      <label><input type="radio" name="r"> Yes, share</label>
      <input type="radio" name="r" id="n"><label for="n">No</label>
    </fieldset>
    <input type="checkbox" aria-labelledby="l1 l2"><span id="l1">I</span> <span id="l2">agree</span>
    <label for="t">Name</label><input id="t" type="text" aria-describedby="l1">
    <label for="ta">Notes</label><textarea id="ta"></textarea>
    <label for="s">Whom</label><select id="s"><option>School</option></select>
    <button type="button" aria-label="Close">x</button><button type="button" title="Tip"></button>
    </form>
    <article><header>Inner</header></article>
    <div role="status">Saved</div><div role="alert">Oh</div>
    <dialog open aria-label="Box">b</dialog>
    <a>No link</a>
  </main>`);

export const pages = {
  '/nested': page('Nested', `<div id="host"></div><p id="log"></p>${script('/nested.js')}`),
  '/nested.js': nested,
  '/cover': page('Cover', `<p id="log"></p><button>Beneath</button><div id="lid"><button id="off">Lift</button></div><button disabled>Asleep</button>${script('/cover.js')}`),
  '/cover.js': cover,
  '/modal': page('Modal', `<button>Outside</button><dialog aria-label="Unlock"><button>Inside</button></dialog>${script('/modal.js')}`),
  '/modal.js': `document.querySelector('dialog').showModal();`,
  '/framed': page('Outer', `<h1>Outer</h1><iframe title="Inner" src="/nested" width="320" height="600"></iframe>`),
  '/breach': page('Breach', `<div id="host"></div>`, `<script>window.ran = true;</script>`),
  '/faults': page('Faults', `<main><h1>Faults</h1><div id="host"></div></main>${script('/faults.js')}`),
  '/faults.js': faults,
  '/clean': page('Clean', `<main><h1>Clean</h1><div id="host"></div></main>${script('/clean.js')}`),
  '/clean.js': clean,
  '/events': page('Events', `<div id="host"></div>${script('/events.js')}`),
  '/events.js': events,
  '/keep': page('Keep', `<main><h1>Keep</h1><p id="log"></p><a href="/clean">Away</a></main>${script('/keep.js')}`),
  '/keep.js': keep,
  '/roles': calibration,
};
