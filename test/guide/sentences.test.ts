import { describe, expect, it } from 'vitest';
import { loadBuiltin } from '../../scripts/builtin.js';
import { guideSentences, proofs } from './sentences.js';

const rules = loadBuiltin(process.cwd());
const sentences = guideSentences();
const known = proofs(sentences, rules);

describe('the certification guide', () => {
  it.each(sentences.filter((s) => 'rules' in s))('$at $text', (sentence) => {
    if (!('rules' in sentence)) return;
    for (const code of sentence.rules) {
      const { rule, breaks, keeps } = known.get(code)!;
      expect(rule, code).not.toBeNull();
      expect(breaks.length, `${code} has a test that breaks it`).toBeGreaterThan(0);
      expect(keeps.length, `${code} has a test that keeps it`).toBeGreaterThan(0);
      expect([...breaks, ...keeps].filter(({ ok }) => !ok).map(({ test, detail }) => `${test.name}: ${detail}`), code).toEqual([]);
    }
  });

  it('has every rule of pack guide behind one of its sentences', () => {
    const guide = rules.rules.filter(({ rule }) => rule.code.startsWith('GUIDE-')).map(({ rule }) => rule.code);
    expect(guide.filter((code) => !known.has(code))).toEqual([]);
  });

  it('says why a sentence has no rule', () => {
    expect(sentences.filter((s) => !('rules' in s)).length).toBeLessThanOrEqual(5);
  });
});
