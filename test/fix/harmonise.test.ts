import { describe, expect, it } from 'vitest';
import { offersFor } from '../../server/fix/offers.js';
import { applied, textBench, textsOf } from './workshop.js';

/** The texts after one of the two ways to settle a contradiction; null where it is not offered. */
function settled(texts: Record<string, string>, rule: string, side: 'here' | 'there'): Record<string, string> | null {
  const before = textBench({ 'hegui.yaml': 'enterprise: { type: production }\n', ...texts });
  const finding = before.result.findings.find((one) => one.rule === `consistency/${rule}`)!;
  const offer = offersFor(before.result, finding).find(({ id }) => id === `harmonise:${side}`);
  if (!offer) return null;
  const after = applied(before, offer.edits());
  expect(after.result.findings.filter((one) => one.rule === finding.rule)).toEqual([]);
  return Object.fromEntries([...textsOf(after)].filter(([path]) => path in texts));
}

const response = (a: string, b: string) => ({ 'a.md': `# 手册\n\n## 维修\n\n接到报修后${a}内响应。\n`, 'b.md': `# 维修服务程序\n\n## 受理\n\n接到报修后${b}内响应。\n` });

describe('a figure that contradicts another', () => {
  it('gives way here, or there', () => {
    expect(settled(response('24小时', '48小时'), 'response-time-agrees', 'here')).toEqual(response('24小时', '24小时'));
    expect(settled(response('24小时', '48小时'), 'response-time-agrees', 'there')).toEqual(response('48小时', '48小时'));
  });

  it('gives way with its unit', () => {
    expect(settled(response('1天', '1个工作日'), 'response-time-agrees', 'here')).toEqual(response('1天', '1天'));
    expect(settled(response('二十四小时', '48 小时'), 'response-time-agrees', 'there')).toEqual(response('48 小时', '48 小时'));
  });

  it('is turned into the unit of its column', () => {
    const table = (figure: string) => `# 维修服务程序\n\n## 维修时限\n\n| 维修 | 响应时间（小时） |\n| --- | --- |\n| 维修 | ${figure} |\n`;
    const texts = (a: string, b: string) => ({ 'a.md': `# 手册\n\n## 维修\n\n接到维修申请后响应时间为${a}。\n`, 'b.md': table(b) });
    const here = settled(texts('2天', '24'), 'response-time-agrees', 'here');
    const there = settled(texts('2天', '24'), 'response-time-agrees', 'there');
    expect([here, there]).toEqual(expect.arrayContaining([texts('2天', '48'), texts('1天', '24')]));
  });

  it('of several gives way to what most say, wherever it stands', () => {
    const texts = (c: string) => ({ 'a.md': '# 手册\n\n## 保修\n\n整机免费保修3年。\n', 'b.md': `# 承诺\n\n## 保修\n\n整机免费保修${c}。\n`, 'c.md': '# 质保程序\n\n## 保修\n\n整机免费保修三年。\n' });
    expect(settled(texts('1年'), 'warranty-agrees', 'here')).toEqual(texts('3年'));
    expect(settled(texts('1年'), 'warranty-agrees', 'there')).toEqual({ 'a.md': texts('')['a.md'].replace('3年', '1年'), 'b.md': texts('1年')['b.md'], 'c.md': texts('')['c.md'].replace('三年', '1年') });
  });

  it('of front matter keeps its quotes, and YAML its meaning', () => {
    const texts = (a: string, b: string, c: string) => ({
      'manual/a.md': `---\ncompany: ${a}\n---\n\n# 手册\n\n内容。\n`, 'manual/b.md': `---\ncompany: ${b}\n---\n\n# 程序\n\n内容。\n`, 'manual/c.yaml': `title: 规范\nmeta:\n  company: ${c}\nsections: []\n`,
    });
    expect(settled(texts('澄川电器有限公司', '"澄州电器有限公司"', '澄川电器有限公司'), 'company-name-agrees', 'here')).toEqual(texts('澄川电器有限公司', '"澄川电器有限公司"', '澄川电器有限公司'));
    expect(settled(texts('澄川电器有限公司', "'甲: 乙公司'", '澄川电器有限公司'), 'company-name-agrees', 'there')).toEqual(texts('"甲: 乙公司"', "'甲: 乙公司'", '"甲: 乙公司"'));
  });
});
