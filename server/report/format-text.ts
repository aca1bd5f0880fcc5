import type { Locale } from '../../schemas/localized.js';
import type { Report, ReportFinding } from '../../schemas/report.js';
import type { Finding } from '../check/model.js';
import { scoreLines } from './score-text.js';
import { LABELS } from './labels.js';
import type { LintResult } from './model.js';
import { placeText, positionText } from './place.js';
import { ink, padded, widest, wrapped, type Ink } from './paper.js';
import { skippedLines } from './skipped-lines.js';
import { suppliedNumbers } from './supplied.js';
import { alike, wordsOf } from './words.js';

export interface TextOptions {
  readonly locale: Locale;
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Show every finding, and every place of each. */
  readonly all: boolean;
  /** Errors only. */
  readonly quiet: boolean;
}

/** Findings beyond this are counted, not shown, unless all are asked for: errors first. */
const SHOWN = 60;

/** What a person reads: findings grouped by file and section, then coverage, score and what to do first. */
export function formatText(result: LintResult, report: Report, options: TextOptions): string {
  const labels = LABELS[options.locale];
  const paint = ink(options.colour);
  const pairs = result.findings.map((finding, i) => ({ finding, shown: report.findings[i]! }));
  const wanted = pairs.filter(({ finding }) => !options.quiet || finding.level === 'error');
  const rank = { error: 0, warning: 1, info: 2 };
  const kept = options.all || wanted.length <= SHOWN ? wanted
    : [...wanted].sort((a, b) => rank[a.finding.level] - rank[b.finding.level]).slice(0, SHOWN);
  const keptSet = new Set(kept);
  const lines: string[] = [];
  let file = '';
  let section = '';
  for (const pair of wanted) {
    if (!keptSet.has(pair)) continue;
    const { finding, shown } = pair;
    if (shown.file !== file) {
      if (lines.length > 0) lines.push('');
      lines.push(paint.underline(shown.file));
      file = shown.file;
      section = '';
    }
    if (shown.section !== section && shown.section !== '') lines.push(`  ${paint.cyan(shown.section)}`);
    section = shown.section;
    lines.push(...findingLines(finding, shown, options, paint));
  }
  if (wanted.length > kept.length) lines.push('', paint.dim(labels.more(wanted.length - kept.length)));
  for (const failure of report.failures) lines.push(paint.red(`${failure.file}: ${failure.message}`));
  lines.push('', ...summaryLines(result, report, options, paint));
  return `${lines.join('\n').replace(/^\n+/, '')}\n`;
}

function findingLines(finding: Finding, shown: ReportFinding, options: TextOptions, paint: Ink): string[] {
  const labels = LABELS[options.locale];
  const { what, why, remedy } = wordsOf(finding, options.locale);
  // The place of a cell is long: it has a line of its own.
  const place = positionText(shown);
  const at = shown.cell ? '' : place;
  const colour = finding.level === 'error' ? paint.red : finding.level === 'warning' ? paint.yellow : paint.cyan;
  const levelWidth = widest(Object.values(labels.level));
  const head = `  ${padded(at, 8)} ${colour(padded(labels.level[finding.level], levelWidth))}  `;
  const indent = ' '.repeat(2 + 8 + 1 + levelWidth + 2);
  const width = Math.max(40, options.width - indent.length);
  const code = paint.dim(finding.also.length > 0 ? `${finding.code} ${labels.also(finding.also.join(' '))}` : finding.code);
  const count = shown.occurrences.length > 1 && alike(finding, options.locale) === '' ? paint.dim(` ${labels.places(shown.occurrences.length)}`) : '';
  const lines = wrapped(what, width).map((line, i) => (i === 0 ? head : indent) + line);
  if (shown.cell) lines.unshift(`  ${place}`);
  lines[lines.length - 1] += `${count}  ${code}`;
  const labelWidth = widest([labels.why, labels.remedy]) + 2;
  for (const [label, text] of [[labels.why, why], [labels.remedy, remedy]] as const) {
    wrapped(text, width - labelWidth).forEach((line, i) => lines.push(paint.dim(`${indent}${padded(i === 0 ? label : '', labelWidth)}${line}`)));
  }
  for (const related of shown.related) lines.push(paint.dim(`${indent}→ ${placeText(related)} ${related.message}`));
  if (options.all) for (const o of shown.occurrences.slice(1)) lines.push(paint.dim(`${indent}· ${placeText(o)}`));
  return lines;
}

function summaryLines(result: LintResult, report: Report, options: TextOptions, paint: Ink): string[] {
  const labels = LABELS[options.locale];
  const count = (level: string) => report.findings.filter((f) => f.level === level).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')] as const;
  const counts = report.findings.length === 0 ? paint.green(labels.noFindings) : labels.counts(errors, warnings, infos);
  const lines = [`${paint.bold(result.project.name)}  ${counts}  ${paint.dim(`${labels.stage} ${labels.due[result.stage]} · ${result.today}`)}`];
  if (report.upcoming.length > 0) {
    const first = report.upcoming.flatMap((u) => (u.date ? [u.date] : [])).sort()[0] ?? null;
    lines.push(paint.dim(labels.upcoming(report.upcoming.length, first)));
  }
  const numbers = suppliedNumbers(result);
  if (numbers.length > 0) lines.push(paint.dim(labels.numbers(numbers.join(options.locale === 'en' ? '; ' : '；'))));
  lines.push(...skippedLines(report.skipped, labels).map(paint.dim));
  return [...lines, '', ...scoreLines(result, options.locale, paint, { groups: 'open', first: true })];
}
