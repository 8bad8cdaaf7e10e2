// All that a test needs.

export { inEveryEngine } from './suite.mjs';
export { engines, TABLET } from './engines.mjs';
export { until } from './until.mjs';
export { axe } from './checks/axe.mjs';
export { equalBoxes, noHorizontalScroll, targets } from './checks/layout.mjs';
export { focusShown, focusVisible, losesFocus } from './checks/focus.mjs';
export { canaries, findCanaries, noConsoleErrors, noViolations, onlyRequests } from './checks/privacy.mjs';
export { emittedRecords, gotScreen, mainText, recordEvents, step, wordsInMain } from './checks/screens.mjs';
export { serve, STRICT_POLICY } from './serve.mjs';
export { WIDTHS, nothingChosen, quietFields, watch } from './checks/watch.mjs';
export { setTextSize } from './checks/text-size.mjs';
