import { describe, expect, it } from 'vitest';
import { checkInvariants, readText } from './invariants.js';

describe('hostile texts', { timeout: 120_000 }, () => {
  const repeat = (text: string, units: number) => text.repeat(Math.ceil(units / text.length));
  for (const part of ['> ', '- ', '1. ', '[', '![', '[a](', '*a ', '**', '_a_', '~~a', '`a``', '<', '<a ', '<div>', '<b>', '<table>', '<td>', '<tr><td rowspan=9999 colspan=9999>x', '&', '\\',
    'a\n---\n', '---\na: b\n', '目录\n', '1、甲\n', '第一章 a\n', '**a**\n\n', '甲…… 1\n', '|a', '【甲】\n', '# a\n', '- a\n', '[a]: b\n\n', '[^a]: b\n\n', '\t', '\r', '\0', '1. a\n\n甲\n\n', '<!--', '.', '…', '*', '`', '#']) {
    it(`read ${JSON.stringify(part)} many times over`, () => {
      const small = readText(repeat(part, 300));
      checkInvariants(small);
      const start = performance.now();
      readText(repeat(part, 20_000));
      // Far above what it takes, far below what quadratic reading of such texts takes.
      expect(performance.now() - start).toBeLessThan(20_000);
    });
  }

  it('survive nesting', () => {
    for (const text of [
      Array.from({ length: 150 }, (_, i) => `${'>'.repeat(i)}甲`).join('\n'), Array.from({ length: 150 }, (_, i) => `${'  '.repeat(i)}- 甲`).join('\n'),
      `${'*'.repeat(3000)}甲${'*'.repeat(3000)}`, `${'**a *b '.repeat(200)}`, `${'<div>'.repeat(3000)}甲`, `${'- '.repeat(300)}甲`,
    ]) checkInvariants(readText(text));
  });

  it('are read by lines where they cannot be cut and are long', () => {
    const document = readText(`# 手册\n\n${'- 项目\n'.repeat(30_000)}`);
    expect(document.blocks).toHaveLength(30_000);
    expect(document.blocks[29_999]).toMatchObject({ kind: 'item', section: 0 });
  });
});
