import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../../server/document/facts/facts.js';
import { FactsVersions } from '../../../server/document/facts/facts-versions.js';
import { NOTHING_KEPT } from '../../../server/document/model.js';
import { spanOf } from '../../../server/text/mapped-text.js';
import type { Scanner } from '../../../server/text/scanner.js';
import { buildDocument } from './build-document.js';
import { testScanner } from './test-scanner.js';
import { expectLinear } from './linear.js';

const scanner = testScanner();
const SOURCE = `---
title: 售后服务手册
---
# 售后服务手册

文件编号：HG-SC-01　版本：A/0

## 1 投诉处理

客服部按《投诉处理程序》（HG-CX-03）受理投诉，２４ 小时内响应；见第5.3条。2026年5月1日起执行。

| 区域 | 响应时间（小时） |
|------|------|
| 市区 | ≤ 24 |
| 待补充 | 【待填写：小时】 |

1. 登记
2. 派工
3. 回访

## 2 记录

- 《客户投诉处理单》 QR-07，保存3年
- ![流程图](img/flow.png)
`;

describe('collectFacts', () => {
  const facts = collectFacts(buildDocument(SOURCE), scanner);
  const at = ({ start, end }: { start: number; end: number }) => SOURCE.slice(start, end);

  it('cuts units with their sections, blocks and reasons', () => {
    expect(facts.units.map((u) => [u.index, u.section, u.discount])).toEqual([
      [0, 0, 'bare'], [1, 1, null], [2, 1, 'bare'], [3, 1, 'bare'], [4, 1, null], [5, 1, 'placeholder'], [6, 1, null], [7, 1, null], [8, 1, null], [9, 2, null], [10, 2, 'bare'],
    ]);
    expect(at(facts.units[1]!.span)).toBe('客服部按《投诉处理程序》（HG-CX-03）受理投诉，２４ 小时内响应；');
    expect(at(facts.units[4]!.span)).toBe('| 市区 | ≤ 24 |');
    for (const unit of facts.units) expect(facts.document.blocks[unit.block]!.section).toBe(unit.section);
  });
  it('finds quantities, also with the unit in the header', () => {
    expect(facts.quantities.map((q) => [at(q.span), q.value, q.bound, q.unitIndex])).toEqual([['２４ 小时', 24, 'at-most', 1], ['24', 24, 'at-most', 4], ['3年', 26280, 'exact', 9]]);
  });
  it('finds claims, dates, references, control fields and placeholders', () => {
    expect(facts.claims.map((c) => [c.subject, c.area, c.unitIndex])).toEqual([['response-time', '', 1], ['response-time', '市区', 4]]);
    expect(facts.dates.map((d) => [d.iso, at(d.span)])).toEqual([['2026-05-01', '2026年5月1日']]);
    expect(facts.references.map((r) => [r.kind, r.name, at(r.span), r.listed])).toEqual([
      ['document', 'hg-sc-01', 'HG-SC-01', false], ['document', '投诉处理程序', '《投诉处理程序》', false], ['document', 'hg-cx-03', 'HG-CX-03', false], ['clause', '5.3', '第5.3条', false],
      ['form', '客户投诉处理单', '《客户投诉处理单》', true], ['form', 'qr-07', 'QR-07', true], ['image', 'img/flow.png', '![流程图](img/flow.png)', false],
    ]);
    expect(facts.control.map((c) => `${c.field}=${c.value}`)).toEqual(['title=售后服务手册', 'doc-no=HG-SC-01', 'version=A/0']);
    expect(facts.placeholders.map((p) => [p.text, p.unitIndex])).toEqual([['待补充', 5], ['【待填写：小时】', 5]]);
  });
  it('gives the hits of each title by section', () => {
    expect(facts.titleHits.map((hits) => hits.map((h) => `${h.owner.role} ${h.owner.owner}`))).toEqual([
      expect.arrayContaining(['concept kind-service-manual']), expect.arrayContaining(['name complaint-handling', 'subject complaint-resolution-time']), [],
    ]);
  });
  it('reads titles for references, dates and placeholders', () => {
    const found = collectFacts(buildDocument('# 手册\n\n## 附录A 投诉处理单（QR-07）\n\n## 修订（2026年5月） 待补充\n'), scanner);
    expect(found.references.map((r) => [r.name, r.listed, r.section])).toEqual([['qr-07', true, 1]]);
    expect(found.dates.map((d) => d.iso)).toEqual(['2026-05-01']);
    expect(found.placeholders.map((p) => [p.text, p.section, p.unitIndex])).toEqual([['待补充', 2, null]]);
  });
  it('scans each text once', () => {
    const seen: string[] = [];
    const counting: Scanner = { fingerprint: 'x', scan: (text) => (seen.push(text), scanner.scan(text)) };
    const document = buildDocument(SOURCE);
    const { units } = collectFacts(document, counting);
    expect(seen).toEqual([...document.sections.map((section) => section.title.text), ...units.map((unit) => unit.text.text)]);
  });
  it('reads only what changed where it knows an earlier version, with the same result', () => {
    let scans = 0;
    const counting: Scanner = { fingerprint: 'x', scan: (text) => (scans++, scanner.scan(text)) };
    const versions = new FactsVersions();
    versions.collect(buildDocument(SOURCE), counting, NOTHING_KEPT);
    const edited = SOURCE.replace('受理投诉', '受理并登记投诉');
    scans = 0;
    const kept = versions.collect(buildDocument(edited), counting, NOTHING_KEPT);
    expect(scans).toBe(1);
    expect(kept).toEqual(collectFacts(buildDocument(edited), counting));
    scans = 0;
    versions.collect(buildDocument(edited), { ...counting, fingerprint: 'y' }, NOTHING_KEPT);
    expect(scans).toBe(kept.document.sections.length + kept.units.length);
  });
  it('gives the context of a reference', () => {
    const found = collectFacts(buildDocument('原规定按《投诉程序》。例如《回访表》。公司尚未建立《培训制度》。见《维修制度》。'), scanner);
    expect(found.references.map((r) => r.context)).toEqual(['history', 'example', 'negated', 'plain']);
  });
  it('reads an empty document', () => {
    expect(collectFacts(buildDocument(''), scanner)).toMatchObject({ units: [], quantities: [], claims: [], own: true });
  });
});

