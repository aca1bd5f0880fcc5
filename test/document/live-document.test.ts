import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../server/document/facts/facts.js';
import { LiveDocument } from '../../server/document/live-document.js';
import { parseMarkdown } from '../../server/document/markdown-parser.js';
import { readDocument } from '../../server/document/read.js';
import { editSource, revisedSource, sourceText, type SourceText } from '../../server/text/source.js';
import { MANUALS } from '../properties/edits.js';
import { testScanner } from './facts/test-scanner.js';

/** How many sequences of edits each property tries; more by HEGUI_LIVE_RUNS. */
const RUNS = Number(process.env['HEGUI_LIVE_RUNS'] ?? 12);
const SEED = Number(process.env['HEGUI_LIVE_SEED'] ?? 27922);
const scanner = testScanner();

/** What an author types or pastes, and what changes how other parts of a text are read. */
const PIECES = [
  '改', '新的要求。', '客服部应在24小时内响应投诉；', '\n', '\n\n', '\r\n', '\r', '\r\n\r\n', ' ', '\t', '\u3000', '\u200b', '\uFEFF', '\0', '😀', '\ud83d', '\ude00',
  '# 手册\n', '\n\n## 投诉处理\n\n', '\n\n### 5.3 回访\n\n', '\n第三章 培训\n', '\n\n第一条 为了规范。\n\n', '\n\n一、总则\n\n', '\n\n（一）受理\n\n', '\n\n1、目的\n\n', '\n1.2 范围\n', '**二、标题**', '\n\n**粗体**\n\n', '【说明】', '##无空格',
  '\n\n目录\n\n', '\n投诉处理………… 12\n', '\n- 投诉处理\n- 回访\n- 培训\n', '\n\n[TOC]\n\n', '\n- 项\n', '\n  - 子项\n', '\n1. 登记\n2. 派工\n3. 回访\n', '\n12) 归档\n', '响应时间：\n\n', '以下时限：\n',
  '\n\n| 区域 | 响应时间（小时） |\n|---|---|\n| 市区 | 24 |\n| 郊区 | ≤48 |\n\n', '| 丙 | 丁 |\n', '|---|---|\n', '\n\n| 表单编号 | 保存期限 |\n|---|---|\n| QR-07 | 3年 |\n\n', '|',
  '\n```\n', '\n~~~\n', '```', '\n\n    缩进代码\n\n', '> 引用\n', '\n> ', '\n---\n', '\n===\n', '---\n', '---\ntitle: 售后服务手册\nkind: manual\n---\n', 'kind: law\n',
  '<table>\n<tr><td>甲<td rowspan=2>乙</tr>\n', '</table>\n', '\n<!--\n', '-->', '<b>', '</b>', '<br>', '\n<div>\n', '</div>', '<script>\n\n', '</script>', '<ul><li>甲</ul>', '<h2>标题</h2>',
  '[链](a.md)', '![图](b.png)', '[甲]', '[甲][]', '[^1]', '\n\n[^1]: 注 24小时\n\n', '\n\n[甲]: /u\n\n', '\n\n[甲]: https://a.b\n\n', '[a\\]]: /x\n\n', '\n> [乙]: /v\n\n', '[乙]',
  '附录', '\n\n## 相关记录\n\n', '《投诉程序》', 'QR-07', 'gb/t 27922-2011', 'GB/T 27922', '2026年5月1日', '待补充', '【待填写：X】', '公司尚未建立', '例如', '制定本法', '国务院令', '目标', '文件编号：HG-01', '服务热线 400-600-1234',
  '*', '**', '`', '_', '~~', '\\', '&amp;', '&lt;', '[', ']', '](', ']:', '：', '。', '；', 'text: ', '- title: x\n',
];

const EDIT = fc.record({
  at: fc.nat({ max: 1_000_000 }), to: fc.nat({ max: 1_000_000 }),
  /** Most edits of a session stand near each other, some at the beginning. */
  where: fc.constantFrom('near', 'near', 'near', 'any', 'any', 'start', 'line', 'line'),
  kind: fc.constantFrom('insert', 'insert', 'insert', 'delete', 'replace', 'delete-line', 'duplicate', 'move', 'undo'),
  length: fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 8 }) }, { weight: 1, arbitrary: fc.nat({ max: 500 }) }),
  text: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => pieces.join('')) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }),
});
type Edit = typeof EDIT extends fc.Arbitrary<infer T> ? T : never;

