// Contrast by WCAG's formula, for colours as getComputedStyle gives them.

const parse = (text) => {
  const [r, g, b, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return /^rgba?\(/.test(text) ? { r, g, b, a } : null;
};

const luminance = ({ r, g, b }) => {
  const [x, y, z] = [r, g, b].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};

const contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

Object.assign(exports, { contrast, parse });
