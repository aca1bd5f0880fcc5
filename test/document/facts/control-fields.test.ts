import { describe, expect, it } from 'vitest';
import { findControlFields } from '../../../server/document/facts/control-fields.js';
import { buildDocument } from './build-document.js';
import { expectLinear } from './linear.js';

function read(text: string): string[] {
  const document = buildDocument(text);
  return findControlFields(document).map((f) => {
    if (f.origin !== 'front-matter') expect(document.source.text.slice(f.span.start, f.span.end)).toBe(f.value);
    return `${f.field}=${f.value}`;
  });
}

describe('findControlFields: front matter', () => {
  it('knows English and Chinese keys', () => {
    expect(read('---\ntitle: 售后服务手册\ndoc_no: HG-SC-01\n版本: A/0\nstatus: 受控\n发布日期: 2026-05-01\neffectiveDate: 2026-06-01\n编制: 张三\nreviewed_by: 李四\n批准人: 王五\ncompany: 某某公司\n其他: 无\n---\n'))
      .toEqual(['title=售后服务手册', 'doc-no=HG-SC-01', 'version=A/0', 'status=受控', 'issued=2026-05-01', 'effective=2026-06-01', 'prepared-by=张三', 'reviewed-by=李四', 'approved-by=王五', 'company=某某公司']);
  });
  it('leaves out empty values and placeholders', () => {
    expect(read('---\n文件编号: \n版本: XXX\n编制: 待定\n批准: ____\n发布日期: 年  月  日\n---\n')).toEqual([]);
  });
});

describe('findControlFields: tables', () => {
  it('reads pairs of label and value', () => {
    expect(read('| 文件编号 | HG-SC-01 | 版本 | A/0 |\n| 发布日期 | 2026-05-01 | 实施日期 | 2026年6月1日 |\n| 编制 | 张三 | 日期 | 2026-04-01 |'))
      .toEqual(['doc-no=HG-SC-01', 'version=A/0', 'issued=2026-05-01', 'effective=2026年6月1日', 'prepared-by=张三', 'prepared=2026-04-01']);
  });
  it('reads pairs from a row that Markdown made a header', () => {
    expect(read('| 文件编号 | HG-SC-01 |\n|-|-|\n| 版本 | A/0 |')).toEqual(['doc-no=HG-SC-01', 'version=A/0']);
  });
  it('reads signatures below their labels', () => {
    expect(read('| 编制 | 审核 | 批准 |\n|-|-|-|\n| 张三 | 李四 | 王五 |')).toEqual(['prepared-by=张三', 'reviewed-by=李四', 'approved-by=王五']);
    expect(read('|  | 编制 | 审核 |\n|-|-|-|\n| 签字 | 张三 | 李四 |\n| 日期 | 2026-05-01 | 2026-05-02 |')).toEqual(['prepared-by=张三', 'reviewed-by=李四', 'prepared=2026-05-01', 'reviewed=2026-05-02']);
  });
  it('takes nothing from tables that list something else', () => {
    expect(read('| 编号 | 文件名称 | 责任部门 |\n|-|-|-|\n| GB/T 27922-2011 | 《商品售后服务评价体系》 | 售后部 |')).toEqual([]);
    expect(read('| 等级 | 首次回复 | 批准 |\n|-|-|-|\n| 一般 | 4小时 | 组长 |')).toEqual([]);
    expect(read('| 文件名称 | 责任部门 |\n|-|-|\n| 《维修程序》 | 维修组 |')).toEqual([]);
  });
  it('takes numbers and retention from a register, and no version from a revision history', () => {
    expect(read('| 编号 | 表单名称 | 保存期限 |\n|-|-|-|\n| QR-07 | 投诉处理单 | 3年 |\n| QR-08 | 回访表 | 长期 |')).toEqual(['form-no=QR-07', 'retention=3年', 'form-no=QR-08', 'retention=长期']);
    expect(read('| 部门 | 记录编号 | 保存期限 |\n|-|-|-|\n| 财务部 | QR-03、QR-04 | 10年 |')).toEqual(['form-no=QR-03', 'form-no=QR-04', 'retention=10年']);
    expect(read('| 版本 | 修订内容 | 批准 |\n|-|-|-|\n| A/0 | 首次发布 | 王五 |\n| A/1 | 修改第3章 | 王五 |')).toEqual([]);
  });
});

describe('findControlFields: lines', () => {
  it.each<[string, string[]]>([
    ['文件编号：HG-SC-01  版本：A/0', ['doc-no=HG-SC-01', 'version=A/0']], ['**文件编号：** HG-SC-01', ['doc-no=HG-SC-01']], ['编  制  ： 高秀芳\n审  核  ： 魏威', ['prepared-by=高秀芳', 'reviewed-by=魏威']],
    ['发布日期：2026年5月1日                 实施日期：2026年6月1日', ['issued=2026年5月1日', 'effective=2026年6月1日']], ['全国统一服务热线：400-800-8888', ['hotline=400-800-8888']],
    ['保存期限：3年。', ['retention=3年']], ['表单编号：QR-07', ['form-no=QR-07']], ['- 版本: V1.0', ['version=V1.0']],
    ['软件版本：1.0', []], ['审核：对提交的材料进行审核', []], ['状态：处理中', []], ['版本：', []], ['服务热线：XXX', []], ['服务热线：400-XXX-XXXX', []], ['发布日期：待定', []], ['编号：3', []], ['批准：____', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
  it('keeps places with CRLF and full-width characters', () => {
    expect(read('# 手册\r\n\r\n文件编号：ＨＧ－０１\r\n版本：Ａ／０\r\n')).toEqual(['doc-no=ＨＧ－０１', 'version=Ａ／０']);
  });
  it('takes linear time', () => {
    expectLinear((n) => findControlFields(buildDocument(`${'版本：'.repeat(n)}\n\n${'文件编号：a，'.repeat(n)}`)), 1000);
  });
});