/** The span and its new text; `before` is the text of the version before, `last` where that was changed. */
function change(text: string, { at, to, where, kind, length, text: piece }: Edit, before: string, last: number): { start: number; end: number; insert: string } {
  let start = where === 'near' ? last + (at % 80) - 40 : where === 'start' ? at % 120 : at;
  start = where === 'near' ? Math.max(0, Math.min(text.length, start)) : start % (text.length + 1);
  if (where === 'line' || kind === 'delete-line') start = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const lineEnd = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start) + 1;
  const end = kind === 'insert' ? start : kind === 'delete-line' ? lineEnd : Math.min(text.length, start + length);
  if (kind === 'insert' || kind === 'replace') return { start, end, insert: piece };
  if (kind === 'delete' || kind === 'delete-line') return { start, end, insert: '' };
  if (kind === 'undo') return { start: 0, end: text.length, insert: before };
  const slice = text.slice(start, end);
  const other = to % (text.length + 1);
  if (kind === 'duplicate' || other <= end) return { start: other, end: other, insert: slice };
  return { start, end: other, insert: text.slice(end, other) + slice };
}

/** A live document that went through all these edits knows no less and no more than one that is read for the first time. */
function expectLive(path: string, first: string, edits: readonly Edit[]): void {
  const live = new LiveDocument();
  let source: SourceText = sourceText(path, first);
  let before = first;
  let last = 0;
  const check = () => {
    const facts = live.read(source, scanner);
    const again = sourceText(path, source.text);
    expect(facts).toEqual(collectFacts(readDocument(again), scanner));
    return facts;
  };
  check();
  for (const edit of edits) {
    const { text } = source;
    const { start, end, insert } = change(text, edit, before, last);
    source = edit.at % 5 === 0 ? revisedSource(source, text.slice(0, start) + insert + text.slice(end)) : editSource(source, { start, end }, insert);
    expect(source.text).toBe(text.slice(0, start) + insert + text.slice(end));
    before = text;
    last = start;
    check();
    const fresh = sourceText(path, source.text).lines;
    expect(source.lines.lineCount).toBe(fresh.lineCount);
    for (const offset of [start, start + insert.length, source.text.length]) expect(source.lines.position(offset)).toEqual(fresh.position(offset));
  }
}

const EDITS = fc.array(EDIT, { minLength: 20, maxLength: 28 });
const LONGEST = 3000;

