import { describe, expect, it } from 'vitest';
import { blocks, checkInvariants, readText, tree } from './invariants.js';

const outlineOf = (text: string) => {
  const document = readText(text);
  checkInvariants(document);
  return tree(document);
};
const body = (text: string) => text.replace(/\n/g, '\n\n');

describe('headings by mark', () => {
  it('takes level from the tree, not from the number of signs', () => {
    expect(outlineOf('# 手册\n\n### 一、总则\n\n内容。\n\n##### 1.1 目的\n\n内容。\n\n### 二、职责\n')).toEqual(['一 总则', '  1.1 目的', '二 职责']);
    expect(outlineOf('## 二\n\n### 三级\n\n## 三\n')).toEqual(['二', '  三级', '三']);
  });

  it('reads numbers of all kinds and widths', () => {
    expect(outlineOf('## 第六章　投诉处理\n## 5.3.2 回访\n## ５．３　维修\n## （二）受理\n## 三、目 的\n## 1）步骤\n## ① 首先\n## 附录A 表格\n## 24小时服务\n## 7 天无理由退货\n')).toEqual([
      '第六章 投诉处理', '5.3.2 回访', '5.3 维修', '(二) 受理', '三 目的', '1) 步骤', '① 首先', '附录a 表格', '24小时服务', '7天无理由退货',
    ]);
  });

  it('reads underlined headings, but not a paragraph with a rule under it', () => {
    expect(outlineOf('售后手册\n====\n\n总则\n---\n\n内容\n')).toEqual(['总则']);
    const document = readText('# 甲\n\n这是一个很长的段落，下面有一条分隔线。\n---\n正文\n');
    expect(blocks(document)).toEqual(['0|paragraph|这是一个很长的段落,下面有一条分隔线。', '0|paragraph|正文']);
  });

  it('keeps the place of the words without markers', () => {
    const text = '# 手册\r\n\r\n##   **5.3 投诉 处理**  ##\r\n\r\n内容\r\n';
    const document = readText(text);
    const section = document.sections[1]!;
    expect(text.slice(section.heading!.start, section.heading!.end)).toBe('5.3 投诉 处理');
    expect(section).toMatchObject({ number: '5.3', title: { text: '投诉处理' }, origin: 'markdown', level: 1 });
    expect(text.slice(section.span.start, section.span.start + 2)).toBe('##');
    checkInvariants(document);
  });

  it('reads signs without a blank behind them', () => {
    expect(outlineOf('##投诉处理\n\n内容。\n\n###受理\n\n内容。\n\n##维修\n\n内容。\n')).toEqual(['投诉处理', '  受理', '维修']);
    expect(outlineOf('#售后服务 #家电\n')).toEqual([]);
  });
});

