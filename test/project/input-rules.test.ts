import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Pack, RuleFile } from '../../schemas/rule.js';
import { FAULT_KINDS } from '../../server/text/fault.js';

const folder = new URL('../../rules/input/', import.meta.url);
const read = (name: string): unknown => parse(readFileSync(new URL(name, folder), 'utf8'));

describe('rules/input', () => {
  const rules = readdirSync(folder).filter((name) => name !== 'pack.yaml').flatMap((name) => RuleFile.parse(read(name)).rules);

  it('is a pack', () => { expect(Pack.parse(read('pack.yaml')).id).toBe('input'); });

  it('has exactly one rule for every kind of fault, with a code of its own', () => {
    expect(rules.map(({ fault }) => fault).sort()).toEqual([...FAULT_KINDS].sort());
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    for (const rule of rules) expect(rule.id).toBe(rule.fault);
  });

  it('says what, why and how in both languages with the same arguments, without a full stop', () => {
    const args = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const rule of rules) {
      for (const part of [rule.message, rule.why, rule.remedy]) {
        expect(args(part.zh), rule.id).toEqual(args(part.en));
        expect(part.zh, rule.id).not.toMatch(/[。.]$/);
        expect(part.en, rule.id).not.toMatch(/\.$/);
      }
    }
  });
});
