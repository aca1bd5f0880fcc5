import { describe, expect, it } from 'vitest';
import { blocks, checkInvariants, readText, sourceOf } from './invariants.js';

const read = (text: string) => {
  const document = readText(text);
  checkInvariants(document);
  return document;
};
const first = (text: string) => read(text).blocks[0]!.text.text;

describe('inline text', () => {
  it('leaves out markers and keeps places', () => {
    const document = read('投诉 **处理** 应在 *24 小时* 内 `完成`，见[附件](a.md "标题")与![图](b.png)。\n');
    const { text } = document.blocks[0]!;
    expect(text.text).toBe('投诉处理应在24小时内完成,见附件与图。');
    expect(sourceOf(document, text, '处理应')).toBe('处理** 应');
    expect(sourceOf(document, text, '附件')).toBe('附件');
    expect(sourceOf(document, text, '图')).toBe('图');
    expect(document.links.map(({ kind, target, text: words }) => [kind, target, words])).toEqual([['link', 'a.md', '附件'], ['image', 'b.png', '图']]);
    expect(document.links.map((link) => document.source.text.slice(link.span.start, link.span.end))).toEqual(['[附件](a.md "标题")', '![图](b.png)']);
  });

  it('resolves escapes and references', () => {
    const document = read('甲\\*乙&nbsp;&lt;丙&gt;&#20013;&amp;amp; &copy &unknown; \\丁\n');
    const { text } = document.blocks[0]!;
    expect(text.text).toBe('甲*乙<丙>中&amp; &copy &unknown; \\丁');
    expect(sourceOf(document, text, '中')).toBe('&#20013;');
    expect(sourceOf(document, text, '<')).toBe('&lt;');
    expect(sourceOf(document, text, '*')).toBe('\\*');
  });

  it('keeps line ends, soft and hard, in both conventions', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const document = read(['甲  ', '乙\\', '丙', '丁'].join(end) + end);
      expect(document.blocks[0]!.text.text).toBe('甲\n乙\n丙\n丁');
      expect(sourceOf(document, document.blocks[0]!.text, '丁')).toBe('丁');
    }
    expect(first('甲<br>乙<br/>丙\n')).toBe('甲\n乙\n丙');
  });

  it('maps lines behind quote marks and indentation', () => {
    const document = read('> 甲 **乙\n> 丙** 丁\n懒行 \\> 戊\n>      > 己\n\n- 项\n  续行 `码\n  码`\n');
    const [quote, item] = document.blocks;
    expect(quote).toMatchObject({ kind: 'quote', text: { text: '甲乙\n丙丁\n懒行>戊\n>己' } });
    expect(sourceOf(document, quote!.text, '丙丁')).toBe('丙** 丁');
    expect(sourceOf(document, quote!.text, '>己')).toBe('> 己');
    expect(item!.text.text).toBe('项\n续行码\n码');
    expect(sourceOf(document, item!.text, '码\n码')).toBe('码\n  码');
  });

  it('does not lose marks that were meant as they stand', () => {
    expect(first('提供7*24小时热线，5*8小时现场。\n')).toBe('提供7*24小时热线,5*8小时现场。');
    expect(first('手机138****5678，备用139****1234。\n')).toBe('手机138****5678,备用139****1234。');
    expect(first('约2~3天或5~7天，~~旧~~\n')).toBe('约2~3天或5~7天,旧');
    expect(first('甲方：______乙方：______\n')).toBe('甲方:______乙方:______');
    expect(first('名称<公司名称>与<company>，<span>字</span><!-- 注 -->\n')).toBe('名称<公司名称>与<company>,字');
  });

  it('reads footnotes at their place', () => {
    expect(blocks(read('正文[^1]。\n\n[^1]: 脚注说明。\n'))).toEqual(['0|paragraph|正文。', '0|paragraph|脚注说明。']);
  });

  it('keeps a sentence that looks like a definition', () => {
    expect(blocks(read('正文 [甲]。\n\n[注]: 本条款适用于全部产品\n\n[甲]: https://a.b/c\n'))).toEqual(['0|paragraph|正文甲。', '0|paragraph|[注]:本条款适用于全部产品']);
  });

  it('reads indented prose as prose and indented programs as code', () => {
    expect(blocks(read('前文。\n\n    第一条 缩进的段落。\n      第二行。\n\n后文\n\n    int x = 1;\n'))).toEqual([
      '0|paragraph|前文。', '0|paragraph|第一条缩进的段落。\n第二行。', '0|paragraph|后文', '0|code|int x = 1;',
    ]);
  });

  it('maps code behind fences, indentation and quote marks', () => {
    const document = read('- 项\n\n  ```sh\n  run it\n\n    now\n  ```\n\n> ~~~\n> 甲\n> ~~~\n');
    const [, code, quoted] = document.blocks;
    expect(code!.text.text).toBe('run it\n\nnow');
    expect(sourceOf(document, code!.text, 'now')).toBe('now');
    expect(sourceOf(document, quoted!.text, '甲')).toBe('甲');
  });

  it('reads lists with nesting, tasks and several paragraphs', () => {
    const document = read('- [x] 甲\n  - 乙\n    1. 丙\n- 丁\n\n  戊\n');
    expect(document.blocks.map((block) => [block.kind, block.text.text, block.list?.depth, block.list?.ordered])).toEqual([
      ['item', '甲', 0, false], ['item', '乙', 1, false], ['item', '丙', 2, true], ['item', '丁', 0, false], ['paragraph', '戊', undefined, undefined],
    ]);
    expect(new Set(document.blocks.slice(0, 4).map((block) => block.list!.id)).size).toBe(3);
  });

  it('keeps surrogate pairs and full-width forms', () => {
    const document = read('😀服务５．３　😀\n');
    expect(document.blocks[0]!.text.text).toBe('😀服务5.3 😀');
    expect(sourceOf(document, document.blocks[0]!.text, '5.3')).toBe('５．３');
  });

  it('puts links into the section they stand in', () => {
    const document = read('# 手册\n\n[甲](a)\n\n## 章 [乙](b)\n\n[丙](c)\n\n- [丁][t]\n\n[t]: d\n');
    expect(document.links.map((link) => [link.target, link.section])).toEqual([['a', 0], ['b', 1], ['c', 1], ['d', 1]]);
  });
});