describe('headings by look', () => {
  it('nests kinds of numbers in the order in which they appear', () => {
    expect(outlineOf(body('一、总则\n（一）目的\n为了服务。\n1、范围\n全公司。\n1）产品\n冰箱。\n①大\n大冰箱。\n②小\n小冰箱。\n2、职责\n客服部。\n（二）原则\n诚信。\n二、受理\n热线。'))).toEqual([
      '一 总则', '  (一) 目的', '    1 范围', '      1) 产品', '        ① 大', '        ② 小', '    2 职责', '  (二) 原则', '二 受理',
    ]);
  });

  it('lets numbers jump, and goes by the dots of decimals', () => {
    expect(outlineOf(body('1、目的\n甲。\n1.2 范围\n乙。\n3.1.4 例外\n丙。\n3.2流程\n丁。\n7、附则\n戊。\n７．２　解释\n己。'))).toEqual([
      '1 目的', '  1.2 范围', '3.1.4 例外', '3.2 流程', '7 附则', '  7.2 解释',
    ].map((line) => line));
  });

  it('puts parts above chapters above sections', () => {
    expect(outlineOf(body('第一部分：总体\n第一章 总则\n第一节 目的\n内容。\n第二节 范围\n内容。\n第二章 投诉\n内容。\n第二部分：其他\n第三章 附则\n内容。'))).toEqual([
      '第一部分 总体', '  第一章 总则', '    第一节 目的', '    第二节 范围', '  第二章 投诉', '第二部分 其他', '  第三章 附则',
    ]);
  });

  it('tells an article with a title from one that is a sentence', () => {
    const document = readText('第一章 总则\n\n第一条 为了规范售后服务，制定本制度。\n\n第二条 适用范围\n\n本制度适用于全公司。\n\n第三条 投诉应当在二十四小时内受理。\n\n第四条 有下列情形之一的，终止：\n');
    expect(tree(document)).toEqual(['第一章 总则', '  第二条 适用范围']);
    expect(blocks(document)).toEqual([
      '1|paragraph|第一条为了规范售后服务,制定本制度。', '2|paragraph|本制度适用于全公司。',
      '1|paragraph|第三条投诉应当在二十四小时内受理。', '1|paragraph|第四条有下列情形之一的,终止:',
    ]);
  });

  it('takes bold lines, alone or in front of their text', () => {
    expect(outlineOf('公司承诺如下内容，请知悉。\n\n**投诉处理**\n\n内容。\n\n**维修服务：**\n内容。\n\n__一、回访__\n\n内容。\n\n<b>二、档案</b>\n\n内容。\n\n**这是一句加粗的话。**\n\n**电话：400-800-8888**\n')).toEqual([
      '投诉处理', '维修服务', '  一 回访', '  二 档案',
    ]);
  });

  it('puts bold lines below the numbered heading above them', () => {
    expect(outlineOf(body('一、总则\n**目的**\n内容。\n**范围**\n内容。\n二、职责\n**客服**\n内容。'))).toEqual(['一 总则', '  目的', '  范围', '二 职责', '  客服']);
  });

  it('puts numbers that begin again below bold lines', () => {
    expect(outlineOf(body('前面是一段说明文字。\n**售后承诺**\n一、质保\n内容。\n二、响应\n内容。\n**培训方案**\n一、对象\n内容。'))).toEqual([
      '售后承诺', '  一 质保', '  二 响应', '培训方案', '  一 对象',
    ]);
  });

  it('nests inside the heading by mark above', () => {
    expect(outlineOf('# 手册\n\n## 甲\n\n一、受理\n\n内容。\n\n## 乙\n\n一、维修\n\n内容。\n\n1、上门\n\n内容。\n')).toEqual(['甲', '  一 受理', '乙', '  一 维修', '    1 上门']);
  });

  it('takes single lines of a paragraph, and leaves the others', () => {
    const document = readText('3.1 受理\n客服热线：400-800-8888\n地址：某市某路1号\n3.2 回访\n三日内回访。\n');
    checkInvariants(document);
    expect(tree(document)).toEqual(['3.1 受理', '3.2 回访']);
    expect(blocks(document)).toEqual(['1|paragraph|客服热线:400-800-8888\n地址:某市某路1号', '2|paragraph|三日内回访。']);
  });

  it('reads brackets as headings', () => {
    expect(outlineOf('售后政策\n\n【配送时效】\n- 24小时内发货。\n\n【运费】\n- 满99元免运费。\n')).toEqual(['配送时效', '运费']);
  });

  it('does not take enumerations, labels, clauses and data for headings', () => {
    for (const text of [
      '需提供以下资料：\n\n1、商品照片\n\n2、订单编号\n\n3、问题描述\n\n若属于质量问题，平台承担运费。\n',
      '电话：400-800-8888\n\n地址：某市某路\n\n联系人：张三\n',
      '（一）收集资料；\n（二）分析原因；\n（三）制定措施。\n',
      '1. 高价值订单\n2. 海外支付\n3. 预警订单\n\n人工审核需要两天。\n',
      '- 签收后7天内\n- 商品完好\n',
      '3.5小时内到达现场\n\n2.5 倍赔偿\n\n24 小时热线\n',
      '1、服务态度要好，语言要文明\n\n内容。\n',
      '1、退款周期：3天\n\n2、换货周期：5天\n',
    ]) expect(outlineOf(text), text).toEqual([]);
  });

  it('takes list items for headings where something of their own stands under them', () => {
    expect(outlineOf('1. 目的\n\n为了规范服务。\n\n2. 范围\n\n全公司。\n\n3. 职责\n\n   - 客服部受理\n   - 维修部维修\n')).toEqual(['1 目的', '2 范围', '3 职责']);
    const document = readText('1. 受理\n   热线受理。\n2. 处理\n   派单处理。\n\n列表之后。\n');
    checkInvariants(document);
    expect(tree(document)).toEqual(['1 受理', '2 处理']);
    expect(blocks(document)).toEqual(['1|paragraph|热线受理。', '2|paragraph|派单处理。', '0|paragraph|列表之后。']);
    expect(document.source.text.slice(document.sections[1]!.heading!.start, document.sections[1]!.heading!.end)).toBe('1. 受理');
  });

  it('ends a section at the next number of its kind, also where that is a clause', () => {
    const document = readText(body('二、规范\n1.服务意识是基本素质\n我们每个人都是服务者。\n2.公司每位员工都必须是为客户提供服务的人员，不得推诿。\n销售人员也一样。'));
    expect(tree(document)).toEqual(['二 规范', '  1 服务意识是基本素质']);
    expect(blocks(document).slice(1).map((line) => line[0])).toEqual(['1', '1']);
  });

  it('keeps an enumeration inside a section that is numbered in the same way', () => {
    expect(blocks(readText(body('1、职责\n各部门职责如下。\n1、客服部负责受理；\n2、维修部负责维修。\n2、流程\n见下图。'))).map((line) => line[0])).toEqual(['1', '1', '1', '2']);
  });

  it('splits a chapter that goes on in its line', () => {
    const document = readText('《售后制度》\n\n第一章 退换货。自签收次日起七日内可申请退货，商品须保持完好。\n\n第二章 保修。整机保修期为十二个月。\n');
    checkInvariants(document);
    expect(tree(document)).toEqual(['第一章 退换货', '第二章 保修']);
    expect(blocks(document)).toEqual(['1|paragraph|自签收次日起七日内可申请退货,商品须保持完好。', '2|paragraph|整机保修期为十二个月。']);
  });

  it('takes short lines that name a subject where a page marks no heading at all', () => {
    expect(outlineOf(body('退换货说明\n服务时间：\n周一至周五（不含国家法定节假日）。\n退换货申请：\n自商品售出之日起7天内可以申请。'))).toEqual(['服务时间', '退换货申请']);
    expect(outlineOf('# 页\n\n服务时间：\n\n周一至周五（不含国家法定节假日）。\n')).toEqual([]);
  });

  it('does not take rows that a converter has flattened', () => {
    expect(outlineOf('4.1\t组织\n\n内容。\n\n4.2\t基础设施\tS1\t●\t○\n\n内容。\n')).toEqual(['4.1 组织']);
  });
});

