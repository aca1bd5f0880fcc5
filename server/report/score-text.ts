import { inLocale, type Locale } from '../../schemas/localized.js';
import { leavesOf } from '../check/leaves.js';
import type { Finding } from '../check/model.js';
import { groupCoverages } from './groups.js';
import { LABELS } from './labels.js';
import type { LintResult } from './model.js';
import { bar, padded, percent, widest, type Ink } from './paper.js';
import { wordsOf } from './words.js';

/** How many things to do first are named: more is a list nobody starts. */
const FIRST = 5;
const BAR_COLUMNS = 20;

/** Coverage by group, the score as an interval, its grades, and what to do first. */
export function scoreLines(result: LintResult, locale: Locale, paint: Ink, show: { groups: 'open' | 'all'; first: boolean }): string[] {
  const labels = LABELS[locale];
  // Chapters always; of the groups inside, those with something left to do.
  const open = (share: number | null) => share !== null && share < 1;
  const groups = groupCoverages(result, locale).filter((g) => show.groups === 'all' || g.level === 1 || open(g.documented) || open(g.evidenced));
  const named = groups.map((g) => `${'  '.repeat(g.level)}${g.key} ${g.title}`);
  const width = Math.max(widest(named), widest([labels.documented, labels.evidenced])) + 2;
  const lines = [
    `${paint.bold(labels.coverage)}  ${labels.documented} ${paint.bold(percent(result.coverage.documented, labels.notJudged))}  ${labels.evidenced} ${paint.bold(percent(result.coverage.evidenced, labels.notJudged))}`,
    ...groups.map((g, i) => {
      const share = g.documented ?? 0;
      const evidenced = g.evidenced === null ? '' : paint.dim(`  ${labels.evidenced} ${percent(g.evidenced, '')}`);
      return `${padded(named[i]!, width)}${bar(share, BAR_COLUMNS)} ${padded(percent(g.documented, labels.notJudged), 6)}${paint.dim(`${g.covered}/${g.leaves}`)}${evidenced}`;
    }),
    '',
  ];
  const { score } = result;
  if (!score) lines.push(paint.dim(labels.loneNoGrade));
  else {
    const range = score.low === score.high ? `${score.low}` : `${score.low}–${score.high}`;
    const ends = score.grades.length === 1 ? score.grades : [score.grades[0]!, score.grades[score.grades.length - 1]!];
    const grades = ends.map((grade) => labels.grades[grade]).join(locale === 'en' ? ' to ' : '–');
    lines.push(`${paint.bold(labels.score)}  ${paint.bold(range)} / 100  ${labels.grade} ${paint.bold(grades)}  ${paint.dim(labels.estimate(labels.honesty))}`);
    if (score.deductions.possible + score.deductions.confirmed > 0) lines.push(`  ${labels.deductions(score.deductions.possible, score.deductions.confirmed)}`);
    if (score.high >= 95 && score.low < 98) lines.push(paint.dim(`  ${labels.gradingNote}`));
  }
  if (show.first) lines.push(...firstLines(result, locale, paint));
  return lines;
}

/** The errors that weigh most, then what the next grade needs. */
function firstLines(result: LintResult, locale: Locale, paint: Ink): string[] {
  const labels = LABELS[locale];
  const worth = new Map(result.points.map((p) => [p.key, (p.low + p.high) / 2]));
  const rank = { error: 0, warning: 1, info: 2 };
  const weight = (f: Finding) => worth.get((f.indicator ?? '').replace(/^[^:]*:/, '')) ?? 0;
  const first = result.findings.filter((f) => f.level !== 'info').map((f, i) => ({ f, i }))
    .sort((a, b) => rank[a.f.level] - rank[b.f.level] || weight(b.f) - weight(a.f) || a.i - b.i).slice(0, FIRST);
  const lines: string[] = [];
  if (first.length > 0) {
    lines.push('', paint.bold(labels.first));
    first.forEach(({ f }, i) => {
      const { what, remedy } = wordsOf(f, locale);
      lines.push(`  ${i + 1}. ${what}`, paint.dim(`     ${remedy}`));
    });
  }
  const next = result.score?.next;
  if (next && next.cheapest.length > 0) {
    const titles = new Map(leavesOf(result.standard).map((leaf) => [`${result.standard.id}:${leaf.key}`, `${leaf.key} ${inLocale(leaf.title, locale)}`]));
    lines.push('', `${paint.bold(labels.next(labels.grades[next.grade]))}`, ...next.cheapest.map((c) => `  ${labels.weight[c.weight]}  ${titles.get(c.indicator) ?? c.indicator}`));
  }
  return lines;
}
