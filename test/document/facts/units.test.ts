import { describe, expect, it } from 'vitest';
import { cutUnits } from '../../../server/document/facts/units.js';
import { endAt, startAt } from '../../../server/text/mapped-text.js';
import { buildDocument } from './build-document.js';
import { expectLinear } from './linear.js';

const cut = (text: string) => buildDocument(text).blocks.flatMap((block) => cutUnits(block).map((unit) => unit.text.text));

describe('cutUnits', () => {
  it.each<[string, string, string[]]>([
    ['sentences', '甲。乙；丙！丁？戊', ['甲。', '乙;', '丙!', '丁?', '戊']],
    ['closing quotes stay', '他说“行。”然后走了。（完。）', ['他说“行。”', '然后走了。', '(完。)']],
    ['repeated marks', '真的？！！好', ['真的?', '好']],
    ['soft line end', '第一行\n第二行。第三', ['第一行\n第二行。', '第三']],
    ['line end behind a sentence', '第一行。\n第二行', ['第一行。', '第二行']],
    ['line end before an item', '第一行\n2、第二行\n（3）第三行\n•第四行', ['第一行', '2、第二行', '(3)第三行', '•第四行']],
    ['line end behind a colon', '热线：\n400-1', ['热线:', '400-1']],
    ['no break at a decimal', '第一行\n3.5小时', ['第一行\n3.5小时']],
    ['crlf', '甲。\r\n乙', ['甲。', '乙']],
    ['punctuation says nothing', '——。；甲', ['甲']],
    ['item with clauses', '- 甲；乙', ['甲;', '乙']],
    ['a denial and what there is', '暂未开设门店，但可拨打热线', ['暂未开设门店,', '但可拨打热线']],
    ['but without a denial', '服务免费，但需预约', ['服务免费,但需预约']],
    ['half-width', 'a; b! c? d', ['a;', 'b!', 'c?', 'd']],
    ['unresolved reference', 'a&nbsp;b', ['a&nbsp;b']],
    ['code', '```\na;b\nc\n```', ['a;b\nc']],
    ['table', '| 项目 | 时限 |\n|-|-|\n| 投诉 | 24小时；最长3天 |', ['项目:投诉;时限:24小时;最长3天;']],
  ])('%s', (_, text, expected) => expect(cut(text)).toEqual(expected));

  it('gives spans that slice back to the clause', () => {
    const source = '# 手册\r\n\r\n接到报修后，２４小时内响应；\r\n超过４８小时的。上报  主管！';
    const document = buildDocument(source);
    const block = document.blocks[0]!;
    const spans = cutUnits(block).map((unit) => source.slice(startAt(unit.text, 0), endAt(unit.text, unit.text.text.length - 1)));
    expect(spans).toEqual(['接到报修后，２４小时内响应；', '超过４８小时的。', '上报  主管！']);
  });
  it('takes linear time', () => {
    for (const piece of ['。', '甲。', '甲\n', '1、', '没有,但', '甲,', '”', ';', '&a;']) {
      const block = buildDocument('甲').blocks[0]!;
      expectLinear((n) => cutUnits({ ...block, text: { text: piece.repeat(n), base: 0, starts: null, ends: null } }), 2500, piece);
    }
  });
});
