// Key names as KeyboardEvent.key has them, and what WebDriver calls them.

const WEBDRIVER = {
  Alt: '\uE00A', ArrowDown: '\uE015', ArrowLeft: '\uE012', ArrowRight: '\uE014', ArrowUp: '\uE013',
  Backspace: '\uE003', Control: '\uE009', Delete: '\uE017', End: '\uE010', Enter: '\uE007', Escape: '\uE00C',
  Home: '\uE011', Meta: '\uE03D', PageDown: '\uE00F', PageUp: '\uE00E', Shift: '\uE008', Space: ' ', Tab: '\uE004',
};

export const webdriverKey = (name) => WEBDRIVER[name] ?? name;

/** "Shift+Tab" is ["Shift", "Tab"]; "+" alone is itself. */
export const chord = (keys) => (keys.length > 1 ? keys.split('+') : [keys]);
