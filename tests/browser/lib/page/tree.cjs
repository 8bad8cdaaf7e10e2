// The tree as it is rendered: shadow roots in place of their hosts' children,
// assigned nodes in place of slots, same-origin frames as if they were one page.

const frameDocument = (element) => {
  try {
    return element.contentDocument ?? null;
  } catch {
    return null;
  }
};

const childrenOf = (node) => {
  if (node.localName === 'iframe') {
    const inner = frameDocument(node);
    return inner?.documentElement ? [inner.documentElement] : [];
  }
  if (node.shadowRoot) return [...node.shadowRoot.children];
  if (node.localName === 'slot') {
    const assigned = node.assignedElements();
    return assigned.length ? assigned : [...node.children];
  }
  return [...node.children];
};

const parentOf = (element) => {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root.host ?? root.defaultView?.frameElement ?? null;
};

function* ancestorsAndSelf(element) {
  for (let at = element; at; at = parentOf(at)) yield at;
}

const contains = (outer, inner) => {
  for (const at of ancestorsAndSelf(inner)) if (at === outer) return true;
  return false;
};

const styleOf = (element, pseudo) => element.ownerDocument.defaultView.getComputedStyle(element, pseudo);

const isShut = (element) =>
  element.getAttribute('aria-hidden') === 'true' || element.inert === true || styleOf(element).display === 'none';

/** Every element below `node` that is not in a subtree hidden from assistive technology. */
function* exposedBelow(node) {
  for (const child of childrenOf(node)) {
    if (isShut(child)) continue;
    yield child;
    yield* exposedBelow(child);
  }
}

/** Every element below `node`, hidden or not. */
function* renderedTreeBelow(node) {
  for (const child of childrenOf(node)) {
    yield child;
    yield* renderedTreeBelow(child);
  }
}

const isVisible = (element) => {
  // An element that makes no box of its own is as visible as the one around it.
  if (styleOf(element).display === 'contents') {
    const parent = parentOf(element);
    return !parent || isVisible(parent);
  }
  return element.checkVisibility({ visibilityProperty: true });
};

const deepActive = () => {
  let active = document.activeElement;
  for (;;) {
    const inner = active?.shadowRoot?.activeElement ?? frameDocument(active ?? {})?.activeElement;
    if (!inner) return active;
    active = inner;
  }
};

/**
 * The modal dialog that makes the rest of the page inert. Nothing tells which of
 * several is on top; it is the one that holds the focus, else the last.
 */
const topModal = () => {
  const open = [];
  for (const element of renderedTreeBelow(document)) if (element.matches(':modal')) open.push(element);
  const active = deepActive();
  return open.filter((dialog) => active && contains(dialog, active)).pop() ?? open.pop() ?? null;
};

/** Where an element's own coordinates begin in those of the outermost page. */
const frameOffset = (element) => {
  const frame = element.ownerDocument.defaultView.frameElement;
  if (!frame) return { x: 0, y: 0 };
  const outer = frameOffset(frame);
  const box = frame.getBoundingClientRect();
  return { x: outer.x + box.left + frame.clientLeft, y: outer.y + box.top + frame.clientTop };
};

/** The element that a pointer at this point of the outermost page would touch. */
const topmostAt = (x, y) => {
  let root = document;
  let found = null;
  for (;;) {
    const hit = root.elementFromPoint(x, y);
    if (!hit || hit === found || hit.getRootNode() !== root) return found ?? hit;
    found = hit;
    if (hit.shadowRoot) {
      root = hit.shadowRoot;
    } else if (hit.localName === 'iframe' && frameDocument(hit)) {
      const box = hit.getBoundingClientRect();
      x -= box.left + hit.clientLeft;
      y -= box.top + hit.clientTop;
      root = frameDocument(hit);
    } else {
      return hit;
    }
  }
};

Object.assign(exports, {
  ancestorsAndSelf, contains, deepActive, exposedBelow, frameDocument, frameOffset, isShut, isVisible,
  parentOf, renderedTreeBelow, styleOf, topModal, topmostAt,
});
