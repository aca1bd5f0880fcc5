import { RenameFile, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import { fileName } from '../evidence/path.js';
import { inLocale, type Localized } from '../../schemas/localized.js';
import type { FileEdit } from '../fix/model.js';
import { moveEdits, type Move } from './file-renames.js';
import { unquoted } from './names/manual-names.js';
import { namesOf, type NameIndex } from './names/name-index.js';
import { DEFINES, type Mention, type Name, type NameKind } from './names/model.js';
import { nameKey, titleKey } from './names/name-key.js';
import { malformed } from './names/new-name.js';
import type { At, View } from './view.js';
import { workspaceEdit } from './workspace-edit.js';

/** A sentence, in the reader's language, that says why something cannot be renamed. */
export interface Refused { readonly refused: string }

export interface Renamed {
  readonly edit: WorkspaceEdit;
  /** Mentions in files that are not ours to change: workbooks, and files that are evidence themselves. */
  readonly unchanged: readonly Mention[];
  /** What to tell the reader about those; null if there are none. */
  readonly note: string | null;
}

/** What the editor asks before it lets a name be typed; null where no name stands. */
export function prepareRename(view: View, { source, offset }: At): { readonly range: Range; readonly placeholder: string } | Refused | null {
  const index = namesOf(view);
  const mention = index.at(source, offset);
  if (!mention) return null;
  const refused = notRenamed(mention.name, index);
  if (refused) return { refused: inLocale(refused, view.locale) };
  return { range: view.wire.range(source, mention.span), placeholder: source.text.slice(mention.span.start, mention.span.end) };
}

/**
 * Gives what stands at a place another name, wherever it is written in manuals, YAML files and sheets that are no
 * evidence. Files called by the id of their evidence (EV-001-营业执照.pdf) move with it if `moveFiles`, which the client
 * must be able to do. The edits are without versions, those of texts before the moves. Null where no name stands.
 */
export function rename(view: View, { source, offset }: At, newName: string, moveFiles = false): Renamed | Refused | null {
  const index = namesOf(view);
  const mention = index.at(source, offset);
  if (!mention) return null;
  const { name } = mention;
  const written = newName.trim();
  const refused = notRenamed(name, index) ?? malformed(name, written) ?? taken(name, written, index);
  if (refused) return { refused: inLocale(refused, view.locale) };
  const mentions = index.mentions(name);
  const unchanged = mentions.filter(({ file }) => index.frozen(file) !== null);
  const edits = mentions.flatMap(({ file, span }): FileEdit[] => {
    const text = index.source(file)?.text.slice(span.start, span.end);
    return text === undefined || text === written || index.frozen(file) !== null ? [] : [{ file, span, text: written }];
  });
  const moves = name.kind === 'evidence' ? movesOf(name.key, written, index, view) : [];
  const moved = moveFiles && moves.length > 0 ? moveEdits(view, moves) : null;
  const absent = name.kind === 'evidence' ? absentFiles(name.key, written, index) : [];
  const { documentChanges = [] } = workspaceEdit(view, [...edits, ...absent, ...moved?.edits ?? []]);
  const notes = [
    ...(unchanged.length === 0 ? [] : [inLocale(keptNote(unchanged), view.locale)]), ...moved?.notes ?? [],
    ...(moved || moves.length === 0 ? [] : [inLocale(unmovedNote(moves), view.locale)]),
  ];
  return {
    edit: { documentChanges: [...documentChanges, ...(moved ? moves.map(({ from, to }) => RenameFile.create(view.wire.uri(from), view.wire.uri(to))) : [])] },
    unchanged, note: notes.length === 0 ? null : notes.join(view.locale === 'en' ? '. ' : '。'),
  };
}

/** Files that are yet to be supplied are asked for by the new id. */
function absentFiles(key: string, written: string, index: NameIndex): FileEdit[] {
  return (index.evidence.get(key) ?? []).flatMap(({ item, file, fileState, place }): FileEdit[] => {
    const source = index.source(file);
    if (fileState !== 'missing' || item.file === undefined || !source || index.frozen(file) !== null || !isNamedBy(fileName(item.file), item.id, key)) return [];
    const span = unquoted(source.text, place('file'));
    if (source.text.slice(span.start, span.end) !== item.file) return [];
    const start = span.end - fileName(item.file).length;
    return [{ file, span: { start, end: start + item.id.length }, text: written }];
  });
}

/** EV-001-营业执照.pdf is called by its evidence’s id. */
function isNamedBy(name: string, id: string, key: string): boolean {
  return /^[-_]/.test(name.slice(id.length)) && nameKey(name.slice(0, id.length)) === key;
}

/** Attachments whose names begin with the id of their item. */
function movesOf(key: string, written: string, { evidence, roles }: NameIndex, { files }: View): Move[] {
  const moves = new Map<string, string>();
  for (const { item } of evidence.get(key) ?? []) {
    const path = item.file?.replace(/#[^/]*$/, '') ?? '';
    const name = fileName(path);
    const role = roles.get(path);
    if (!files.has(path) || (role !== undefined && role !== 'ledger') || !isNamedBy(name, item.id, key)) continue;
    const to = `${path.slice(0, path.length - name.length)}${written}${name.slice(item.id.length)}`;
    if (!files.has(to)) moves.set(path, to);
  }
  return [...moves].map(([from, to]) => ({ from, to }));
}

const KINDS: Readonly<Record<Exclude<NameKind, 'evidence' | 'number' | 'title'>, Localized>> = {
  cited: { zh: '法律法规和标准的名称由发布机关确定，不能改名', en: 'laws and standards are named by those who issue them' },
  indicator: { zh: '指标编号由标准确定，不能改名', en: 'indicators are numbered by the standard' },
  topic: { zh: '主题的编号由规则包确定，不能改名', en: 'topics are named by their rule pack' },
  rule: { zh: '规则的编号由规则包确定，且永久不变，不能改名', en: 'rules are named by their pack, for good' },
  table: { zh: '台账的编号由规则包确定，不能改名', en: 'tables are named by their rule pack' },
  column: { zh: '列名由规则包确定，不能改名；表头可以用它的任何一个别名', en: 'columns are named by their rule pack; a header may use any of their aliases' },
  file: { zh: '文件请在资源管理器里改名，提到它的地方会一并更新', en: 'rename the file in the explorer; what names it is updated' },
};

function notRenamed({ kind, key }: Name, index: NameIndex): Localized | null {
  if (kind !== 'evidence' && kind !== 'number' && kind !== 'title') return KINDS[kind];
  const defined = index.definitions({ kind, key });
  const kept = defined.find(({ file }) => index.frozen(file) !== null);
  if (kept) return { zh: `它在 ${kept.file} 里定义，那个文件不由编辑器改动，请先在那里改名`, en: `it is defined in ${kept.file}, which is not edited here; rename it there first` };
  if (kind === 'title' && !defined.some(({ standing }) => standing === DEFINES) && index.documentsOf({ kind, key }).length > 0) {
    return { zh: '这份文件没有标题，是按文件名找到的；请给文件改名', en: 'this document has no title and goes by its file’s name; rename the file' };
  }
  if (kind === 'title' && defined.length === 0) return { zh: '项目里没有这个名称的文件或表单，不能改名', en: 'the project has no document or form of this title' };
  return kind === 'evidence' && defined.length === 0 ? { zh: '证据清单里没有这个编号，不能改名', en: 'no manifest has an item of this id' } : null;
}

function taken({ kind, key }: Name, written: string, index: NameIndex): Localized | null {
  const other = kind === 'title' ? titleKey(written) : nameKey(written);
  if (other === key) return null;
  const used = kind === 'evidence' ? index.evidence.has(other) : index.mentions({ kind, key: other }).length > 0 || index.documentsOf({ kind, key: other }).length > 0;
  return used ? { zh: `“${written}”已被使用`, en: `“${written}” is already in use` } : null;
}

function keptNote(unchanged: readonly Mention[]): Localized {
  const files = [...new Set(unchanged.map(({ file }) => file))];
  const shown = files.slice(0, 5);
  return {
    zh: `另有 ${unchanged.length} 处没有改：${shown.join('、')}${files.length > shown.length ? ' 等' : ''}。工作簿和作为证据的文件不由编辑器改动，请自行更新`,
    en: `${unchanged.length} ${unchanged.length === 1 ? 'place was' : 'places were'} left as they are: ${shown.join(', ')}${files.length > shown.length ? ' …' : ''}. Workbooks and files that are evidence are not edited here; update them yourself`,
  };
}

function unmovedNote(moves: readonly Move[]): Localized {
  const list = moves.map(({ from }) => from);
  return { zh: `文件名里的编号没有改：${list.join('、')}`, en: `the id in the name of ${list.join(', ')} was left as it is` };
}