describe('the title of the document', () => {
  const title = (text: string) => {
    const document = readText(text);
    checkInvariants(document);
    const { heading, title: found } = document.sections[0]!;
    return [found.text, heading ? document.source.text.slice(heading.start, heading.end) : null];
  };

  it('is the front matter, the one top heading, or the first short line', () => {
    expect(title('---\ntitle: "售后 手册"\n---\n# 其他\n\n## 章\n')).toEqual(['售后手册', '售后 手册']);
    expect(title('\uFEFF# 售后手册\n\n## 一\n\n## 二\n')).toEqual(['售后手册', '售后手册']);
    expect(title('某某公司\n售后服务管理制度\n文件编号：QM-01\n\n一、总则\n\n内容。\n')).toEqual(['售后服务管理制度', '售后服务管理制度']);
    expect(title('**某某公司**\n\n**售后服务承诺书**\n\n我司郑重承诺如下内容。\n')).toEqual(['售后服务承诺书', '售后服务承诺书']);
    expect(title('# 服务手册\n\n# 一、总则\n\n# 二、职责\n')).toEqual(['服务手册', '服务手册']);
    expect(title('**一、标准：**\n\n内容。\n')).toEqual(['', null]);
    expect(title('')).toEqual(['', null]);
  });

  it('is neither a section nor a block', () => {
    const document = readText('某某公司\n售后服务管理制度\n\n一、总则\n\n内容。\n');
    expect(tree(document)).toEqual(['一 总则']);
    expect(blocks(document)).toEqual(['0|paragraph|某某公司', '1|paragraph|内容。']);
  });

  it('leaves a chapter a chapter', () => {
    expect(outlineOf('# 前言\n\n内容\n\n# 第一章 总则\n\n# 第二章 职责\n')).toEqual(['前言', '第一章 总则', '第二章 职责']);
  });

  it('works without any heading', () => {
    const document = readText('我们承诺二十四小时内响应客户的投诉。\n\n并在三日内办结。\n');
    expect(document.sections).toHaveLength(1);
    expect(document.blocks).toHaveLength(2);
  });
});
