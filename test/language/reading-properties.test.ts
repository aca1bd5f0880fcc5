import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Range, SelectionRange } from 'vscode-languageserver-types';
import type { Locale } from '../../schemas/localized.js';
import { codeLenses } from '../../server/language/code-lens.js';
import { completion, resolveCompletion } from '../../server/language/completion.js';
import { explainAt } from '../../server/language/explain-at.js';
import { foldingRanges } from '../../server/language/folding.js';
import { hover } from '../../server/language/hover.js';
import { inlayHints } from '../../server/language/inlay-hints.js';
import { selectionRanges } from '../../server/language/selection-ranges.js';
import { semanticTokens } from '../../server/language/semantic-tokens.js';
import type { View } from '../../server/language/view.js';
import type { SourceText } from '../../server/text/source.js';
import { viewOfTexts } from './view.js';

const SAMPLES = readdirSync('samples').filter((name) => statSync(join('samples', name)).isDirectory());
/** Hovers are asked everywhere; the rest in steps of a prime, by which together with other samples every kind of place is met. */
const STEP = { '\n': 5, '\r\n': 13 } as const;
const HOVER_STEP = { '\n': 1, '\r\n': 3 } as const;

function sampleView(sample: string, lineEnd: '\n' | '\r\n', locale: Locale): View {
  const texts: Record<string, string> = {};
  for (const entry of readdirSync(join('samples', sample), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && /\.(?:md|yaml|csv|txt)$/.test(path)) texts[path.slice(`samples/${sample}/`.length)] = readFileSync(path, 'utf8').replace(/\r?\n/g, lineEnd);
  }
  return viewOfTexts(texts, { locale });
}

function isInside({ lines, text }: SourceText, { start, end }: Range): boolean {
  const length = (line: number) => (line + 1 < lines.lineCount ? lines.offset({ line: line + 1, character: 0 }) : text.length) - lines.offset({ line, character: 0 });
  return [start, end].every(({ line, character }) => line >= 0 && line < lines.lineCount && character >= 0 && character <= length(line))
    && (start.line < end.line || (start.line === end.line && start.character <= end.character));
}

const wrong = (source: SourceText, offset: number, what: string) => `${source.path}:${offset} ${what}`;

