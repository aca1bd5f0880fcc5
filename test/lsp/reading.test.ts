import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodeLens, CompletionItem, CompletionList, FoldingRange, Hover, InlayHint, SelectionRange, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, uriOf } from './client.js';

const ROOT = fileURLToPath(new URL('../../samples/appliance-faulty', import.meta.url));
const MANUAL = join(ROOT, 'manual/售后服务管理手册.md');
const CONFIG = join(ROOT, 'hegui.yaml');
const text = readFileSync(MANUAL, 'utf8');
const lines = text.split('\n');
const document = { textDocument: { uri: uriOf(MANUAL) } };
const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };

let client: Client;
beforeAll(async () => {
  client = await Client.start({ folders: [ROOT], options: { today: '2026-09-01' } });
  client.open(MANUAL, text);
});
afterAll(async () => { await client.stop(); });

/** The position of a text in the manual, some units into it. */
function at(part: string, into = 0): { line: number; character: number } {
  const line = lines.findIndex((one) => one.includes(part));
  return { line, character: lines[line]!.indexOf(part) + into };
}

test('textDocument/hover says what a heading counts for', async () => {
  const heading = lines.find((line) => /^#+ .*投诉/.test(line))!;
  const hover = await client.request<Hover>('textDocument/hover', { ...document, position: at(heading, heading.length - 1) });
  expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('投诉') as unknown });
  expect(hover.range!.start.line).toBe(at(heading).line);
});

test('textDocument/hover explains keys of hegui.yaml', async () => {
  const config = readFileSync(CONFIG, 'utf8').split('\n');
  const line = config.findIndex((one) => one.includes('enterprise'));
  const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri: uriOf(CONFIG) }, position: { line, character: config[line]!.indexOf('enterprise') + 2 } });
  expect(hover.contents).toMatchObject({ value: expect.stringMatching(/企业/) as unknown });
});

test('textDocument/completion offers documents after 《, and completionItem/resolve says what they are', async () => {
  const edited = `${text}\n见《`;
  client.change(MANUAL, 2, edited);
  const end = { line: edited.split('\n').length - 1, character: 2 };
  const list = await client.request<CompletionList>('textDocument/completion', { ...document, position: end, context: { triggerKind: 2, triggerCharacter: '《' } });
  expect(list.items.length).toBeGreaterThan(0);
  const resolved = await Promise.all(list.items.slice(0, 5).map((item) => client.request<CompletionItem>('completionItem/resolve', item)));
  expect(resolved.some(({ documentation }) => documentation !== undefined)).toBe(true);
  client.change(MANUAL, 3, text);
});

test('textDocument/completion offers words of hegui.yaml while it is being written', async () => {
  const config = 'enterprise:\n  type: ';
  client.open(CONFIG, readFileSync(CONFIG, 'utf8'));
  client.change(CONFIG, 2, config);
  const list = await client.request<CompletionList>('textDocument/completion', { textDocument: { uri: uriOf(CONFIG) }, position: { line: 1, character: 8 }, context: { triggerKind: 1 } });
  expect(list.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['生产型']));
  client.close(CONFIG);
});

test('textDocument/codeLens stands on headings, with points and what is missing', async () => {
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', document);
  expect(lenses.length).toBeGreaterThan(5);
  for (const { range, command } of lenses) {
    expect(range.start.line).toBeLessThan(lines.length);
    expect(command!.title).not.toBe('');
  }
  expect(lenses.some(({ command }) => /\d\/\d/.test(command!.title))).toBe(true);
});

test('textDocument/inlayHint lies in the part that was asked for', async () => {
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { ...document, range: whole });
  expect(hints.length).toBeGreaterThan(0);
  const [first] = hints;
  const line = first!.position.line;
  const part = await client.request<InlayHint[]>('textDocument/inlayHint', { ...document, range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } } });
  expect(part).toEqual(hints.filter(({ position }) => position.line === line));
});

test('textDocument/semanticTokens/full, /full/delta and /range agree', async () => {
  const full = await client.request<SemanticTokens>('textDocument/semanticTokens/full', document);
  expect(full.data.length % 5).toBe(0);
  expect(full.data.length).toBeGreaterThan(0);
  const ranged = await client.request<SemanticTokens>('textDocument/semanticTokens/range', { ...document, range: whole });
  expect(ranged.data).toEqual(full.data);
  client.change(MANUAL, 4, `新的一行。\n${text}`);
  const delta = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', { ...document, previousResultId: full.resultId });
  const patched = [...full.data];
  for (const { start, deleteCount, data = [] } of [...delta.edits].reverse()) patched.splice(start, deleteCount, ...data);
  const fresh = await client.request<SemanticTokens>('textDocument/semanticTokens/full', document);
  expect(patched).toEqual(fresh.data);
  expect(fresh.data).not.toEqual(full.data);
  client.change(MANUAL, 5, text);
});

test('textDocument/foldingRange and textDocument/selectionRange lie in one another', async () => {
  const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', document);
  expect(folds.length).toBeGreaterThan(10);
  for (const { startLine, endLine } of folds) expect(endLine).toBeGreaterThan(startLine);
  const [chain] = await client.request<SelectionRange[]>('textDocument/selectionRange', { ...document, positions: [at('投诉', 1)] });
  let inner = chain!;
  let steps = 0;
  for (let outer = chain!.parent; outer; inner = outer, outer = outer.parent, steps++) {
    expect(outer.range.start.line < inner.range.start.line || (outer.range.start.line === inner.range.start.line && outer.range.start.character <= inner.range.start.character)).toBe(true);
  }
  expect(steps).toBeGreaterThan(2);
});