describe('collectFacts: any text', () => {
  const pieces = fc.constantFrom(
    '\n\n', '\n', '\r\n', '# 手册\n', '## 2 投诉处理\n', '- ', '1. ', '| a | 响应时间(小时) |\n|-|-|\n| ２４ | 24 |\n', '24小时', '２４ 小时内', '响应', '《制度》', 'QR-07', '2026-05-01', '待补充', '【待填写：X】',
    '公司尚未建立', '投诉', '。', '；', '，', 'ＧＢ／Ｔ 27922—2011', '😀', '100km以内', '①', '…', '第三条', '市区', '> 注', '```\n', '文件编号：Ａ－０１ ',
  );
  it('never throws, and every place lies in its unit and slices back', () => {
    fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const source = parts.join('');
      const facts = collectFacts(buildDocument(source), scanner);
      for (const unit of facts.units) {
        expect(unit.span.start).toBeLessThan(unit.span.end);
        expect(unit.span.end).toBeLessThanOrEqual(source.length);
        for (const hit of unit.hits) expect(hit.to).toBeLessThanOrEqual(unit.text.text.length);
      }
      for (const quantity of facts.quantities) {
        const unit = facts.units[quantity.unitIndex]!;
        expect(quantity.span).toEqual(spanOf(unit.text, quantity.from, quantity.end));
        expect(unit.span.start <= quantity.span.start && quantity.span.end <= unit.span.end).toBe(true);
        expect(source.slice(quantity.span.start, quantity.span.end).normalize('NFKC')).toMatch(/[0-9零一二三四五六七八九十半]/);
      }
      for (const claim of facts.claims) expect(facts.quantities).toContain(claim.quantity);
      for (const reference of facts.references) expect(source.slice(reference.span.start, reference.span.end)).not.toBe('');
      for (const list of [facts.dates, facts.references, facts.placeholders, facts.control]) {
        list.forEach((fact, i) => { if (i > 0) expect(fact.span.start).toBeGreaterThanOrEqual(list[i - 1]!.span.start); });
      }
    }), { numRuns: 400 });
  });
  it('takes linear time', () => {
    const part = SOURCE.slice(SOURCE.indexOf('## 1'));
    expectLinear((n) => collectFacts(buildDocument(part.repeat(n)), scanner), 25);
  });
});
