import { stringify } from 'yaml';
import type { EvidenceType } from '../../schemas/table.js';
import { begunEntry } from '../check/inserted.js';
import type { Finding } from '../check/model.js';
import { isFolderDefaults } from '../evidence/defaults.js';
import { OPEN_PLACE } from '../evidence/draft.js';
import { folderOf } from '../evidence/path.js';
import { fieldViews } from '../scaffold/evidence-view.js';
import { emptySheet, ledgerPath } from '../scaffold/ledgers.js';
import type { SourceText } from '../text/source.js';
import type { FileEdit, Judged } from './model.js';
import { textsOf } from './texts.js';
import { listPlace } from './yaml-list.js';
import { lineEndOf, withLineEnds } from './yaml-text.js';

/** Whether an entry for a record of a type can be begun: there is a manifest that takes it, and none has been begun yet. */
export function canRegister(judged: Judged, type: string): boolean {
  return judged.rules.evidenceTypes.has(type) && begunEntry(judged.project, type) === null && manifestFor(judged) !== null;
}

/** The edits that begin the entry: an item of which everything is to be filled in, and the header of its ledger where there is none. */
export function registerEntry(judged: Judged, typeId: string, finding: Finding): FileEdit[] {
  const type = judged.rules.evidenceTypes.get(typeId);
  const source = manifestFor(judged);
  const list = source && listPlace(source, 'items', 'version: 1\n');
  if (!type || !source || !list) return [];
  const ledger = newLedger(judged, type, source);
  const item = entryOf(judged, type, finding, ledger?.written ?? null);
  const lines = stringify([item], { lineWidth: 0 }).trimEnd().split('\n').map((line) => `${list.indent}${line}\n`).join('');
  return [
    { file: source.path, span: list.replaced, text: withLineEnds(list.before + lines, lineEndOf(source.text)) },
    ...(ledger?.table ? [{ create: ledger.path, text: emptySheet(ledger.table) }] : []),
  ];
}

/** The first manifest in YAML that has items, else the first. */
function manifestFor(judged: Judged): SourceText | null {
  const fit = textsOf(judged).manifests.filter((source) => !isFolderDefaults(source.path) && listPlace(source, 'items') !== null);
  return fit.find((source) => judged.project.evidence.items.some(({ file }) => file === source.path)) ?? fit[0] ?? null;
}

/** Where the ledger of a type is to stand; with its table where the project has none yet. */
function newLedger({ project, rules }: Judged, { rows, table: id }: EvidenceType, manifest: SourceText) {
  const table = rows === 'ledger' && id !== undefined ? rules.tables.get(id) : undefined;
  if (!table || project.evidence.tables.has(table.id)) return null;
  const written = ledgerPath(table);
  const path = [folderOf(manifest.path), written].filter((step) => step !== '').join('/');
  return { written, path, table: project.attachments.has(path) || project.inputs.some(({ file }) => file === path) ? null : table };
}

function entryOf(judged: Judged, type: EvidenceType, finding: Finding, ledger: string | null): Record<string, unknown> {
  const { rules } = judged;
  const indicator = finding.indicator?.replace(/^[a-z0-9-]+:/, '');
  const open = (what: string) => `${OPEN_PLACE}：${what}】`;
  const dated = !type.fields.includes('taken_at') && !type.fields.includes('captured_at');
  return {
    id: nextId(judged), title: open(`${type.title.zh}的名称`), type: type.id, indicators: [indicator ?? open('指标编号')],
    file: ledger ?? `files/${open('文件名')}`, owner: open('责任人姓名或工号'), created: open('形成日期 YYYY-MM-DD'),
    ...(dated ? { date: open('日期 YYYY-MM-DD；一段时间的改写 period') } : {}),
    ...Object.fromEntries(fieldViews(type, rules).map(({ field, label, sample }) => [field, open(sample === '' ? label : `${label}，如 ${sample}`)])),
  };
}

/** The next id in the series that most items belong to. */
function nextId({ project: { evidence } }: Judged): string {
  const series = new Map<string, { count: number; last: number; width: number }>();
  for (const id of [...evidence.items.map(({ item }) => item.id), ...evidence.drafts.map((draft) => draft.id)]) {
    const [, prefix = '', digits] = /^(.*?)(\d{1,9})$/.exec(id) ?? [];
    if (digits === undefined) continue;
    const known = series.get(prefix);
    series.set(prefix, { count: (known?.count ?? 0) + 1, last: Math.max(known?.last ?? 0, Number(digits)), width: Math.max(known?.width ?? 0, digits.length) });
  }
  const [prefix, { last, width }] = [...series].sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1))[0] ?? ['EV-', { last: 0, width: 3 }];
  return prefix + String(last + 1).padStart(width, '0');
}
