// Canonical form and digest, as the bundle computes them in Node, against another
// writer of RFC 8785 and another SHA-256. No browser takes part.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';

import canonicalize from 'canonicalize';

import { load, verify } from '../../dist/consent-disclosure.js';

const DOCUMENTS = 10_000;
const ODD = ['"', '\\', '/', '\n', '\r', '\t', '\b', '\f', '\u0000', '\u001f', '\u007f', 'é', '\u2028', '\ufb1f', '\u{1d11e}', '\u{10ffff}', '\ud7ff', '\ue000', 'a', 'Z', '__proto__', '0'];

/** Mulberry32: the same documents every time. */
const dice = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
const next = dice(8785);
const below = (limit) => Math.floor(next() * limit);
const among = (list) => list[below(list.length)];

const text = () => Array.from({ length: below(8) }, () => among(ODD)).join('').normalize('NFC');
const integer = () => among([0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, below(2 ** 31), below(2 ** 52) - below(2 ** 52)]);
const members = (depth) => {
  const found = {};
  for (let left = below(6); left > 0; left -= 1) {
    Object.defineProperty(found, text(), { value: value(depth - 1), enumerable: true, configurable: true, writable: true });
  }
  return found;
};
const value = (depth) => {
  switch (below(depth > 0 ? 7 : 4)) {
    case 0: return among([null, true, false]);
    case 1: return integer();
    case 4: return Array.from({ length: below(5) }, () => value(depth - 1));
    case 5:
    case 6: return members(depth);
    default: return text();
  }
};

const digest = (document) => `sha-256:${createHash('sha256').update(canonicalize(document), 'utf8').digest('hex')}`;

test('rec-R1 the bundle hashes ten thousand documents as another writer of RFC 8785 does', async () => {
  await load();
  const documents = Array.from({ length: DOCUMENTS }, () => members(4));
  const actual = new Map();
  for (const { path, code, expected } of verify(documents)) {
    if (code === 'digest_mismatch') actual.set(path, expected);
  }
  documents.forEach((document, place) => {
    const { integrity, ...hashed } = document;
    assert.equal(actual.get(`$[${place}].integrity.digest`), digest(hashed), JSON.stringify(document));
  });
  assert.equal(new Set(actual.values()).size > DOCUMENTS / 2, true, 'the documents differ');
});

test('rec-R1 a document that another writer sealed is not altered for us', async () => {
  await load();
  for (let count = 0; count < 100; count += 1) {
    const document = members(4);
    document.integrity = { digest: digest(document) };
    assert.deepEqual(verify([document]).filter(({ code }) => code === 'digest_mismatch'), []);
    document.more = 1;
    assert.equal(verify([document]).some(({ code }) => code === 'digest_mismatch'), true);
  }
});
