import { describe, expect, it } from 'vitest';
import { offersFor } from '../../server/fix/offers.js';
import { count, proveGone, proveOpen, proveSkeleton, type Tried } from './proof.js';
import { builtin, testBench } from './workshop.js';

/** What the rules' own failing tests offer today: fewer means that a fix is no longer offered where it was. */
const AT_LEAST = { respell: 1, replace: 5, harmonise: 14, decide: 700, insert: 240, register: 30 };

describe.each([['LF', false], ['CRLF', true]])('fixes in the rules’ own failing tests (%s)', (_, crlf) => {
  const tried: Tried = new Map();

  it.each(builtin.packs.map(({ pack }) => [pack.id]))('do what they say: %s', (pack) => {
    for (const rule of builtin.rules.filter((one) => one.pack === pack)) {
      for (const test of rule.rule.tests.fail) {
        const before = testBench(rule, test, crlf);
        for (const finding of before.result.findings) {
          for (const offer of offersFor(before.result, finding)) {
            count(tried, offer);
            if (offer.class === 'skeleton') proveSkeleton(before, finding, offer);
            else proveGone(before, finding, offer);
            if (offer.kind === 'decide' || offer.kind === 'rehash') proveOpen(before, finding, offer);
          }
        }
      }
    }
  });

  it('were tried, every kind', () => {
    for (const [kind, least] of Object.entries(AT_LEAST)) expect(tried.get(kind) ?? 0, kind).toBeGreaterThanOrEqual(least);
  });
});
