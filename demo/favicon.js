// @ts-check
// Under `img-src 'none'` WebKit asks for /favicon.ico and reports its own request
// as a violation unless the page names an icon; Chromium and Firefox ask for
// nothing, and report a violation when the page does name one.

if (navigator.vendor.startsWith('Apple')) {
  const icon = document.createElement('link');
  icon.rel = 'icon';
  icon.href = 'data:,';
  document.head.append(icon);
}
