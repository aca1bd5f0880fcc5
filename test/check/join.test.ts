import { describe, expect, it } from 'vitest';
import { joinViolations } from '../../server/check/join.js';
import type { Violation } from '../../server/check/violation.js';
import type { CompiledRule, CompiledRules } from '../../server/rules/model.js';
import type { Cause, Level } from '../../schemas/rule.js';

const words = { zh: '', en: '' };
const rules = { topics: new Map([['a', { title: { zh: '甲', en: 'A' } }], ['b', { title: { zh: '乙', en: 'B' } }]]), phrases: new Map([['topics-missing', { zh: '没有写：{topics}', en: 'nothing about: {topics}' }]]) } as unknown as CompiledRules;

function violation(code: string, over: { level?: Level; cause?: Cause; topic?: string; at?: number; indicator?: string; yieldsTo?: string[]; whole?: boolean; file?: string } = {}): Violation {
  const rule = { code, indicator: over.indicator, due: 'drafting', confidence: 'exact', message: words, why: words, remedy: words, yieldsTo: over.yieldsTo ?? [], title: words };
  return {
    rule: { id: `pack/${code.toLowerCase()}`, rule } as unknown as CompiledRule, check: null, level: over.level ?? 'warning', cause: over.cause ?? 'forbidden',
    file: over.file ?? 'm.md', span: { start: over.at ?? 0, end: (over.at ?? 0) + 5 }, section: '', topic: over.topic ?? null, message: words,
    args: over.whole ? { whole: 1 } : {}, occurrences: [], related: [], clock: false,
  };
}

describe('one hole, one finding', () => {
  it('joins rules that look at one topic, the most severe first', () => {
    const found = joinViolations([violation('A-1', { topic: 'a', cause: 'heading-only' }), violation('A-2', { topic: 'a', cause: 'heading-only', level: 'error' })], rules);
    expect(found.map((f) => [f.code, f.also, f.level])).toEqual([['A-2', ['A-1'], 'error']]);
  });

  it('joins missing topics of one second-level group at one place, and names them', () => {
    const at = { cause: 'missing' as const, whole: true };
    const found = joinViolations([
      violation('A-1', { ...at, topic: 'a', indicator: 'std:5.3.2/x' }), violation('B-1', { ...at, topic: 'b', indicator: 'std:5.3.2/y' }),
      violation('C-1', { ...at, topic: 'b', indicator: 'std:5.3.1/y' }),
    ], rules);
    expect(found.map((f) => [f.code, f.also])).toEqual([['A-1', ['B-1']], ['C-1', []]]);
    expect(found[0]!.args['what']).toEqual({ zh: '没有写：甲、乙', en: 'nothing about: A, B' });
  });

  it('lets a rule yield to another at the same place, whichever is more severe and whichever comes first', () => {
    const weak = violation('W-1', { yieldsTo: ['S-1'], level: 'error', at: 2 });
    const strong = violation('S-1', { level: 'warning' });
    for (const order of [[weak, strong], [strong, weak]]) expect(joinViolations(order, rules).map((f) => [f.code, f.also])).toEqual([['S-1', ['W-1']]]);
  });

  it('keeps a yielding rule where the other has nothing to say there', () => {
    const found = joinViolations([violation('W-1', { yieldsTo: ['S-1'], at: 50 }), violation('S-1'), violation('W-1', { yieldsTo: ['S-1'], file: 'n.md' })], rules);
    expect(found.map((f) => f.code).sort()).toEqual(['S-1', 'W-1', 'W-1']);
  });

  it('keeps groups of one rule apart that begin at one place', () => {
    const [a, b] = ['地址', '联系方式'].map((group) => ({ ...violation('A-1'), args: { group } }));
    expect(joinViolations([a!, b!, { ...a! }], rules).map((f) => f.args['group'])).toEqual(['地址', '联系方式']);
  });
});
