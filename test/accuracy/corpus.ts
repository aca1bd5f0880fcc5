import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Mark } from './measures.js';

export interface LabelledText { readonly name: string; readonly text: string; readonly synthetic: boolean; readonly gold: ReadonlyMap<string, Mark> }

const MARKS: Record<string, Mark> = { yes: 1, partial: 0.5, no: 0 };

/** A corpus folder: positive/*.md with *.labels.yaml, negative/*.md, and INDEX.md that says which texts are synthetic. */
export function readCorpus(folder: string): { positive: LabelledText[]; negative: LabelledText[] } {
  const synthetic = syntheticNames(join(folder, 'INDEX.md'));
  const texts = (half: string) => readdirSync(join(folder, half)).filter((name) => name.endsWith('.md')).sort().map((name) => ({
    name, text: readFileSync(join(folder, half, name), 'utf8'), synthetic: synthetic.has(`${half}/${name}`),
  }));
  return {
    positive: texts('positive').map((text) => {
      const labels = parse(readFileSync(join(folder, 'positive', text.name.replace(/\.md$/, '.labels.yaml')), 'utf8')) as { topics: Record<string, { covered: string }> };
      return { ...text, gold: new Map(Object.entries(labels.topics).map(([topic, { covered }]) => [topic, MARKS[covered] ?? 0])) };
    }),
    negative: texts('negative').map((text) => ({ ...text, gold: new Map() })),
  };
}

/** The rows of the index whose column `synthetic` says yes. */
function syntheticNames(path: string): Set<string> {
  const rows = readFileSync(path, 'utf8').split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').map((cell) => cell.trim()));
  const column = rows[0]?.indexOf('synthetic') ?? -1;
  return new Set(rows.filter((row) => row[column] === 'yes').map((row) => row[1]!));
}
