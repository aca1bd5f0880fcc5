import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { FORMATS, type Format } from '../../../schemas/formats.js';
import { schemasAt } from '../../../server/text/schema-keys.js';
import { yamlCompletion } from '../../../server/language/yaml/completion.js';
import { formatOf } from '../../../server/language/yaml/format.js';
import { yamlHover } from '../../../server/language/yaml/hover.js';
import { placeAt } from '../../../server/language/yaml/place.js';
import type { View } from '../../../server/language/view.js';
import { sourceText, type SourceText } from '../../../server/text/source.js';
import { viewOfFolder } from '../view.js';
import { filled, taken } from './project.js';

const SAMPLES = ['samples/appliance-faulty', 'samples/retail-conforming'];
/** So many places of each file are asked, at steps of a prime's multiple or thereabouts, so that all columns come up. */
const PLACES = 9;
/** Of long lists of names only some are taken. */
const TAKEN = 5;

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? yamlFiles(path) : /\.ya?ml$/.test(entry.name) ? [path] : [];
  }).sort();
}

interface Case { readonly view: View; readonly source: SourceText }
const cases: Case[] = [];

beforeAll(() => {
  for (const folder of SAMPLES) {
    const view = viewOfFolder(folder);
    for (const source of view.sources.values()) if (formatOf(view, source) !== null && view.files.has(source.path)) cases.push({ view, source });
  }
  // The built-in packs are read through any project.
  const view = cases[0]!.view;
  for (const path of yamlFiles('rules')) cases.push({ view, source: sourceText(path, readFileSync(path, 'utf8')) });
}, 120_000);

function asked({ text }: SourceText): number[] {
  const step = Math.max(1, Math.floor(text.length / PLACES)) | 1;
  return Array.from({ length: PLACES + 1 }, (_, i) => Math.min(i * step + (i % 3), text.length));
}

/** Without one vitest's worker cannot answer. */
function pause(): Promise<void> { return new Promise((resolve) => { setImmediate(resolve); }); }

function isParsable(text: string): boolean {
  return parseDocument(text, { schema: 'core', resolveKnownTags: false, prettyErrors: false, uniqueKeys: false, logLevel: 'error' }).errors.length === 0;
}

/** Each file, the same with CRLF, with a line taken away at its end, and cut off in the middle. */
function variants({ path, text }: SourceText): SourceText[] {
  const middle = Math.floor(text.length * 0.6);
  return [sourceText(path, text), sourceText(path, text.replaceAll('\n', '\r\n')), sourceText(path, text.slice(0, middle))];
}

describe('every YAML file of the samples and packs', () => {
  it('is of a known format', () => {
    const unknown = cases.filter(({ view, source }) => formatOf(view, source) === null);
    expect(unknown.map(({ source }) => source.path)).toEqual([]);
    expect(cases.length).toBeGreaterThan(100);
    expect(new Set(cases.map(({ view, source }) => formatOf(view, source))).size).toBeGreaterThanOrEqual(15);
  });

  it('has an answer at every place that is asked, within the line', { timeout: 300_000 }, async () => {
    let hovers = 0;
    let offered = 0;
    for (const { view, source } of cases) for (const text of variants(source)) {
      await pause();
      for (const offset of asked(text)) {
        const at = { source: text, offset };
        const hover = yamlHover(view, at);
        if (hover?.range) {
          hovers++;
          expect(hover.range.start.line).toBe(hover.range.end.line);
          expect(text.lines.offset(hover.range.start)).toBeLessThanOrEqual(offset);
          expect(text.lines.offset(hover.range.end)).toBeGreaterThanOrEqual(offset);
        }
        const list = yamlCompletion(view, at, { snippets: true });
        for (const { textEdit } of list?.items.slice(0, 1) ?? []) {
          offered++;
          if (!textEdit || !('range' in textEdit)) throw new Error('no edit');
          const { start, end } = textEdit.range;
          expect(start.line).toBe(end.line);
          expect(text.lines.position(offset).line).toBe(start.line);
          expect(text.lines.offset(start)).toBeLessThanOrEqual(offset);
          expect(text.lines.offset(end)).toBeGreaterThanOrEqual(offset);
          expect(text.text.slice(text.lines.offset(start), text.lines.offset(end))).not.toMatch(/[\r\n]/);
        }
      }
    }
    expect(hovers).toBeGreaterThan(200);
    expect(offered).toBeGreaterThan(200);
  });

  it('stays readable when a thing is taken where it is offered', { timeout: 300_000 }, async () => {
    let tried = 0;
    const broken: string[] = [];
    for (const { view, source } of cases.filter(({ source: { text } }) => text.length < 5_000)) {
      if (!isParsable(source.text)) continue;
      await pause();
      for (const { source: at, offset } of places(source)) {
        const list = yamlCompletion(view, { source: at, offset }, { snippets: true });
        for (const item of some(list?.items ?? [])) {
          const text = filled(taken(at, item));
          tried++;
          if (!isParsable(text)) broken.push(`${source.path} at ${JSON.stringify(at.text.slice(offset - 40, offset))}¦${JSON.stringify(at.text.slice(offset, offset + 40))}: ${item.label} gives ${JSON.stringify((item.textEdit as { newText: string }).newText)}`);
        }
      }
    }
    expect(broken).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  });

  it('has words that its schema takes', { timeout: 300_000 }, async () => {
    let tried = 0;
    for (const { view, source } of cases) for (const offset of asked(source)) {
      await pause();
      const place = placeAt(view, { source, offset });
      if (place?.cursor.part !== 'value') continue;
      const format: Format = FORMATS[place.name];
      const schemas = schemasAt(format.schema, place.path);
      const list = yamlCompletion(view, { source, offset }, { snippets: true });
      for (const item of (list?.items ?? []).filter(({ kind }) => kind === 20)) {
        tried++;
        // Words of a list's elements are offered in brackets.
        const written: unknown = parseDocument(item.label, { schema: 'core' }).toJS();
        expect(schemas.some((schema) => schema.safeParse(written).success || schema.safeParse([written]).success), `${source.path} ${place.path.join('/')} ${item.label}`).toBe(true);
      }
    }
    expect(tried).toBeGreaterThan(30);
  });
});

/** Places of a file at which something may be offered: sampled offsets, and a new line below sampled lines in columns that occur. */
function places(source: SourceText): { readonly source: SourceText; readonly offset: number }[] {
  const { path, text } = source;
  const sampled = asked(source).map((offset) => ({ source, offset }));
  const lines = [...text.matchAll(/\n/g)].map((found) => found.index + 1);
  const every = Math.ceil(lines.length / PLACES);
  const inserted = lines.filter((_, i) => i % every === 0).flatMap((start, i) => {
    const column = (i % 5) * 2;
    return [' ', '- '].map((begin) => {
      const line = ' '.repeat(column) + (begin === '- ' ? '- ' : '');
      return { source: sourceText(path, `${text.slice(0, start)}${line}\n${text.slice(start)}`), offset: start + line.length };
    });
  }).filter(({ source: changed }) => isParsable(changed.text));
  return [...sampled, ...inserted];
}

function some(items: readonly CompletionItem[]): readonly CompletionItem[] {
  return items.filter((_, i) => i % Math.ceil(items.length / TAKEN || 1) === 0);
}