describe('a live document', { timeout: 3_600_000 }, () => {
  it('is as good as new after any edits of the samples', () => {
    const markdown = MANUALS.filter(({ path }) => path.endsWith('.md'));
    const start = fc.record({ manual: fc.constantFrom(...markdown), from: fc.nat({ max: 1_000_000 }), crlf: fc.boolean() });
    fc.assert(fc.property(start, EDITS, ({ manual: { text }, from, crlf }, edits) => {
      const at = from % 2 === 0 || text.length <= LONGEST ? 0 : text.indexOf('\n', from % (text.length - LONGEST)) + 1;
      const part = text.slice(at, at + LONGEST);
      expectLive('m.md', crlf ? part.replaceAll('\n', '\r\n') : part, edits);
    }), { numRuns: RUNS, seed: SEED });
  });

  it('is as good as new after any edits of texts put together at random', () => {
    const text = fc.tuple(fc.constantFrom('', '', '\uFEFF', '---\ntitle: 手册\n---\n', '---\na: b\n', '公司\n售后服务手册\n\n'), fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), fc.constantFrom('', '\n', '\n\n', '\r\n\r\n'));
    fc.assert(fc.property(text, EDITS, ([start, parts, between], edits) => { expectLive('m.md', start + parts.join(between), edits); }), { numRuns: RUNS * 2, seed: SEED });
  });

  it('is as good as new after any edits of random characters', () => {
    const text = fc.string({ unit: fc.constantFrom(...'# *_`[]()<>&;|\\-+1.、（）一第章条\n\n\n\r\t 甲:：。~!"\'=/😀\ud800'), maxLength: 200 });
    fc.assert(fc.property(text, EDITS, (first, edits) => { expectLive('m.md', first, edits); }), { numRuns: RUNS * 2, seed: SEED });
  });

  it('is as good as new after any edits of a YAML manual', () => {
    const yaml = MANUALS.filter(({ path }) => path.endsWith('.yaml'));
    fc.assert(fc.property(fc.constantFrom(...yaml), EDITS, ({ text }, edits) => { expectLive('m.yaml', text.slice(0, 1500), edits.slice(0, 6)); }), { numRuns: Math.ceil(RUNS / 4), seed: SEED });
  });

  const MANUAL = `# 手册\n\n${Array.from({ length: 60 }, (_, i) => `## ${i + 1} 投诉处理\n\n客服部在 ${i + 2} 小时内响应 \`${i}\`；由 <b>专人</b> 回访。\n\n| 区域 | 时限 |\n|---|---|\n| 市区 | ${i + 1} 小时 \\* |\n\n`).join('')}`;
  const within = (text: string, i: number) => { const start = text.indexOf(`## ${i} `); return { start: text.indexOf('客服部', start), end: text.indexOf('在', start) }; };

  it('parses only what changed, and keeps the hits of all units whose text is the same', () => {
    let parsed = 0;
    const live = new LiveDocument((text) => { parsed += text.length; return parseMarkdown(text); });
    const first = sourceText('m.md', MANUAL);
    const before = live.read(first, scanner);
    parsed = 0;
    const after = live.read(editSource(first, within(MANUAL, 30), '客服中心'), scanner);
    expect(parsed).toBeGreaterThan(0);
    expect(parsed).toBeLessThan(2_500);
    expect(after.units).toHaveLength(before.units.length);
    const changed = after.units.filter((unit, i) => unit.hits !== before.units[i]!.hits);
    expect(changed.map((unit) => unit.text.text)).toEqual(['客服中心在31小时内响应29;']);
    const at = changed[0]!.index;
    expect(after.units.slice(0, at).every((unit, i) => unit === before.units[i])).toBe(true);
    expect(after.titleHits.every((hits, i) => hits === before.titleHits[i])).toBe(true);
  });

  it('keeps equal parts apart that follow each other', () => {
    const live = new LiveDocument();
    const part = '则\n则\n\n';
    live.read(sourceText('m.md', part), scanner);
    for (const text of [part + part, part + part + part, part]) {
      const source = sourceText('m.md', text);
      const { document } = live.read(source, scanner);
      expect(document).toEqual(readDocument(source));
      expect(document.blocks).toHaveLength(text.length / part.length);
    }
  });

  it('changes nothing that it gave before', () => {
    const live = new LiveDocument();
    let source = sourceText('m.md', MANUAL);
    const versions = [10, 50, 1, 30].map((i) => {
      const facts = live.read(source, scanner);
      const kept = structuredClone({ ...facts, document: { ...facts.document, source: null } });
      source = editSource(source, within(source.text, i), `\n\n## 新增\n\n1. 甲\n2. 乙\n\n部门${i}`);
      return { facts, kept };
    });
    live.read(source, scanner);
    for (const { facts, kept } of versions) expect({ ...facts, document: { ...facts.document, source: null } }).toEqual(kept);
  });

  it('gives the same facts for the same source, and reads all again with another vocabulary or under another name', () => {
    const live = new LiveDocument();
    const source = sourceText('m.md', MANUAL);
    const facts = live.read(source, scanner);
    expect(live.read(source, scanner)).toBe(facts);
    const silent = { fingerprint: 'none', scan: () => [] };
    expect(live.read(source, silent)).toEqual(collectFacts(readDocument(source), silent));
    for (const path of ['m.yaml', 'm.md', 'n.md', 'm.md']) {
      const named = sourceText(path, MANUAL.slice(0, 400));
      expect(live.read(named, scanner)).toEqual(collectFacts(readDocument(named), scanner));
    }
  });
});
