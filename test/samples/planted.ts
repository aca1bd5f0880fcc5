import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LineIndex } from '../../server/text/position.js';
import type { Report, ReportFinding } from '../../schemas/report.js';

/** One fault that was planted in a sample, as its faults.yaml lists it. */
export const Planted = z.strictObject({
  id: z.string(), file: z.string(), at: z.string(), cause: z.string(), level: z.string(), rule: z.string(), topic: z.string().optional(), note: z.string(),
});
export type Planted = z.infer<typeof Planted>;

export function plantedFaults(sample: string): Planted[] {
  return z.strictObject({ faults: z.array(Planted) }).parse(parse(readFileSync(join(sample, 'faults.yaml'), 'utf8'))).faults;
}

/** Whether the finding stands, with one of its places, where the fault was planted. */
export function standsAt(finding: ReportFinding, planted: Planted, sample: string): boolean {
  const text = readFileSync(join(sample, planted.file), 'utf8');
  const start = text.indexOf(planted.at);
  if (start < 0) throw new Error(`${planted.id}: “${planted.at}” is not in ${planted.file}`);
  const lines = new LineIndex(text);
  const [from, to] = [start, start + planted.at.length];
  return [{ file: finding.file, range: finding.range }, ...finding.occurrences, ...finding.related]
    .some(({ file, range }) => file === planted.file && lines.offset(range.start) <= to && lines.offset(range.end) >= from);
}

/** The findings of a planted fault: its rule (or one that says the same), its cause, its place. */
export function foundFor(planted: Planted, report: Report, codes: ReadonlyMap<string, string>, sample: string): ReportFinding[] {
  return report.findings.filter((finding) =>
    (codes.get(finding.rule) === planted.rule || finding.also.includes(planted.rule)) && finding.cause === planted.cause
    && finding.level === planted.level && standsAt(finding, planted, sample));
}