for (const sample of SAMPLES) {
  for (const [lineEnd, locale] of [['\n', 'zh-CN'], ['\r\n', 'en']] as const) {
    describe(`${sample}, ${JSON.stringify(lineEnd)}`, () => {
      const view = sampleView(sample, lineEnd, locale);
      const texts = [...view.sources.values()].filter(({ path }) => /\.(?:md|ya?ml)$/.test(path));
      const manuals = texts.filter(({ path }) => view.result.project.documents.some(({ document }) => document.source.path === path));
      const offsets = function* (source: SourceText, step = STEP[lineEnd] as number) { for (let at = 0; at <= source.text.length; at += step) yield at; };

      test('hover and explain answer everywhere, about a place that holds the offset', () => {
        const faults: string[] = [];
        let answers = 0;
        for (const source of manuals) {
          for (const offset of offsets(source, HOVER_STEP[lineEnd])) {
            explainAt(view, { source, offset });
            const found = hover(view, { source, offset });
            if (!found) continue;
            answers++;
            const value = (found.contents as { value: string }).value;
            if (/undefined|\[object|NaN|\{[a-z]+\}/.test(value)) faults.push(wrong(source, offset, value));
            if (!isInside(source, found.range!) || source.lines.offset(found.range!.start) > offset || source.lines.offset(found.range!.end) < offset) faults.push(wrong(source, offset, JSON.stringify(found.range)));
          }
        }
        expect(faults.slice(0, 5)).toEqual([]);
        expect(answers).toBeGreaterThan(100);
      });

      test('completions replace what stands beside the cursor, in its line', () => {
        const faults: string[] = [];
        for (const source of manuals) {
          for (const offset of offsets(source)) {
            const { items } = completion(view, { source, offset }, { snippets: true });
            for (const item of items.slice(0, 3)) {
              const { range } = item.textEdit as { range: Range };
              if (range.start.line !== range.end.line || !isInside(source, range)) faults.push(wrong(source, offset, item.label));
              // Between the characters of a line's end the cursor is taken to stand before it.
              const [start, end] = [source.lines.offset(range.start), source.lines.offset(range.end)];
              const typed = source.text.slice(start, Math.min(offset, end));
              if (start > offset || (end < offset && source.text.slice(end, offset).trim() !== '')) faults.push(wrong(source, offset, `${item.label} ${start}-${end}`));
              if (/undefined|\[object|NaN/.test(JSON.stringify(resolveCompletion(view, item)))) faults.push(wrong(source, offset, typed));
            }
          }
        }
        expect(faults.slice(0, 5)).toEqual([]);
      });

      test('tokens are sorted, apart and on one line, and their texts are what they are for', () => {
        for (const source of texts) {
          const { data } = semanticTokens(view, source);
          expect(data.length % 5).toBe(0);
          let [line, character, end] = [0, 0, 0];
          for (let i = 0; i < data.length; i += 5) {
            [line, character] = data[i]! > 0 ? [line + data[i]!, data[i + 1]!] : [line, character + data[i + 1]!];
            const start = source.lines.offset({ line, character });
            const text = source.text.slice(start, start + data[i + 2]!);
            expect(start).toBeGreaterThanOrEqual(end);
            expect(text).not.toMatch(/^\s*$|[\r\n]/);
            if (data[i + 3] === 4) expect(text).toMatch(/[\d〇零一二两三四五六七八九十百半几]/);
            end = start + text.length;
          }
        }
      });

      test('folds lie in one another or apart, at most one a line', () => {
        for (const source of texts) {
          const folds = foldingRanges(view, source);
          expect(new Set(folds.map(({ startLine }) => startLine)).size).toBe(folds.length);
          const open: number[] = [];
          for (const { startLine, endLine } of folds) {
            expect(endLine).toBeGreaterThan(startLine);
            expect(endLine).toBeLessThan(source.lines.lineCount);
            while (open.length > 0 && open.at(-1)! < startLine) open.pop();
            if (open.length > 0) expect(endLine).toBeLessThanOrEqual(open.at(-1)!);
            open.push(endLine);
          }
        }
      });

      test('selections grow strictly, hold the offset, and end with the document', () => {
        for (const source of texts) {
          const asked = [...offsets(source)].filter((_, i) => i % 7 === 0);
          selectionRanges(view, source, asked).forEach((first, i) => {
            let last: readonly [number, number] | null = null;
            for (let range: SelectionRange | undefined = first; range; range = range.parent) {
              const span = [source.lines.offset(range.range.start), source.lines.offset(range.range.end)] as const;
              if (span[0] > asked[i]! || span[1] < asked[i]! || !isInside(source, range.range)) throw new Error(wrong(source, asked[i]!, String(span)));
              if (last && !(span[0] <= last[0] && last[1] <= span[1] && span[1] - span[0] > last[1] - last[0])) throw new Error(wrong(source, asked[i]!, `${String(last)} in ${String(span)}`));
              last = span;
            }
            expect(last).toEqual([0, source.text.length]);
          });
        }
      });

      test('lenses and hints stand in the text and say something', () => {
        let hints = 0;
        for (const source of texts) {
          for (const { range, command } of codeLenses(view, source)) {
            expect(isInside(source, range)).toBe(true);
            expect(command!.title).not.toMatch(/undefined|NaN|^$/);
          }
          const found = inlayHints(view, source, { start: 0, end: source.text.length });
          hints += found.length;
          found.forEach(({ position, label }, i) => {
            expect(isInside(source, { start: position, end: position })).toBe(true);
            expect(String(label)).not.toMatch(/undefined|NaN|^$/);
            if (i > 0) expect(source.lines.offset(position)).toBeGreaterThanOrEqual(source.lines.offset(found[i - 1]!.position));
          });
        }
        if (manuals.length > 3) expect(hints).toBeGreaterThan(5);
      });
    });
  }
}
