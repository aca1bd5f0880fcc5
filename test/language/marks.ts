import { RenameFile, type Location, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { At, View } from '../../server/language/view.js';
import { viewOfTexts, type ViewOptions } from './view.js';

/** Texts in which «…» marks what is expected to be found, and `|` where the cursor stands. */
export interface Marked {
  readonly view: View;
  readonly at: At;
  /** `path:start-end text` of what stood between the marks, in order. */
  readonly expected: readonly string[];
}

export function viewWithMarks(texts: Readonly<Record<string, string>>, options?: ViewOptions): Marked {
  const expected: string[] = [];
  let cursor: { path: string; offset: number } | undefined;
  const plain = Object.fromEntries(Object.entries(texts).map(([path, text]) => {
    let written = '';
    let open = 0;
    for (const character of text) {
      if (character === '«') open = written.length;
      else if (character === '»') expected.push(shownSpan(path, open, written.length, written.slice(open)));
      else if (character === '|' && !path.endsWith('.md')) cursor = { path, offset: written.length };
      else if (character === '¦') cursor = { path, offset: written.length };
      else written += character;
    }
    return [path, written];
  }));
  const view = viewOfTexts(plain, options);
  const { path, offset } = cursor ?? { path: Object.keys(plain)[0]!, offset: 0 };
  return { view, at: { source: view.sources.get(path)!, offset }, expected: expected.sort() };
}

export function shownSpan(path: string, start: number, end: number, text: string): string {
  return `${path}:${start}-${end} ${text}`;
}

/** Places of the protocol as `path:start-end text`, sorted. */
export function shown(view: View, places: readonly (Location | { readonly range: Range; readonly path: string })[]): string[] {
  return places.map((place) => {
    const path = 'path' in place ? place.path : pathOf(place.uri);
    const source = view.sources.get(path)!;
    const [start, end] = [view.wire.offset(source, place.range.start), view.wire.offset(source, place.range.end)];
    return shownSpan(path, start, end, source.text.slice(start, end));
  }).sort();
}

export function pathOf(uri: string): string {
  return decodeURI(uri.replace('file:///project/', ''));
}

/** Files of a project after edits; fails where edits overlap. `others`: what stands in files that were not read. */
export function applied(view: View, others: Readonly<Record<string, string>>, ...edits: readonly WorkspaceEdit[]): Record<string, string> {
  const texts: Record<string, string> = { ...others };
  for (const [path, { text }] of view.sources) texts[path] = text;
  const byPath = new Map<string, { start: number; end: number; newText: string }[]>();
  const changes = edits.flatMap(({ documentChanges }) => documentChanges ?? []);
  for (const change of changes) {
    if (!('textDocument' in change)) continue;
    const path = pathOf(change.textDocument.uri);
    const source = view.sources.get(path)!;
    const list = byPath.get(path) ?? [];
    for (const edit of change.edits as { range: Range; newText: string }[]) {
      list.push({ start: view.wire.offset(source, edit.range.start), end: view.wire.offset(source, edit.range.end), newText: edit.newText });
    }
    byPath.set(path, list);
  }
  for (const [path, list] of byPath) {
    list.sort((a, b) => a.start - b.start);
    let [text, from] = ['', 0];
    for (const { start, end, newText } of list) {
      if (start < from) throw new Error(`edits overlap in ${path} at ${start}`);
      text += texts[path]!.slice(from, start) + newText;
      from = end;
    }
    texts[path] = text + texts[path]!.slice(from);
  }
  for (const change of changes) if (RenameFile.is(change)) move(texts, pathOf(change.oldUri), pathOf(change.newUri));
  return texts;
}

/** A file, or a folder with all in it, under another path. */
export function move(texts: Record<string, string>, from: string, to: string): void {
  for (const path of Object.keys(texts)) {
    if (path !== from && !path.startsWith(`${from}/`)) continue;
    texts[`${to}${path.slice(from.length)}`] = texts[path]!;
    delete texts[path];
  }
}
