import { CompletionItemKind } from 'vscode-languageserver-types';
import { folderOf, normalisePath } from '../../evidence/path.js';
import { isSheetPath } from '../../evidence/sheet.js';
import { selectFiles } from '../../project/globs.js';
import type { View } from '../view.js';
import type { Choice } from './choice.js';

export type FileKind = 'manual-file' | 'manifest-file' | 'yaml-file' | 'evidence-file' | 'ledger-file' | 'any-file' | 'pack';

/** Files of the project that may be named at a place of `from`, with the paths that are written there. Only what lies inside. */
export function fileChoices({ result, files }: View, kind: FileKind, from: string, typed: string): Choice[] {
  const { config } = result.project;
  const paths = [...files];
  switch (kind) {
    case 'manual-file': return rooted(selectFiles(files, { ...config, manuals: undefined }).manuals);
    case 'manifest-file': return rooted(selectFiles(files, { ...config, evidence: undefined }).manifests);
    case 'yaml-file': return rooted(paths.filter((path) => /\.ya?ml$/i.test(path) && path !== from && !result.project.documents.some(({ document }) => document.source.path === path)));
    case 'any-file': return rooted(paths.filter((path) => path !== from));
    case 'pack': return paths.filter((path) => /(?:^|\/)pack\.ya?ml$/i.test(path) && path.includes('/')).map((path): Choice => choice(`./${folderOf(path)}`, path));
    case 'ledger-file': return relative(paths.filter((path) => isSheetPath(path) && path !== from), from, typed);
    // What has a part in the project already is no evidence.
    case 'evidence-file': return relative(paths.filter((path) => path !== from && !isOwn(path)), from, typed);
  }
  function isOwn(path: string): boolean {
    return /\.ya?ml$/i.test(path) || path === result.project.primary?.document.source.path;
  }
}

function rooted(paths: readonly string[]): Choice[] {
  return [...paths].sort().map((path) => choice(path, path));
}

/** From the folder of the file in which they are written; those beside it and below first. */
function relative(paths: readonly string[], from: string, typed: string): Choice[] {
  const folder = folderOf(from);
  const isRooted = typed !== '' && normalisePath(typed) !== null && paths.some((path) => path.startsWith(typed) && !path.startsWith(`${folder}/${typed}`));
  return [...paths].sort().map((path) => {
    const written = isRooted ? path : relativePath(folder, path);
    return { ...choice(written, path), rank: written.startsWith('../') ? 1 : 0 };
  });
}

function relativePath(folder: string, path: string): string {
  const [from, to] = [folder === '' ? [] : folder.split('/'), path.split('/')];
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

function choice(text: string, path: string): Choice {
  return { text, detail: path.slice(path.lastIndexOf('/') + 1), words: [path], kind: CompletionItemKind.File, named: { of: 'file', id: path } };
}
