import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sourceText } from '../../server/text/source.js';
import { nearest, validate } from '../../server/text/validate.js';
import { readYaml } from '../../server/text/yaml.js';

const faultsOf = (schema: z.ZodType, text: string) => validate(schema, readYaml(sourceText('a.yaml', text))).faults.map(({ kind, args }) => [kind, args.key, args.found, args.expected]);

describe('nearest', () => {
  it('takes letters put in, left out, changed or swapped as one step each', () => {
    for (const word of ['quite', 'quie', 'quiet', 'quieet', 'quiat', 'QUIET']) expect(nearest(word, ['query', 'quiet', 'all']), word).toBe('quiet');
    expect(nearest('chekc', ['check', 'score'])).toBe('check');
    expect(nearest('ab', ['ba'])).toBe('ba');
  });

  it('gives nothing that is too far away', () => {
    expect(nearest('nothing', ['check', 'score'])).toBeNull();
    expect(nearest('', ['check'])).toBeNull();
    expect(nearest('x'.repeat(100_000), ['check'])).toBeNull();
  });
});

describe('validate', () => {
  it('says what was expected in the values themselves, once', () => {
    const schema = z.strictObject({ a: z.union([z.literal('off'), z.enum(['error', 'warning']), z.looseObject({})]).optional(), b: z.string().refine((s) => s === '', 'expected a date YYYY-MM-DD').optional() });
    expect(faultsOf(schema, 'a: loud\nb: x\n')).toEqual([
      ['wrong-value', 'a', 'loud', { en: 'off | error | warning | object', zh: 'off | error | warning | “键: 值”的对照' }],
      ['wrong-value', 'b', 'x', { en: 'date YYYY-MM-DD', zh: '日期 YYYY-MM-DD' }],
    ]);
  });

  it('says bounds without words', () => {
    expect(faultsOf(z.strictObject({ year: z.number().max(2100), n: z.number().min(1) }), 'year: 99999\nn: 0\n')).toEqual([['wrong-value', 'year', '99999', '≤ 2100'], ['wrong-value', 'n', '0', '≥ 1']]);
  });

  it('shows a value of several lines in one', () => {
    expect(faultsOf(z.strictObject({ a: z.number() }), 'a: |\n  one\n  two\n')).toEqual([['wrong-value', 'a', 'one two ', { en: 'number', zh: '数字' }]]);
  });
});
