import type { GradeName, Grading, PointsFile, Standard } from '../../schemas/standard.js';
import type { LeafCoverage } from '../check/model.js';
import { scoreInterval, type LeafEarned } from './interval.js';
import { leafPoints, type LeafPoints } from './points.js';

export interface Score {
  /** Whole numbers: the low end floored, the high end ceiled. */
  readonly low: number;
  readonly high: number;
  readonly grades: readonly GradeName[];
  readonly grading: Grading;
  readonly applicable: { readonly low: number; readonly high: number };
  readonly deductions: { readonly possible: number; readonly confirmed: number };
  readonly bonus: number;
  readonly next: { readonly grade: GradeName; readonly cheapest: readonly { readonly indicator: string; readonly weight: 'high' | 'medium' | 'low' }[] } | null;
}

export interface Coverage {
  /** Fractions 0..1 over the applicable leaves, weighted by mid points; null where nothing was judged. */
  readonly documented: number | null;
  readonly evidenced: number | null;
}

/** Absorbs the rounding of the interval's bisection, so that 80 is 80 and not 79. */
const EPSILON = 1e-6;
const SHOWN = 5;

/**
 * The standard's arithmetic over coverage: earned / applicable × 100 − confirmed special deductions + bonus, as an
 * interval until points and evidence are known. An estimate, never a certificate.
 */
export function scoreOf(
  standard: Standard, leaves: readonly LeafCoverage[], supplied: PointsFile | null, grading: Grading,
  special: { possible: number; confirmed: number; bonus: number },
): { score: Score; coverage: Coverage; points: LeafPoints[] } {
  const points = leafPoints(standard, supplied);
  const sums = chapterSums(standard, points);
  const raw = scoreInterval(points, leaves.map(earnedOf), sums);
  const bonus = Math.min(special.bonus, standard.bonus.max) * standard.bonus.each;
  const change = bonus - special.confirmed * standard.deduction.each;
  const low = Math.max(0, Math.floor(raw.low + change + EPSILON));
  const high = Math.max(0, Math.ceil(raw.high + change - EPSILON));
  const failed = special.confirmed >= standard.deduction.failAt;
  const grades = failed ? (['未达标'] as GradeName[]) : gradesBetween(standard, grading, low, high);
  return {
    points,
    score: {
      low, high, grades, grading, bonus,
      applicable: applicable(points, leaves, sums),
      deductions: { possible: special.possible, confirmed: special.confirmed },
      next: failed ? null : nextGrade(standard, grading, low, leaves, points),
    },
    coverage: { documented: weighted(leaves, points, 'documented'), evidenced: weighted(leaves, points, 'evidenced') },
  };
}

function chapterSums(standard: Standard, points: readonly LeafPoints[]): Map<string, number> {
  return new Map(standard.chapters.map((chapter) => {
    const own = points.filter((p) => p.chapter === chapter.key);
    const low = own.reduce((sum, p) => sum + p.low, 0);
    const high = own.reduce((sum, p) => sum + p.high, 0);
    return [chapter.key, Math.min(Math.max(chapter.points, low), high)];
  }));
}

/** Partly documented earns nothing at the low end and all at the high end; evidence not yet judged likewise. */
function earnedOf({ leaf, status, documented, evidenced }: LeafCoverage): LeafEarned {
  if (status === 'excluded') return { key: leaf, low: null, high: null };
  const low = (v: number | null) => (v === 1 ? 1 : 0);
  const high = (v: number | null) => (v === null || v > 0 ? 1 : 0);
  return { key: leaf, low: low(documented) * low(evidenced), high: high(documented) * high(evidenced) };
}

/** The points that count: each chapter's sum less what its excluded leaves can have. */
function applicable(points: readonly LeafPoints[], leaves: readonly LeafCoverage[], sums: ReadonlyMap<string, number>): { low: number; high: number } {
  const out = new Set(leaves.filter((l) => l.status === 'excluded').map((l) => l.leaf));
  let low = 0;
  let high = 0;
  for (const [chapter, sum] of sums) {
    const own = points.filter((p) => p.chapter === chapter);
    const total = (end: 'low' | 'high', excluded: boolean) => own.reduce((t, p) => (out.has(p.key) === excluded ? t + p[end] : t), 0);
    low += Math.max(total('low', false), sum - total('high', true));
    high += Math.min(total('high', false), sum - total('low', true));
  }
  return { low: Math.floor(low + EPSILON), high: Math.ceil(high - EPSILON) };
}

/** The grade of a score: the highest whose threshold it reaches. */
export function gradeOf(standard: Standard, grading: Grading, score: number): GradeName {
  let grade: GradeName = '未达标';
  for (const step of standard.gradings[grading].grades) if (score >= step.from) grade = step.grade;
  return grade;
}

function gradesBetween(standard: Standard, grading: Grading, low: number, high: number): GradeName[] {
  const ladder: GradeName[] = ['未达标', ...standard.gradings[grading].grades.map((g) => g.grade)];
  return ladder.slice(ladder.indexOf(gradeOf(standard, grading, low)), ladder.indexOf(gradeOf(standard, grading, high)) + 1);
}

function nextGrade(standard: Standard, grading: Grading, low: number, leaves: readonly LeafCoverage[], points: readonly LeafPoints[]): Score['next'] {
  const next = standard.gradings[grading].grades.find((step) => step.from > low);
  if (!next) return null;
  const mid = new Map(points.map((p) => [p.key, (p.official ?? (p.low + p.high) / 2)]));
  const open = leaves.filter((l) => l.status !== 'excluded' && (l.documented !== 1 || l.evidenced !== 1));
  // Nearly done first among equals: the cheapest work for the same points.
  open.sort((a, b) => mid.get(b.leaf)! - mid.get(a.leaf)! || (b.documented ?? 0) - (a.documented ?? 0));
  return { grade: next.grade, cheapest: open.slice(0, SHOWN).map(({ leaf }) => ({ indicator: `${standard.id}:${leaf}`, weight: weightOf(mid.get(leaf)!) })) };
}

function weightOf(points: number): 'high' | 'medium' | 'low' {
  return points >= 4 ? 'high' : points >= 2 ? 'medium' : 'low';
}

function weighted(leaves: readonly LeafCoverage[], points: readonly LeafPoints[], side: 'documented' | 'evidenced'): number | null {
  const mid = new Map(points.map((p) => [p.key, (p.low + p.high) / 2]));
  let sum = 0;
  let total = 0;
  for (const leaf of leaves) {
    const value = leaf[side];
    if (leaf.status === 'excluded' || value === null) continue;
    sum += mid.get(leaf.leaf)! * value;
    total += mid.get(leaf.leaf)!;
  }
  return total === 0 ? null : Math.round((sum / total) * 1000) / 1000;
}
