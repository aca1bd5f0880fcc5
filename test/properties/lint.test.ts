import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../schemas/report.js';
import { Report as ReportSchema } from '../../schemas/report.js';
import { edited, editedManual } from './edits.js';
import { lintFiles, reportOf } from './lint-text.js';
import { reportProblems } from './report-invariants.js';

const CONFIG = 'enterprise: { name: 某某电器有限公司, type: production, industries: [household-appliance] }\ncertification: { systemEffective: 2026-05-01 }\n';
/** The same cases on every machine, and under a minute in all; HEGUI_SEED looks elsewhere. */
const BOUNDED = { seed: Number(process.env['HEGUI_SEED'] ?? 27922), interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false };
const longest = 6_000;

const PROJECT = {
  'hegui.yaml': `${CONFIG}manuals: [manual/**]\nevidence: [evidence/**]\nrules:\n  TERM-04: off\n  guide/complaint-rate-target: { level: info }\n`,
  'decisions.yaml': 'decisions:\n  - { id: D-1, kind: not-applicable, indicator: 5.2.4/loaner, reason: 甲, by: 乙, at: 2026-08-01 }\n  - id: D-2\n    kind: deferred\n    topic: funds\n    where: { file: manual/手册.md, section: 第一章 }\n    reason: 甲\n    by: 乙\n    at: 2026-08-01\n    expires: 2026-12-31\n',
  'points.yaml': 'points:\n  5.1.2.2: 5\n  5.2.4/loaner: { points: 2, exists: true }\n',
  'evidence/a.yaml': 'version: 1\ndefaults: { owner: 售后服务部 }\nitems:\n  - { id: EV-001, type: 培训记录, indicators: [5.1.3.2], period: { from: 2026-05-01, to: 2026-05-31 } }\n  - id: EV-002\n    type: photo\n    file: 台账.csv\ntables:\n  complaints: 台账.csv\n  outlets:\n    - { outlet_id: WD-01, name: 合肥, address: 甲路 1 号 }\n    - { outlet_id: WD-02, name: 南昌 }\n',
  'evidence/台账.csv': '投诉编号,受理时间,投诉内容,办结时间\nC-1,2026-08-01 09:00,"噪音, 漏水",2026-08-02 10:00\nC-2,2026/8/3,13800138000 来电,\n',
} as const;

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
      // Broken YAML is read as far as its parser gets, which is not the same in CRLF.
      fc.pre(!one.findings.some(({ rule }) => rule === 'input/yaml-syntax'));
      const other = reportOf(lintFiles({ 'hegui.yaml': CONFIG, [path]: lf.replaceAll('\n', '\r\n') }));
      expect(seen(other, lf)).toEqual(seen(one, lf));
    }), { numRuns: 400, ...BOUNDED });
  });

  it('never fails on what is done to the files of a project', () => {
    const project = fc.record({ 'hegui.yaml': edited(PROJECT['hegui.yaml']), 'decisions.yaml': edited(PROJECT['decisions.yaml']), 'points.yaml': edited(PROJECT['points.yaml']),
      'evidence/a.yaml': edited(PROJECT['evidence/a.yaml']), 'evidence/台账.csv': edited(PROJECT['evidence/台账.csv']) });
    fc.assert(fc.property(project, (changed) => {
      const files = { ...changed, 'manual/手册.md': '# 售后服务管理手册\n\n待补充\n' };
      const report = reportOf(lintFiles(files));
      expect(report.failures).toEqual([]);
      expect(ReportSchema.safeParse(report).error).toBeUndefined();
      expect(reportProblems(report, (file) => (files as Record<string, string>)[file])).toEqual([]);
    }), { numRuns: 400, ...BOUNDED, interruptAfterTimeLimit: 12_000 });
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
