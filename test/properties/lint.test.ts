import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../schemas/report.js';
import { Report as ReportSchema } from '../../schemas/report.js';
import { editedManual } from './edits.js';
import { lintFiles, reportOf } from './lint-text.js';
import { reportProblems } from './report-invariants.js';

const CONFIG = 'enterprise: { name: 某某电器有限公司, type: production, industries: [household-appliance] }\ncertification: { systemEffective: 2026-05-01 }\n';
/** One seed that fails is worth more than many that take minutes: the suite stays under a minute. */
const BOUNDED = { interruptAfterTimeLimit: 18_000, markInterruptAsFailure: false } as const;
const longest = 6_000;

describe('lint, whatever is done to a manual', () => {
  it('never fails, gives ranges inside their files, and the same bytes twice', () => {
    fc.assert(fc.property(editedManual(longest), fc.boolean(), ({ path, text }, lone) => {
      const files = { ...(lone ? {} : { 'hegui.yaml': CONFIG }), [path]: text };
      const report = reportOf(lintFiles(files));
      expect(report.failures).toEqual([]);
      expect(ReportSchema.safeParse(report).error).toBeUndefined();
      expect(reportProblems(report, (file) => (files as Record<string, string>)[file])).toEqual([]);
      expect(JSON.stringify(reportOf(lintFiles(files)))).toBe(JSON.stringify(report));
    }), { numRuns: 400, ...BOUNDED });
  });

  it('sees the same in CRLF as in LF, at the same lines and characters', () => {
    fc.assert(fc.property(editedManual(longest), ({ path, text }) => {
      const lf = text.replace(/\r\n?/g, '\n');
      const one = reportOf(lintFiles({ 'hegui.yaml': CONFIG, [path]: lf }));
      const other = reportOf(lintFiles({ 'hegui.yaml': CONFIG, [path]: lf.replaceAll('\n', '\r\n') }));
      expect(seen(other, lf)).toEqual(seen(one, lf));
    }), { numRuns: 400, ...BOUNDED });
  });

  it('sees nothing in the text after an edit that the text before it left behind', () => {
    fc.assert(fc.property(editedManual(2_000), editedManual(2_000), (before, after) => {
      const fresh = JSON.stringify(reportOf(lintFiles({ [after.path]: after.text })));
      lintFiles({ [before.path]: before.text });
      expect(JSON.stringify(reportOf(lintFiles({ [after.path]: after.text })))).toBe(fresh);
    }), { numRuns: 60, ...BOUNDED, interruptAfterTimeLimit: 8_000 });
  });
});

/**
 * All that a reader sees of a report. Where a range takes in the end of its line, that is one character in LF and two in
 * CRLF; an excerpt is cut by characters from the end of its line.
 */
function seen({ findings, topics, indicators, coverage, score }: Report, text: string): unknown {
  const lines = text.split('\n');
  const inLine = ({ line, character }: Report['findings'][number]['range']['end']) => ({ line, character: Math.min(character, lines[line]?.length ?? 0) });
  const shown = (range: Report['findings'][number]['range']) => ({ start: inLine(range.start), end: inLine(range.end) });
  return {
    findings: findings.map(({ rule, also, topic, level, cause, message, section, file, range, occurrences, related }) => ({
      rule, also, topic, level, cause, message, section, file, range: shown(range),
      occurrences: occurrences.map((o) => ({ file: o.file, range: shown(o.range) })), related: related.map((r) => ({ file: r.file, range: shown(r.range), message: r.message })),
    })),
    topics, indicators, coverage, score,
  };
}
