import { inLocale, type Locale } from '../../schemas/localized.js';
import type { View } from '../../schemas/standard.js';
import { leavesOf } from '../check/leaves.js';
import { mask } from '../check/mask.js';
import { cell } from './format-markdown.js';
import { LABELS } from './labels.js';
import type { LintResult } from './model.js';
import { ink, padded, widest } from './paper.js';

/** One line of a 对照表: the tool's view, and room for people's. */
export interface MatrixRow {
  readonly group: string;
  readonly id: string;
  readonly title: string;
  /** Leaves or groups it maps to. */
  readonly mapsTo: readonly string[];
  readonly status: 'covered' | 'partial' | 'missing' | 'excluded';
  readonly documented: number | null;
  readonly evidenced: number | null;
  readonly where: readonly string[];
  /** Ids of the evidence that counts, at most five. */
  readonly evidence: readonly string[];
}

/** As many ids as fit beside the other columns. */
const MOST_EVIDENCE = 5;

export interface Matrix { readonly title: string; readonly derived: boolean; readonly note: string; readonly rows: readonly MatrixRow[] }

/**
 * The table a project self-checks by: the standard's own leaves, or the 27/23-item view mapped to them. A service
 * enterprise, and a project without a type, have the standard's view only.
 */
export function matrixOf(result: LintResult, view: View | null, locale: Locale): Matrix {
  const leaves = leavesOf(result.standard);
  const coverage = new Map(result.leaves.map((l) => [l.leaf, l]));
  const placesOf = (keys: readonly string[]) => [...new Set(keys.flatMap((k) => coverage.get(k)?.where ?? []).map((w) => (w.section ? `${w.file} › ${mask(w.section)}` : w.file)))].slice(0, 3);
  const row = (group: string, id: string, title: string, mapsTo: readonly string[]): MatrixRow => {
    const keys = leaves.filter((leaf) => mapsTo.some((m) => leaf.key === m || leaf.key.startsWith(`${m}.`) || leaf.key.startsWith(`${m}/`))).map((l) => l.key);
    const own = keys.map((k) => coverage.get(k)!).filter((l) => l.status !== 'excluded');
    return {
      group, id, title, mapsTo, documented: joined(own.map((l) => l.documented)), evidenced: joined(own.map((l) => l.evidenced)),
      status: own.length === 0 ? 'excluded' : own.every((l) => l.status === 'covered') ? 'covered' : own.every((l) => l.status === 'missing') ? 'missing' : 'partial',
      where: placesOf(keys),
      evidence: [...new Set(own.flatMap((l) => l.evidence.filter(({ share }) => share > 0).map(({ id }) => mask(id))))].slice(0, MOST_EVIDENCE),
    };
  };
  if (!view) {
    return {
      title: inLocale(result.standard.title, locale), derived: false, note: '',
      rows: result.standard.chapters.flatMap((chapter) => chapter.groups.flatMap((group) => group.leaves.map((leaf) =>
        row(`${group.key} ${inLocale(group.title, locale)}`, leaf.key, inLocale(leaf.title, locale), [leaf.key])))),
    };
  }
  return {
    title: inLocale(view.title, locale), derived: view.derived, note: inLocale(view.note, locale),
    rows: view.classes.flatMap((group) => group.items.map((item) => row(inLocale(group.title, locale), item.id, inLocale(item.title, locale), item.mapsTo))),
  };
}

function joined(values: readonly (number | null)[]): number | null {
  const known = values.filter((v): v is number => v !== null);
  if (known.length === 0) return null;
  return known.every((v) => v === 1) ? 1 : known.every((v) => v === 0) ? 0 : 0.5;
}

const HUMAN = { 'zh-CN': ['人工结论', '证据', '自查人', '日期'], en: ['Conclusion', 'Evidence', 'Checked by', 'Date'] } as const;
const HEAD = { 'zh-CN': ['序号', '指标', '工具所见', '文件', '证据', '所在位置'], en: ['No.', 'Indicator', 'Tool’s view', 'Doc.', 'Evid.', 'Where'] } as const;
/** The tool's own view is no self-check: the human columns are always empty. */
const SIGN = { 'zh-CN': '人工列由自查人填写并签字；工具所见仅供参考，不能代替自查结论。', en: 'People fill in and sign the human columns; the tool’s view does not replace a self-check.' } as const;

export function formatMatrixMarkdown(matrix: Matrix, locale: Locale): string {
  const labels = LABELS[locale];
  const head = [...HEAD[locale], ...HUMAN[locale]];
  const lines = [`# ${cell(matrix.title)}${matrix.derived ? ` · ${labels.derived}` : ''}`, '', ...(matrix.note ? [cell(matrix.note), ''] : []), SIGN[locale], ''];
  let group = '';
  for (const row of matrix.rows) {
    if (row.group !== group) {
      lines.push('', `## ${cell(row.group)}`, '', `| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`);
      group = row.group;
    }
    lines.push(`| ${row.id} | ${cell(row.title)} | ${labels.status[row.status]} | ${mark(row.documented)} | ${[mark(row.evidenced), ...row.evidence.map(cell)].join(' ')} | ${row.where.map(cell).join('<br>')} | | | | |`);
  }
  return `${lines.join('\n')}\n`;
}

export function formatMatrixText(matrix: Matrix, locale: Locale, colour: boolean): string {
  const labels = LABELS[locale];
  const paint = ink(colour);
  const width = widest(matrix.rows.map((r) => r.title));
  const ids = widest(matrix.rows.map((r) => r.id));
  const status = widest(Object.values(labels.status));
  const lines = [paint.bold(matrix.title) + (matrix.derived ? paint.yellow(` · ${labels.derived}`) : ''), ...(matrix.note ? [paint.dim(matrix.note)] : [])];
  let group = '';
  for (const row of matrix.rows) {
    if (row.group !== group) {
      lines.push('', paint.bold(row.group));
      group = row.group;
    }
    const colourOf = row.status === 'covered' ? paint.green : row.status === 'partial' ? paint.yellow : row.status === 'missing' ? paint.red : paint.dim;
    lines.push(`  ${padded(row.id, ids)}  ${padded(row.title, width)}  ${colourOf(padded(labels.status[row.status], status))}  ${labels.documented} ${mark(row.documented)}  ${labels.evidenced} ${mark(row.evidenced)}  ${paint.dim([row.where[0] ?? '', row.evidence.join(' ')].filter((part) => part !== '').join('  '))}`.trimEnd());
  }
  return `${lines.join('\n')}\n\n${paint.dim(SIGN[locale])}\n`;
}

function mark(share: number | null): string {
  return share === null ? '–' : share === 1 ? '✓' : share === 0 ? '✗' : '½';
}
