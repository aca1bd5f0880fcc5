import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

/** The manuals of the samples. */
export const MANUALS: readonly { readonly path: string; readonly text: string }[] = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/')).filter((path) => /(?:\/manual\/|^word-import-raw\/).*\.(?:md|yaml)$/.test(path) && !path.endsWith('faults.yaml')).sort()
  .map((path) => ({ path, text: readFileSync(SAMPLES + path, 'utf8') }));

/** Pieces that turn one structure into another, that are easy to miscount, or that are simply hostile. */
const PIECES = [
  '\n', '\n\n', '\r\n', '\t', '\u00a0', '\u3000', '\u200b', '\ufeff', '\u0000', '\u0007', '\u001b[31m', '\u2028', '\ud83d\ude00', '\ud842\udfb7', '\ud800', '\udc00', 'e\u0301',
  '```\n', '~~~', '    ', '> ', '- ', '1. ', '# ', '###### ', '---\n', '===\n', '***', '\\', '`', '|', '| a | b |\n| --- | --- |\n', '<table><tr><td>', '</td>', '<!--', '-->', '<br>',
  '[', '](', '![', '[^1]', '[^1]: ', '&nbsp;', '&#x4e2d;', '$$', '{{', '}}', '{missing}', '【待填写', 'XXX', '待补充', '无', '不', '暂未建立',
  '第一章 ', '一、', '（一）', '1.1.1 ', '①', '２４小时', '二十四小时', '24 h', '97％', '97.5%', '九成', '48小时内', '《', '》', '“', '”', '（', '）', 'GB/T 27922—2011', 'QR-07',
  '13800138000', '11010519491231002X', 'title: ', ': ', '- title: a\n', '&a ', '*a', '!!binary ', '? ', '%YAML 1.2\n', '"', "'", '投诉处理', '培训', '维修', '顾客',
];

export const EDIT = fc.record({
  at: fc.nat({ max: 1_000_000 }), length: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 12 }) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) }),
  to: fc.nat({ max: 1_000_000 }), kind: fc.constantFrom('insert', 'insert', 'insert', 'delete', 'duplicate', 'move'),
  text: fc.oneof({ weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }),
});
export type Edit = typeof EDIT extends fc.Arbitrary<infer T> ? T : never;

/** A text, changed here and there: pieces put in, slices taken out, doubled, or moved. */
export function edited(text: string): fc.Arbitrary<string> {
  return fc.array(EDIT, { maxLength: 12 }).map((edits) => whole(edits.reduce(change, text)));
}

/** One manual of the samples, cut to a part that is quick to judge, and changed here and there. */
export function editedManual(longest: number): fc.Arbitrary<{ readonly path: string; readonly text: string }> {
  return fc.record({ manual: fc.constantFrom(...MANUALS), from: fc.nat({ max: 1_000_000 }), size: fc.integer({ min: 1, max: longest }), edits: fc.array(EDIT, { maxLength: 12 }) })
    .map(({ manual, from, size, edits }) => {
      // Half of all begin where the manual does: front matter and title matter.
      const start = from % 2 === 0 || manual.text.length === 0 ? 0 : from % manual.text.length;
      const text = edits.reduce(change, manual.text.slice(start, start + size));
      return { path: manual.path.endsWith('.yaml') ? 'manual/a.yaml' : 'manual/a.md', text: whole(text) };
    });
}

/** Without what is left of a CRLF that an edit cut in two: files end their lines one way or the other. */
function whole(text: string): string {
  return text.replace(/\r(?!\n)/g, '');
}

export function change(text: string, { at, length, to, kind, text: piece }: Edit): string {
  const place = at % (text.length + 1);
  const slice = text.slice(place, place + length);
  const without = text.slice(0, place) + text.slice(place + length);
  if (kind === 'insert') return text.slice(0, place) + piece + text.slice(place);
  if (kind === 'delete') return without;
  const rest = kind === 'move' ? without : text;
  const other = to % (rest.length + 1);
  return rest.slice(0, other) + slice + rest.slice(other);
}
