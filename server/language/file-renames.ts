import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { inLocale, type Localized } from '../../schemas/localized.js';
import { folderOf, normalisePath, readingsOf } from '../evidence/path.js';
import { splitSheet } from '../evidence/sheet.js';
import type { FileEdit } from '../fix/model.js';
import { selectFiles } from '../project/globs.js';
import { coreScalar } from '../text/yaml-core-scalar.js';
import { namesOf, type NameIndex } from './names/name-index.js';
import type { Mention } from './names/model.js';
import type { View } from './view.js';
import { workspaceEdit } from './workspace-edit.js';

/** A file or folder that is about to move, by paths from the project's root. */
export interface Move { readonly from: string; readonly to: string }

export interface Moved {
  readonly edit: WorkspaceEdit;
  /** What the edits cannot do, in the reader's language: files that hegui.yaml will no longer take in, and mentions in files that are not edited. */
  readonly notes: readonly string[];
}

/** What must be written elsewhere before files or folders move: every path that names them, and the relative paths inside a file that moves itself. */
export function fileRenames(view: View, moves: readonly Move[]): Moved {
  const { edits, notes } = moveEdits(view, moves);
  return { edit: workspaceEdit(view, edits), notes };
}

/** The same before it is put into the protocol's terms. */
export function moveEdits(view: View, moves: readonly Move[]): { readonly edits: readonly FileEdit[]; readonly notes: readonly string[] } {
  const index = namesOf(view);
  const moved = (path: string): string => {
    for (const { from, to } of moves) {
      if (path === from) return to;
      if (path.startsWith(`${from}/`)) return `${to}${path.slice(from.length)}`;
    }
    return path;
  };
  const edits: FileEdit[] = [];
  const kept = new Set<string>();
  for (const mention of pathsOf(index, [...view.files].filter((path) => moved(path) !== path))) {
    const { file, span, name } = mention;
    if (moved(name.key) === name.key && moved(file) === file) continue;
    const written = index.source(file)!.text.slice(span.start, span.end);
    const text = rewritten(written, mention, moved, index);
    if (text === written) continue;
    if (index.frozen(file) !== null) kept.add(file);
    else edits.push({ file, span, text });
  }
  return { edits, notes: [...leftOut(view, moved), ...[...kept].map((file) => inLocale(keptNote(file), view.locale))] };
}

function keptNote(file: string): Localized {
  return { zh: `${file} 里的路径没有改：工作簿和作为证据的文件不由编辑器改动`, en: `the paths in ${file} were left as they are: workbooks and files that are evidence are not edited here` };
}

/** Few files are looked for one by one; for many, every path of the project is looked at once. */
const FEW = 5;

/** The paths that name one of some files, and those inside these files; perhaps others. */
function* pathsOf(index: NameIndex, files: readonly string[]): Generator<Mention> {
  if (files.length <= FEW) {
    const own = files.flatMap((path) => index.source(path) ?? []).flatMap((source) => index.files(source));
    yield* own;
    for (const key of files) yield* index.mentions({ kind: 'file', key }).filter(({ file, span }) => !own.some((other) => other.file === file && other.span.start === span.start));
    return;
  }
  for (const path of index.roles.keys()) {
    const source = index.source(path);
    if (source) yield* index.files(source);
  }
}

/** The path to write instead, in the manner of the old one: from the file's folder or from the root, with its sheet, its escapes, its `./`. */
function rewritten(written: string, { file, span, name: { key } }: Mention, moved: (path: string) => string, index: NameIndex): string {
  const manual = index.roles.get(file) === 'manual';
  const plain = manual ? decoded(written) : written;
  const { file: path, sheet } = index.resolver.file(plain, file) === key && readingsOf(plain, file).includes(key) ? { file: plain, sheet: null } : splitSheet(plain);
  const folder = path.endsWith('/pack.yaml') ? key : key.replace(/\/pack\.yaml$/, '');
  const isPack = normalisePath(path) === folder && folder !== key;
  const target = isPack ? moved(key).replace(/\/pack\.yaml$/, '') : moved(key);
  const fromRoot = isPack || readingsOf(path, file)[0] !== key || folderOf(file) === '';
  let text = fromRoot ? target : relativePath(folderOf(moved(file)), target);
  if (/^\.\//.test(path) && !text.startsWith('../')) text = `./${text}`;
  if (path.includes('\\') && !path.includes('/')) text = text.replaceAll('/', '\\');
  if (sheet !== null) text = `${text}#${sheet}`;
  if (!manual) return index.roles.get(file) === 'list' ? text : inYaml(text, index.source(file)!.text[span.start - 1] ?? '');
  return plain !== written || /[\s()<>]/.test(text) ? encodeURI(text).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`) : text;
}

/** A path as a YAML value: as it is where it means itself, else in quotes; `before` is the quote it stands in already. */
function inYaml(text: string, before: string): string {
  if (before === '"') return text.replace(/["\\]/g, '\\$&');
  if (before === "'") return text.replaceAll("'", "''");
  const plain = typeof coreScalar(text) === 'string' && !/^[\s\-?:#&*!|>'"%@`]|[,[\]{}]|: |\s#|[:\s]$/.test(text);
  return plain ? text : `'${text.replaceAll("'", "''")}'`;
}

function relativePath(from: string, to: string): string {
  const [base, steps] = [from === '' ? [] : from.split('/'), to.split('/')];
  let same = 0;
  while (same < base.length && same < steps.length - 1 && base[same] === steps[same]) same++;
  return [...base.slice(same).map(() => '..'), ...steps.slice(same)].join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Manuals and manifests that the patterns of hegui.yaml take in now, and will not under their new names. */
function leftOut({ result: { project }, sources, locale }: View, moved: (path: string) => string): string[] {
  const paths = [...sources.keys()];
  const going = paths.filter((path) => moved(path) !== path);
  if (going.length === 0) return [];
  const now = selectFiles(paths, project.config);
  const then = selectFiles(paths.map(moved), project.config);
  return going.flatMap((path) => {
    const isManual = now.manuals.includes(path) && !then.manuals.includes(moved(path));
    if (!isManual && !(now.manifests.includes(path) && !then.manifests.includes(moved(path)))) return [];
    const key = isManual ? 'manuals' : 'evidence';
    return [inLocale({ zh: `${moved(path)} 不在 hegui.yaml 的 ${key} 范围内，移动后不再检查；请相应修改 ${key}`, en: `${moved(path)} is not among the ${key} of hegui.yaml and will no longer be checked there; change ${key} accordingly` }, locale)];
  });
}
