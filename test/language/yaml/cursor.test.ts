import { describe, expect, it } from 'vitest';
import { readCursor } from '../../../server/language/yaml/read-cursor.js';

const MARK = '¦';

/** What is read at the mark, in one line: part, path, word. */
function at(marked: string): string {
  const offset = marked.indexOf(MARK);
  const text = marked.replace(MARK, '');
  const { part, path, word, quote, hasColon, column, before, after } = readCursor(text, offset);
  if (part === 'none' || part === 'comment') return part;
  const more = [quote && `quote ${quote}`, hasColon && 'colon', column !== null && `column ${column}`, before && 'blank before', after && `then ${after}`].filter(Boolean);
  return [`${part} /${path.join('/')}`, `<${text.slice(word.start, word.end)}>`, ...more].join(' ');
}

const CASES: [string, string, string][] = [
  ['an empty file', '¦', 'value / <> column 0'],
  ['indented before the first key', '# c\n  ¦\nid: x\n', 'none'],
  ['a word in an empty file', 'enter¦', 'value / <enter> column 0'],
  ['a half-typed key at the top', 'packs: [a]\nent¦\nrules: {}\n', 'key / <ent> column 0'],
  ['after a colon and a blank', 'enterprise:\n  type: ¦\n  name: x\n', 'value /enterprise/type <>'],
  ['straight after a colon', 'enterprise:\n  type:¦\n', 'value /enterprise/type <> blank before'],
  ['in a value', 'enterprise:\n  type: prod¦uction # why\n', 'value /enterprise/type <production>'],
  ['in a comment', 'enterprise:\n  type: production # w¦hy\n', 'comment'],
  ['behind a value', 'enterprise:\n  type: production ¦\n', 'none'],
  ['in a key', 'enterprise:\n  ty¦pe: production\n', 'key /enterprise <type> colon column 2'],
  ['an indented line below a key', 'enterprise:\n  ¦\n', 'value /enterprise <> column 2'],
  ['an indented line before the first key', 'enterprise:\n  ¦\n  name: x\n', 'key /enterprise <> column 2'],
  ['an indented line of another indentation', 'enterprise:\n   ¦\n  name: x\n', 'none'],
  ['an indented line after the last key', 'enterprise:\n  name: x\n  ¦\ncertification:\n  target: 四星\n', 'key /enterprise <> column 2'],
  ['a line that would split a map', 'enterprise:\n  name: x\n¦\n  type: sales\n', 'none'],
  ['a line at the top after a map', 'enterprise:\n  name: x\n¦', 'key / <> column 0'],
  ['before a bracket on a line of its own', 'a:\n  ¦\n  [b]\n', 'none'],
  ['too deep below a scalar', 'enterprise:\n  name: x\n    ¦\n', 'none'],
  ['after a dash', 'enterprise:\n  industries:\n    - ¦\n', 'value /enterprise/industries/0 <> column 6'],
  ['straight after a dash', 'evidence:\n-¦\n', 'value /evidence/0 <> column 2 blank before'],
  ['a word after a dash', 'items:\n  - id: a\n  - ti¦\n', 'value /items/1 <ti> column 4'],
  ['a dash before keys that stand already', 'items:\n  - ¦\n    title: x\n', 'key /items/0 <> column 4'],
  ['a key of an element', 'items:\n  - id: a\n    ¦\n  - id: b\n', 'key /items/0 <> column 4'],
  ['a compact list, then a key of its map', 'items:\n- id: a\n¦\n', 'key / <> column 0'],
  ['between a key and its compact list', 'items:\n¦\n- id: a\n', 'none'],
  ['between elements', 'items:\n  - id: a\n  ¦\n  - id: b\n', 'none'],
  ['a list in a list', 'x:\n  - - a\n    - ¦\n', 'value /x/0/1 <> column 6'],
  ['in a list in brackets', 'enterprise:\n  industries: [household-appliance, ¦]\n', 'value /enterprise/industries/1 <>'],
  ['in empty brackets', 'industries: [¦]', 'value /industries/0 <>'],
  ['before an element in brackets', 'industries: [¦ b]', 'value /industries/0 <> then , '],
  ['at the end of an element', 'industries: [家电¦]', 'value /industries/0 <家电>'],
  ['an unclosed bracket', 'enterprise:\n  industries: [a, ¦\n  name: x\n', 'value /enterprise/industries/1 <>'],
  ['behind a bracket', 'industries: [a]¦', 'none'],
  ['a map in braces', 'certifier: { name: x, ¦ }', 'key /certifier <>'],
  ['a map in braces, a word', 'certifier: { appr¦ }', 'key /certifier <appr>'],
  ['a map in braces, a key', 'certifier: { na¦me: x }', 'key /certifier <name> colon'],
  ['a map in braces, before a key', 'certifier: { ¦ name: x }', 'key /certifier <> then , '],
  ['a value in braces', 'source: [{ ref: x, verified: ¦ }]', 'value /source/0/verified <>'],
  ['a value in braces straight after the colon', 'source: [{ verified:¦}]', 'value /source/0/verified <> blank before'],
  ['a map in a list in braces', 'rules:\n  - source: [{ ref: x }, { ¦ }]\n', 'key /rules/0/source/1 <>'],
  ['brackets over lines', 'notOwn: [\n  a,\n  ¦\n]\n', 'value /notOwn/1 <>'],
  ['brackets over lines, too far left', 'm:\n  notOwn: [\n  a,\n¦\n  ]\n', 'none'],
  ['brackets on a line of their own', 'industries:\n  [a, ¦]\n', 'value /industries/1 <>'],
  ['in double quotes', 'a:\n  type: "prod¦uction"\n', 'value /a/type <production> quote "'],
  ['in a quote that is still open', 'a:\n  type: "prod¦\n  name: x\n', 'value /a/type <prod> quote " then "'],
  ['in single quotes with a quote', "a:\n  title: 'it''s ¦x' # c\n", "value /a/title <it''s x> quote '"],
  ['a quoted key', '"ty¦pe": x\n', 'key / <type> quote " colon column 0'],
  ['in a quoted text over lines', 'why: "a\n  b¦\n  c"\nlevel: x\n', 'text /why <>'],
  ['behind a quoted text over lines', 'why: "a\n  b"\nlevel: ¦\n', 'value /level <>'],
  ['in a block of text', 'manual: |\n  # x\n  te¦xt: y\nname: x\n', 'text /manual <text: y>'],
  ['in a block of text below a list', 'tests:\n  - manual: |\n      a: ¦\n', 'text /tests/0/manual <a: >'],
  ['left of a block of text', 'manual: |\n  ¦  # x\n', 'none'],
  ['left of a block of text, on an empty line', 'manual: |\n    x\n  ¦\n    y\n', 'none'],
  ['an empty line of a block of text', 'manual: |\n    x\n    ¦\n    y\n', 'text /manual <>'],
  ['behind a block of text', 'manual: |\n  # x\n¦\n', 'key / <> column 0'],
  ['a Chinese key', '清单:\n  条¦\n', 'value /清单 <条> column 2'],
  ['a value below its key', 'type:\n  ¦\n', 'value /type <> column 2'],
  ['tabs', 'enterprise:\n\ttype: ¦\n', 'value /enterprise/type <>'],
  ['CRLF', 'enterprise:\r\n  type: ¦\r\n  name: x\r\n', 'value /enterprise/type <>'],
  ['CRLF, a key', 'enterprise:\r\n  name: x\r\n  ¦\r\n', 'key /enterprise <> column 2'],
  ['an anchor', 'profile: &run ¦\n', 'value /profile <>'],
  ['an anchor before a map', 'profile: &run { ¦ }\n', 'key /profile <>'],
  ['an anchor before a block map', 'profile: &run\n  ¦\n', 'value /profile <> column 2'],
  ['an alias', 'profile: *ru¦n\n', 'none'],
  ['a value that stands below', 'enterprise: ¦\n  name: x\n', 'none'],
  ['a list that stands below', 'items: ¦\n- a\n', 'none'],
  ['a full-width colon', 'type：¦生产型\n', 'value / <type：生产型> column 0'],
  ['after a document mark', '---\nty¦: x\n', 'key / <ty> colon column 0'],
  ['blank lines and comments between', 'a:\n  # c\n\n  b: ¦\n', 'value /a/b <>'],
  ['an address is no key', 'file: https://x¦\n', 'value /file <https://x>'],
];

