// @ts-check
// The tabs of the case file: one tab stop, arrow keys between them. A panel is
// hidden, never removed: a talk that is open stays open.

const STEP = /** @type {Record<string, (at: number, count: number) => number>} */ ({
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
});

/** @param {ParentNode} root */
export function startTabs(root) {
  const tabs = [...root.querySelectorAll('[role=tab]')].filter((tab) => tab instanceof HTMLElement);

  /** @param {HTMLElement} chosen */
  const show = (chosen) => {
    for (const tab of tabs) {
      const selected = tab === chosen;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (panel) panel.hidden = !selected;
    }
  };

  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener('click', () => show(tab));
    tab.addEventListener('keydown', (event) => {
      const next = tabs[STEP[event.key]?.(at, tabs.length) ?? -1];
      if (!next) return;
      event.preventDefault();
      show(next);
      next.focus();
    });
  }
}
