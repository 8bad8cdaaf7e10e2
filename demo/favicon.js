// @ts-check
// The page has no icon, and `img-src 'none'` makes each engine report even its own
// search for one. What stays silent differs: Chromium when no icon is named, Firefox
// when the icon is an empty page, WebKit when it is empty data. Firefox looks as soon
// as the head is read, so this is a classic script and not a module.

{
  const engine = navigator.vendor;
  const silent = engine.startsWith('Apple') ? 'data:,' : 'about:blank';
  if (!engine.startsWith('Google')) {
    const icon = document.createElement('link');
    icon.rel = 'icon';
    icon.href = silent;
    document.head.append(icon);
  }
}