describe('where a cursor stands', () => {
  it.each(CASES)('%s', (_, text, expected) => { expect(at(text)).toBe(expected); });

  it('reads keys before and behind the cursor', () => {
    const text = 'items:\n  - id: a\n    ¦\n    type: photo\n    file: "x y.txt"\n  - id: b\n';
    const { frames } = readCursor(text.replace(MARK, ''), text.indexOf(MARK));
    expect(frames.at(-1)!.entries.map(({ key, value }) => [key, value])).toEqual([['id', 'a'], ['type', 'photo'], ['file', 'x y.txt']]);
  });

  it('reads keys of braces behind the cursor', () => {
    const text = 'cover: { topic: outlets, aspects: [¦], need: 2 }\n';
    const { frames } = readCursor(text.replace(MARK, ''), text.indexOf(MARK));
    expect(frames.map(({ entries }) => entries.map(({ key }) => key))).toEqual([['cover'], ['topic', 'aspects', 'need'], []]);
  });

  it('has an answer at every offset of any text', () => {
    const odd = ['- - -\n ? a\n : b', '[[[{{{', '"', "'\n'", 'a: |\n\n\n', '\t\t- \t', ':::: \n:', '{a: [b, {c', '- &a *b !c', '\r\r\n\n', 'a: "\\', '#', '%YAML 1.2\n---\n', ']}', 'a: ]\n b: }', ', ,'];
    for (const text of odd) for (let offset = -1; offset <= text.length + 1; offset++) {
      const { word } = readCursor(text, offset);
      expect(word.start).toBeGreaterThanOrEqual(0);
      expect(word.end).toBeLessThanOrEqual(text.length);
      expect(word.start).toBeLessThanOrEqual(word.end);
    }
  });
});
