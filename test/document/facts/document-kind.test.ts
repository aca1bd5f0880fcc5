import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../../server/document/facts/facts.js';
import { buildDocument } from './build-document.js';
import { testScanner } from './test-scanner.js';

const scanner = testScanner();
const kind = (text: string) => {
  const { kind: found, own, because } = collectFacts(buildDocument(text), scanner);
  return { kind: found, own, because };
};
const MANUAL = '# 售后服务手册\n\n## 1 服务承诺\n\n客服部负责受理投诉处理，服务热线400，保修期内提供三包，维修网点完成退换货与回访。\n';
const filler = '公司客服部负责受理、登记并在二十四小时内联系顾客，说明处理办法。'.repeat(20);

describe('documentKind', () => {
  it('takes a plain manual for the client\'s own', () => {
    expect(kind(MANUAL)).toEqual({ kind: 'manual', own: true, because: [] });
    expect(kind('# 投诉处理程序\n\n内容')).toMatchObject({ kind: 'procedure', own: true });
    expect(kind('# 客户满意度调查表\n\n姓名')).toMatchObject({ kind: 'form', own: true });
    expect(kind('')).toMatchObject({ kind: 'manual', own: true });
  });
  it.each([
    ['kind: law', 'law', false], ['类型: 招标文件', 'tender', false], ['kind: manual', 'manual', true], ['文件类型: 投诉处理程序', 'procedure', true], ['类型: 员工手册', 'staff-handbook', false], ['kind: other', 'other', false],
  ])('believes the front matter: %s', (field, expected, own) => {
    expect(kind(`---\n${field}\n---\n${MANUAL}`)).toEqual({ kind: expected, own, because: own ? [] : [field] });
  });
  it('ignores a front matter that names no kind it knows', () => {
    expect(kind(`---\nkind: 专用车售后服务承诺\n---\n${MANUAL}`)).toMatchObject({ own: true });
  });
  it('knows a law by its words and its articles', () => {
    const words = ['制定本法', '本法所称', '县级以上', '人民政府', '责令改正', '没收违法所得', '吊销', '构成犯罪的'];
    const articles = (list: readonly string[]) => list.map((w, i) => `第${'一二三四五六七八九十'[i]}条 ${w}，经营者应当遵守各项要求。`).join('\n\n');
    expect(kind(`# 某某保护法\n\n${articles(words)}`)).toMatchObject({ kind: 'law', own: false });
    expect(kind(`# 某某规定\n\n${articles([...words.slice(0, 4), '甲', '乙', '丙', '丁'])}`)).toMatchObject({ kind: 'law', own: false });
    expect(kind(`# 售后服务管理办法\n\n${articles(['公司', '客服部', '投诉处理', '保修', '回访', '三包', '退换货', '附则'])}`)).toMatchObject({ own: true });
    expect(kind(`${MANUAL}${filler}\n\n${words.slice(0, 3).join('，')}`)).toMatchObject({ own: true });
  });
  it('knows software by its words and its code', () => {
    const words = '字段、错误码、微服务、组件、幂等、schema、技术栈、openapi、readme。';
    expect(kind(`# 接口文档\n\n${words}${words}`)).toMatchObject({ kind: 'software', own: false });
    expect(kind(`# 说明\n\n字段、错误码、微服务、组件。\n\n\`\`\`\n${'curl -X POST http://localhost\n'.repeat(10)}\`\`\``)).toMatchObject({ kind: 'software', own: false });
    expect(kind(`# 系统应急预案\n\n客服部负责回访，投诉处理，服务热线，保修。${filler}\n\n\`\`\`\n${'docker restart\n'.repeat(100)}\`\`\`\n\n字段、组件。`)).toMatchObject({ own: true });
  });
  it('names the most frequent marks', () => {
    const { because } = kind('# 合同\n\n甲方、乙方、甲方、本合同、违约金、定金、付款方式、一式两份、各执一份、合同总价。');
    expect(because[0]).toBe('甲方');
    expect(because).toHaveLength(5);
  });
  it('keeps a service manual with a few of these words', () => {
    expect(kind(`${MANUAL}\n甲方、乙方、本合同、违约金、定金、付款方式、一式两份、合同总价。\n\n${filler}${filler}`)).toMatchObject({ own: true });
  });
});
