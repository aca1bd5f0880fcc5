import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentHighlight, DocumentLink, DocumentSymbol, Location, TextDocumentEdit, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Client, uriOf } from './client.js';

const SAMPLE = fileURLToPath(new URL('../../samples/appliance-conforming', import.meta.url));
const root = realpathSync(mkdtempSync(join(tmpdir(), 'hegui-names-')));
cpSync(SAMPLE, root, { recursive: true });
const manual = join(root, 'manual/售后服务管理手册.md');
const manifest = join(root, 'evidence', readdirSync(join(root, 'evidence')).find((name) => name.endsWith('.yaml'))!);
const manualLines = readFileSync(manual, 'utf8').split('\n');
const manifestLines = readFileSync(manifest, 'utf8').split('\n');

let client: Client;
beforeAll(async () => { client = await Client.start({ folders: [root], options: { today: '2026-09-01' } }); });
afterAll(async () => {
  await client.stop();
  rmSync(root, { recursive: true, force: true });
});

/** The first form that the manual names in running text, and an evidence item of the manifest. */
const form = place(manual, manualLines, /\b[A-Z]{2,}(?:\/[A-Z]+)?-[A-Z0-9-]*\d\b/);
const item = place(manifest, manifestLines, /(?<=\bid: )[A-Z][\w-]+/);

function place(path: string, lines: readonly string[], pattern: RegExp) {
  const line = lines.findIndex((one) => pattern.test(one));
  const match = pattern.exec(lines[line]!)!;
  return { name: match[0], asked: { textDocument: { uri: uriOf(path) }, position: { line, character: match.index + 1 } } };
}

const sliced = ({ uri, range }: Location) => readFileSync(fileURLToPath(uri), 'utf8').split(/\r?\n/)[range.start.line]!.slice(range.start.character, range.end.character);

test('textDocument/definition and textDocument/references find an evidence id where it is written', async () => {
  const [defined] = await client.request<Location[]>('textDocument/definition', item.asked);
  expect(sliced(defined!)).toBe(item.name);
  const mentions = await client.request<Location[]>('textDocument/references', { ...item.asked, context: { includeDeclaration: true } });
  expect(mentions.map(sliced).every((one) => one === item.name)).toBe(true);
  expect(mentions).toContainEqual(defined);
});

test('textDocument/documentHighlight marks the mentions in one document', async () => {
  const marks = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', form.asked);
  expect(marks.length).toBeGreaterThan(0);
  for (const { range } of marks) expect(manualLines[range.start.line]!.slice(range.start.character, range.end.character)).toBe(form.name);
});

test('textDocument/prepareRename and textDocument/rename change an id everywhere, or say why not', async () => {
  const prepared = await client.request<{ placeholder: string }>('textDocument/prepareRename', item.asked);
  expect(prepared.placeholder).toBe(item.name);
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...item.asked, newName: 'EV-9999' });
  const changes = edit.documentChanges as TextDocumentEdit[];
  const mentions = await client.request<Location[]>('textDocument/references', { ...item.asked, context: { includeDeclaration: true } });
  const texts = changes.flatMap(({ edits = [] }) => edits.map((one) => ('newText' in one ? one.newText : '')));
  // Files that are called by the id move with it, and are named anew.
  expect(texts.filter((text) => text === 'EV-9999')).toHaveLength(mentions.length);
  expect(texts.every((text) => text.includes('EV-9999'))).toBe(true);
  await expect(client.request('textDocument/rename', { ...item.asked, newName: '有 空格 的' })).rejects.toThrow(/\S/);
  const indicator = manifestLines.findIndex((one) => /indicators: \[/.test(one));
  await expect(client.request('textDocument/prepareRename', { textDocument: { uri: uriOf(manifest) }, position: { line: indicator, character: manifestLines[indicator]!.indexOf('[') + 2 } })).rejects.toThrow(/\S/);
});

test('textDocument/documentLink leads to files of the project that are there', async () => {
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: uriOf(manifest) } });
  expect(links.length).toBeGreaterThan(0);
  for (const { target } of links) if (target?.startsWith('file:')) expect(() => readFileSync(fileURLToPath(target))).not.toThrow();
});

test('textDocument/documentSymbol is the tree of headings', async () => {
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: uriOf(manual) } });
  const count = (all: readonly DocumentSymbol[]): number => all.reduce((sum, { children = [] }) => sum + 1 + count(children), 0);
  expect(count(symbols)).toBeGreaterThan(20);
});

test('workspace/symbol finds items, forms and headings by part of their name', async () => {
  const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: item.name });
  expect(found[0]?.name).toContain(item.name);
  expect((await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: '投诉' })).length).toBeGreaterThan(1);
  expect(await client.request('workspace/symbol', { query: '没有这样的名字' })).toEqual([]);
});

test('workspace/willRenameFiles changes what names the file', async () => {
  const line = manifestLines.find((one) => /^\s+file: /.test(one))!;
  const file = line.replace(/^\s+file: /, '').trim().replace(/^["']|["']$/g, '').replace(/#.*$/, '');
  const from = join(root, 'evidence', file);
  const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', { files: [{ oldUri: uriOf(from), newUri: uriOf(from.replace(/(\.\w+)$/, '-新$1')) }] });
  const texts = (edit.documentChanges as TextDocumentEdit[]).flatMap(({ edits }) => edits.map((one) => ('newText' in one ? one.newText : '')));
  expect(texts.some((one) => one.includes('-新'))).toBe(true);
});
