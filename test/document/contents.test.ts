import { describe, expect, it } from 'vitest';
import { blocks, checkInvariants, readText, tree } from './invariants.js';

const contentsOf = (text: string) => {
  const document = readText(text);
  checkInvariants(document);
  return { tree: tree(document), contents: document.blocks.filter((block) => block.contents).map((block) => block.text.text) };
};

describe('a table of contents', () => {
  it('is lines with dot leaders, wherever they stand', () => {
    const read = contentsOf('3.1 受理……………… 5\n3.2 投诉处理.......... 12\n3.3 回访. . . . . 14\n\n3.1 受理\n\n内容。\n\n3.2 投诉处理\n\n内容。\n');
    expect(read.tree).toEqual(['3.1 受理', '3.2 投诉处理']);
    expect(read.contents.join('\n').split('\n')).toHaveLength(3);
  });

  it('is what stands under 目录 with tabs and page numbers', () => {
    const read = contentsOf('目　录\n\n1、目的\t3\n2、投诉处理\t12\n附录A 表格\t15\n\n1、目的\n\n内容。\n\n2、投诉处理\n\n内容。\n');
    expect(read.tree).toEqual(['目录', '1 目的', '2 投诉处理']);
    expect(read.contents).toHaveLength(1);
  });

  it('is what stands under 目录 and is repeated as headings below', () => {
    const read = contentsOf('# 手册\n\n## 目录\n\n一、总则\n\n二、职责\n\n三、投诉\n\n一、总则\n\n内容。\n\n二、职责\n\n内容。\n\n三、投诉\n\n内容。\n');
    expect(read.tree).toEqual(['目录', '一 总则', '二 职责', '三 投诉']);
    expect(read.contents).toEqual(['一、总则', '二、职责', '三、投诉']);
  });

  it('is a list of links or of titles', () => {
    expect(contentsOf('# 手册\n\n- [总则](#总则)\n- [职责](#职责)\n- [投诉](#投诉)\n\n## 总则\n\n## 职责\n\n## 投诉\n').contents).toHaveLength(3);
    expect(contentsOf('# 手册\n\n1. 总则\n2. 职责\n3. 投诉\n\n## 一、总则\n\n## 二、职责\n\n## 三、投诉\n').contents).toHaveLength(3);
    expect(contentsOf('# 手册\n\n1. 电话\n2. 网站\n3. 投诉\n\n## 总则\n\n## 投诉\n').contents).toEqual([]);
  });

  it('is what pandoc and field codes leave of it', () => {
    const read = contentsOf('目 录\n\n[第一章 总则 [1](#_a)](\\l)\n\n[第二章 职责 [2](#_b)](\\l)\n\nHYPERLINK \\l _Toc1 3 投诉\tPAGEREF _Toc1 5\n\n第一章 总则\n\n内容。\n');
    expect(read.contents).toHaveLength(3);
    expect(read.tree).toEqual(['目录', '第一章 总则']);
  });

  it('ends where the text begins', () => {
    const read = blocks(readText('目录\n\n一、总则…… 1\n\n本公司自成立以来一直重视售后服务工作，建立了完善的体系。\n\n一、总则\n\n内容。\n'));
    expect(read).toEqual(['1|paragraph*|一、总则…… 1', '0|paragraph|本公司自成立以来一直重视售后服务工作,建立了完善的体系。', '2|paragraph|内容。']);
  });

  it('is not every line with a number at its end', () => {
    expect(contentsOf('一、型号\n\n冰箱 A100\n\n客服电话 12315\n\n版本... 待定\n').contents).toEqual([]);
  });
});
