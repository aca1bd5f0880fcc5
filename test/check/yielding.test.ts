import { describe, expect, it } from 'vitest';
import { loadBuiltin } from '../../scripts/builtin.js';
import { withoutYielding } from '../../server/check/yielding.js';
import type { Finding } from '../../server/check/model.js';

const rules = loadBuiltin(process.cwd());

function finding(rule: string, code: string, start: number, file = 'hegui.yaml'): Finding {
  return { rule, code, file, cause: code === 'INPUT-08' ? 'malformed' : 'missing', span: { start, end: start + 10 } } as unknown as Finding;
}

const absent = (start: number, file?: string) => finding('input/no-enterprise-type', 'INPUT-24', start, file);
const wrong = (start: number) => finding('input/wrong-value', 'INPUT-08', start);
const judged = (start: number) => finding('guide/enterprise-type', 'GUIDE-TYPE-01', start);
const codes = (faults: readonly Finding[], rest: readonly Finding[]) => withoutYielding(faults, rest, rules).map((f) => f.code);

describe('what readers and rules say of one place', () => {
  it('is said by the rule where the type is absent', () => {
    expect(codes([absent(0)], [judged(12)])).toEqual(['GUIDE-TYPE-01']);
  });

  it('is said by the reader where the type is not known, or where no rule speaks', () => {
    expect(codes([wrong(12)], [judged(12)])).toEqual(['INPUT-08']);
    expect(codes([absent(0)], [])).toEqual(['INPUT-24']);
  });

  it('stays apart at another place or in another file', () => {
    expect(codes([wrong(80)], [judged(12)])).toEqual(['INPUT-08', 'GUIDE-TYPE-01']);
    expect(codes([absent(0, 'b/hegui.yaml')], [judged(0)])).toEqual(['INPUT-24', 'GUIDE-TYPE-01']);
  });

  it('is said by the reader where what yields has itself yielded', () => {
    expect(codes([absent(0), wrong(0)], [judged(0)])).toEqual(['INPUT-24', 'INPUT-08']);
  });
});
