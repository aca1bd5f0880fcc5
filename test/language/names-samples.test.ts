import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { definition } from '../../server/language/definition.js';
import { documentHighlight } from '../../server/language/document-highlight.js';
import { namesOf, type NameIndex } from '../../server/language/names/name-index.js';
import { manualNames } from '../../server/language/names/manual-names.js';
import { sheetMentions } from '../../server/language/names/sheet-names.js';
import type { Mention, Name } from '../../server/language/names/model.js';
import { nameKey, titleKey } from '../../server/language/names/name-key.js';
import { rename } from '../../server/language/rename.js';
import type { View } from '../../server/language/view.js';
import { applied } from './marks.js';
import { viewOfTexts } from './view.js';

const SAMPLES = readdirSync('samples').filter((name) => statSync(join('samples', name)).isDirectory());

function textsOf(sample: string, lineEnd: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const entry of readdirSync(join('samples', sample), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !/\.xlsx$/.test(path)) texts[path.slice(`samples/${sample}/`.length)] = readFileSync(path, 'utf8').replace(/\r?\n/g, lineEnd);
  }
  return texts;
}

/** Every mention that a file tells by itself, whatever its name. */
function told(index: NameIndex): Mention[] {
  return [...index.texts.values()].flatMap((source): Mention[] => {
    const facts = index.facts(source.path);
    if (facts) return [...manualNames(facts).mentions, ...index.files(source)];
    const table = index.tableOf(source.path);
    if (/\.csv$/.test(source.path)) return table === undefined ? [] : [...sheetMentions(source, table, index.resolver)];
    const yaml = index.yaml(source);
    return yaml ? [...yaml.sites()].flatMap((site) => yaml.mention(site) ?? []) : [];
  });
}

function readAs(text: string, { kind }: Name, file: string, index: NameIndex): string | null {
  if (kind === 'evidence' || kind === 'number') return nameKey(text);
  if (kind === 'cited') return nameKey(text).replace(/—/g, '-');
  if (kind === 'title') return titleKey(text);
  if (kind === 'file') return index.resolver.file(decodeURIComponent(text), file);
  return index.resolver.key({ kind, written: text, table: index.tableOf(file) ?? '' }, file);
}

const id = ({ kind, key }: Name) => `${kind} ${key}`;

describe.each(SAMPLES.map((sample) => [sample, sample.endsWith('conforming') ? '\n' : '\r\n'] as const))('%s %j', (sample, lineEnd) => {
  const texts = textsOf(sample, lineEnd);
  let view: View;
  let index: NameIndex;
  let mentions: Mention[];
  beforeAll(() => {
    view = viewOfTexts(texts);
    index = namesOf(view);
    mentions = told(index);
  }, 120_000);
  // Long runs without a pause keep vitest's worker from answering.
  beforeEach(() => new Promise<void>((resolve) => { setImmediate(resolve); }));

  test('every mention is found from every other, and reads as its name', () => {
    const all = new Map<string, readonly Mention[]>();
    expect(mentions.length).toBeGreaterThan(sample.startsWith('word') ? 5 : 500);
    for (const mention of mentions) {
      const { name, file, span } = mention;
      if (!all.has(id(name))) all.set(id(name), index.mentions(name));
      const source = index.source(file)!;
      const shown = `${id(name)} in ${file} at ${span.start}`;
      if (!all.get(id(name))!.some((other) => other.file === file && other.span.start === span.start && other.span.end === span.end)) expect.fail(`not among its references: ${shown}`);
      for (const offset of [span.start, span.end]) {
        const found = index.at(source, offset);
        if (!found || found.span.start > offset || found.span.end < offset) expect.fail(`no name: ${shown}`);
        if (offset === span.start && id(found.name) !== id(name)) expect.fail(`${id(found.name)} instead of ${shown}`);
      }
    }
    for (const [name, places] of all) {
      for (const { file, span, name: own } of places) {
        const text = index.source(file)!.text.slice(span.start, span.end);
        if (own.kind !== 'column' && readAs(text, own, file, index) !== own.key) expect.fail(`${text} is not ${name}`);
      }
    }
  });

  test('what is defined is defined at one of its mentions, and highlighted in its file', () => {
    const seen = new Set<string>();
    for (const { name, file, span } of mentions) {
      if (seen.has(id(name))) continue;
      seen.add(id(name));
      const source = index.source(file)!;
      expect(documentHighlight(view, { source, offset: span.start }).length).toBeGreaterThan(0);
      const defined = definition(view, { source, offset: span.start }, (path) => path);
      if (name.kind === 'evidence' && index.evidence.has(name.key)) expect([id(name), defined.length]).toEqual([id(name), index.evidence.get(name.key)!.length]);
      if (name.kind === 'table' || name.kind === 'column' || name.kind === 'rule' || name.kind === 'topic') expect([id(name), defined.length]).toEqual([id(name), 1]);
    }
  });

  test('renaming everything that is the user’s to name breaks no reference', () => {
    const before = referenceFindings(view);
    const tried = { evidence: 0, number: 0, title: 0 };
    const edits: WorkspaceEdit[] = [];
    const names = new Map<string, { old: Name; places: number; now: string }>();
    for (const { name, file, span } of mentions) {
      if (!(name.kind in tried) || names.has(id(name))) continue;
      const source = index.source(file)!;
      const now = newName(name.kind, source.text.slice(span.start, span.end));
      const result = rename(view, { source, offset: span.start }, now, true);
      if (!result || 'refused' in result) continue;
      edits.push(result.edit);
      tried[name.kind as keyof typeof tried]++;
      names.set(id(name), { old: name, now, places: index.mentions(name).filter((mention) => index.frozen(mention.file) === null).length });
    }
    const next = applied(view, texts, ...edits);
    const after = viewOfTexts(next);
    const renamed = namesOf(after);
    for (const { old, now, places } of names.values()) {
      const key = old.kind === 'title' ? titleKey(now) : nameKey(now);
      expect([now, renamed.mentions({ kind: old.kind, key }).length]).toEqual([now, places]);
      expect(renamed.mentions(old).every(({ file }) => renamed.frozen(file) !== null)).toBe(true);
    }
    const contents = (files: Record<string, string>, view: View) => Object.keys(files).filter((path) => namesOf(view).frozen(path) !== null).map((path) => files[path]).sort();
    expect(contents(next, after)).toEqual(contents(texts, view));
    expect([...referenceFindings(after)].filter(([rule, places]) => places > (before.get(rule) ?? 0))).toEqual([]);
    if (!sample.startsWith('word')) {
      expect(tried.evidence).toBeGreaterThan(100);
      expect(tried.number).toBeGreaterThan(40);
      expect(tried.title).toBeGreaterThan(5);
    }
  });
});

/** Places of the findings on references and evidence, by rule and file. */
function referenceFindings({ result }: View): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, file, occurrences, args } of result.findings) {
    if (!/^(?:DOC-11|DOC-13|EVD-|XD-23|INP-)/.test(code)) continue;
    const key = `${code} ${file}`;
    counts.set(key, (counts.get(key) ?? 0) + Math.max(1, occurrences.length, Number(args.count ?? 1)));
  }
  return counts;
}

/** Another name of the same make: EV-001 becomes EV-9001, 培训管理程序 becomes 新版培训管理程序. */
function newName(kind: Name['kind'], written: string): string {
  if (kind === 'title') return `新版${written.replace(/\s+/g, '')}`;
  return written.normalize('NFKC').replace(/(\d+)$/, '9$1');
}
