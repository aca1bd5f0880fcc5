import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../server/text/sha256.js';

const reference = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

test('agrees with the platform on every length around a block and on any text', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  for (let n = 0; n < 200; n++) expect(sha256('a'.repeat(n))).toBe(reference('a'.repeat(n)));
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => { expect(sha256(text)).toBe(reference(text)); }));
});
