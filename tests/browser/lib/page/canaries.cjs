// Looks for strings in everything a document holds, shown or not.

const { frameDocument } = require('./tree.cjs');

const PROPERTIES = ['value', 'defaultValue', 'title', 'ariaLabel', 'ariaDescription', 'placeholder', 'alt'];

const ELEMENT = 1;

function* everyNode(node, path) {
  yield [node, path];
  const inner = [...node.childNodes];
  if (node.shadowRoot) inner.push(node.shadowRoot);
  if (node.localName === 'template') inner.push(node.content);
  if (node.localName === 'iframe' && frameDocument(node)) inner.push(frameDocument(node));
  for (const child of inner) {
    const step = child.localName ?? (child.nodeName === '#document-fragment' ? '#shadow' : child.nodeName);
    yield* everyNode(child, `${path}/${step}`);
  }
}

function* textsOf(node) {
  if (node.nodeType !== ELEMENT) {
    if (node.nodeValue) yield ['text', node.nodeValue];
    return;
  }
  for (const attribute of node.attributes) yield [`@${attribute.name}`, `${attribute.name} ${attribute.value}`];
  for (const property of PROPERTIES) if (typeof node[property] === 'string') yield [`.${property}`, node[property]];
}

function* textsOfDocument() {
  yield ['document.title', document.title];
  yield ['location', location.href];
  yield ['window.name', window.name];
  yield ['history.state', JSON.stringify(history.state) ?? ''];
  for (const kept of ['localStorage', 'sessionStorage']) {
    for (const [name, value] of Object.entries(window[kept])) yield [kept, `${name} ${value}`];
  }
}

/** Every place where one of the strings stands, whatever its case. */
exports.findCanaries = (strings) => {
  const wanted = strings.map((text) => [text, text.toLowerCase()]);
  const found = [];
  const look = (where, text) => {
    const lower = text.toLowerCase();
    for (const [canary, low] of wanted) if (lower.includes(low)) found.push({ canary, where });
  };
  for (const [where, text] of textsOfDocument()) look(where, text);
  for (const [node, path] of everyNode(document, '')) {
    for (const [where, text] of textsOf(node)) look(`${path} ${where}`, text);
  }
  return found;
};
