import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/project/config.js';
import { sourceText } from '../../server/text/source.js';

const read = (text: string) => readConfig(sourceText('hegui.yaml', text));
const at = (text: string, span: { start: number; end: number }) => text.slice(span.start, span.end);

const english = (arg: unknown) => (typeof arg === 'object' && arg !== null && 'en' in arg ? arg.en : arg);

describe('readConfig', () => {
  it('reads nothing as defaults, without faults', () => {
    expect(readConfig(null)).toMatchObject({ config: { packs: [], rules: {} }, tree: null, faults: [], readable: true });
  });

  it('reads Chinese values as the English ones', () => {
    const { config, faults } = read('enterprise: { name: 某某电器有限公司, type: 生产型, industries: [健康器械, 电商] }\ncertification: { target: 五星, systemEffective: 2026-05-01 }\n');
    expect(faults).toEqual([]);
    expect(config.enterprise).toMatchObject({ type: 'production', industries: ['health-device', 'ecommerce'] });
    expect(config.certification).toMatchObject({ target: '五星', grading: 'guide', standard: 'gbt27922-2011' });
  });

  it('warns of unknown keys at any depth, with what was probably meant', () => {
    const text = 'enterprise: { type: production }\ncertification:\n  systemEfective: 2026-05-01\n  aplication: 2026-09-01\n';
    const { config, faults } = read(text);
    expect(faults.map(({ kind, span, args }) => [kind, at(text, span), args.suggestion])).toEqual([
      ['unknown-key', 'systemEfective', 'systemEffective'], ['unknown-key', 'aplication', 'application'],
    ]);
    expect(config.certification).toMatchObject({ standard: 'gbt27922-2011' });
  });

  it('keeps the rest when a value is wrong, and suggests a value from the list', () => {
    const text = 'enterprise:\n  type: productoin\n  employees: 320\n  industries: [ecommerce, eccommerce, 汽车]\ncertification:\n  application: 2026-02-30\n  stage1: 2026-11-01\n';
    const { config, faults, place } = read(text);
    expect(faults.map(({ kind, span, args }) => [kind, at(text, span), args.suggestion])).toEqual([
      ['wrong-value', 'productoin', 'production'], ['wrong-value', 'eccommerce', 'ecommerce'], ['wrong-value', '2026-02-30', ''],
    ]);
    expect(config.enterprise).toEqual({ employees: 320, industries: ['ecommerce', 'automobile'], products: [], regions: [], salesPlatforms: [] });
    expect(config.certification).toMatchObject({ stage1: '2026-11-01' });
    expect(config.certification?.application).toBeUndefined();
    expect(at(text, place(['enterprise', 'industries', 1]))).toBe('汽车');
  });

  it('loses one nonconformity only, or one of its dates, and says how dates are written', () => {
    const text = `enterprise: { type: production }
certification:
  application: 2026/5/1
  stage1: 2026年5月1日
  stage2: 2026年13月
  nonconformities:
    - { id: NC-1, level: 轻微, issued: 2026-02-30 }
    - { id: NC-2, level: 特别严重, issued: 2026-09-18 }
    - { id: NC-3, level: 严重, issued: 2026-09-18, closed: 2026.10.8 }
    - { id: NC-4, level: minro, issued: 2026-09-19 }
    - { id: NC-5, level: 轻微不符合, issued: 2026-09-20 }
`;
    const { config, faults, place } = read(text);
    expect(faults.map(({ kind, span, args }) => [kind, at(text, span), english(args.expected), args.suggestion])).toEqual([
      ['wrong-value', '2026/5/1', 'date YYYY-MM-DD', '2026-05-01'], ['wrong-value', '2026年5月1日', 'date YYYY-MM-DD', '2026-05-01'], ['wrong-value', '2026年13月', 'date YYYY-MM-DD', ''],
      ['wrong-value', '2026-02-30', 'day that exists, YYYY-MM-DD', ''], ['wrong-value', '特别严重', 'minor | major', ''],
      ['wrong-value', '2026.10.8', 'date YYYY-MM-DD', '2026-10-08'], ['wrong-value', 'minro', 'minor | major', 'minor'],
    ]);
    expect(config.certification?.nonconformities.map(({ id, level, closed }) => [id, level, closed])).toEqual([['NC-3', 'major', undefined], ['NC-5', 'minor', undefined]]);
    expect(at(text, place(['certification', 'nonconformities', 1, 'issued']))).toBe('2026-09-20');
  });

  it('takes an empty key as not known yet', () => {
    const { config, faults } = read('enterprise: { type: service }\ncertification:\n  application:\n  stage1: 2026-11-01\n');
    expect(faults).toEqual([]);
    expect(config.certification?.stage1).toBe('2026-11-01');
  });

  it('asks for the type of enterprise, once', () => {
    const text = '﻿enterprise: { name: 甲 }\n'.slice(1);
    expect(read(text).faults.map(({ kind, span }) => [kind, at(text, span)])).toEqual([['no-enterprise-type', 'enterprise']]);
    expect(read('').faults.map(({ kind }) => kind)).toEqual(['no-enterprise-type']);
    expect(read('enterprise: { type: 其他 }').faults.map(({ kind }) => kind)).toEqual(['wrong-value']);
  });

  it('gives the place of keys and values, and of the nearest key above what is not written', () => {
    const text = 'enterprise:\r\n  type: sales\r\npacks: [./a, ./b]\r\n';
    const { place } = read(text);
    expect(at(text, place(['enterprise', 'type']))).toBe('sales');
    expect(at(text, place(['enterprise', 'type'], 'key'))).toBe('type');
    expect(at(text, place(['packs', 1]))).toBe('./b');
    expect(at(text, place(['certification', 'application'])).startsWith('enterprise')).toBe(true);
  });

  it('knows when a file is no hegui.yaml at all', () => {
    expect(read('enterprise: [').readable).toBe(false);
    expect(read('- a\n- b\n').readable).toBe(false);
    expect(read('只是一句话').readable).toBe(false);
    expect(read('enterprise: { typ: production }').readable).toBe(true);
  });

  it('drops one wrong override and keeps the others', () => {
    const { config, faults } = read('enterprise: { type: sales }\nrules:\n  a/b: off\n  c/d: { level: fatal }\n  e/f: { level: info, params: { x: 97% } }\n');
    expect(faults.map(({ kind }) => kind)).toEqual(['wrong-value']);
    expect(config.rules).toEqual({ 'a/b': 'off', 'e/f': { level: 'info', params: { x: '97%' } } });
  });
});
