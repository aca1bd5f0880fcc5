/** 1 covered, ½ partial, 0 not. */
export type Mark = 0 | 0.5 | 1;

export interface Pair { readonly topic: string; readonly gold: Mark; readonly predicted: Mark }

export interface Measure { readonly precision: number; readonly recall: number; readonly f1: number; readonly pairs: number }

/** P = Σ min / Σ predicted, R = Σ min / Σ gold over (file, topic) pairs. */
export function measure(pairs: readonly Pair[]): Measure {
  const sum = (of: (pair: Pair) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  const both = sum((p) => Math.min(p.gold, p.predicted));
  const predicted = sum((p) => p.predicted);
  const gold = sum((p) => p.gold);
  const precision = predicted === 0 ? (gold === 0 ? 1 : 0) : both / predicted;
  const recall = gold === 0 ? 1 : both / gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), pairs: pairs.length };
}
