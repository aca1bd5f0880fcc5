import { describe, expect, test } from 'vitest';
import type { Locale } from '../../schemas/localized.js';
import { codeLenses } from '../../server/language/code-lens.js';
import { explainAt } from '../../server/language/explain-at.js';
import { inlayHints, type HintOptions } from '../../server/language/inlay-hints.js';
import { explain } from '../../server/report/index.js';
import { viewWithMarks } from './marks.js';
import { withManual } from './reading-project.js';
import { viewOfFolder, viewOfTexts } from './view.js';

function lenses(folder: string, path: string, locale: Locale): string[] {
  const view = viewOfFolder(folder, { locale });
  return codeLenses(view, view.sources.get(path)!).map(({ range, command }) => `${range.start.line + 1} ${command!.title}`);
}

describe('code lenses', () => {
  test('say above a heading what its topic has and lacks, once in full', () => {
    const zh = lenses('samples/appliance-faulty', 'manual/售后服务管理手册.md', 'zh-CN');
    expect(zh).toContain('370 5.3.2 投诉处理 7/9 要点 · 缺 回访与顾客确认、归档 · 可得 4–20 分（估算）');
    expect(zh).toContain('441 应急预案 0/8 要点 · 缺失（写明未做） · 缺 情形与分级、应急组织、报告与处置步骤…');
    expect(zh.filter((title) => title.includes('制度规范') && title.includes('可得'))).toHaveLength(1);
    const en = lenses('samples/appliance-faulty', 'manual/售后服务管理手册.md', 'en');
    expect(en).toContain('370 5.3.2 Complaint handling 7/9 aspects · missing Return visit and confirmation, Filing · worth 4–20 points (estimated)');
    expect(en).toHaveLength(zh.length);
  });
  test('say above the title, and at the top of hegui.yaml, how the project stands', () => {
    const [title] = lenses('samples/appliance-faulty', 'manual/售后服务管理手册.md', 'zh-CN');
    expect(title).toMatch(/^17 文件覆盖 \d+ % · 证据覆盖 \d+ % · 评分 \d+–\d+ \/ 100（.*，估算）$/);
    const config = lenses('samples/appliance-faulty', 'hegui.yaml', 'en');
    expect(config[0]).toMatch(/^1 stage: running · documented/);
    expect(config[1]).toBe('1 2026-09-10 the application (in 9 days)');
  });
  test('every command can be carried out: what it explains is known', () => {
    const view = viewOfFolder('samples/retail-faulty');
    let explained = 0;
    for (const source of view.sources.values()) {
      for (const { command } of codeLenses(view, source)) {
        if (command!.command !== 'hegui.explain') continue;
        expect(explain(command!.arguments![0] as string, view.result.rules, 'zh-CN', { colour: false, width: 80 })).toHaveProperty('text');
        expect(command!.arguments![1]).toBe(view.wire.uri(source.path));
        explained++;
      }
    }
    expect(explained).toBeGreaterThan(20);
  });
  test('none in documents of others and in other files', () => {
    const view = viewOfFolder('samples/appliance-faulty');
    expect(codeLenses(view, view.sources.get('manual/参考/采购项目招标公告节选.md')!)).toEqual([]);
    expect(codeLenses(view, view.sources.get('evidence/manifest.yaml')!)).toEqual([]);
  });
});

/** The manual's last lines with the hints in ⟦ ⟧. */
function hinted(body: string, options?: HintOptions, locale: Locale = 'zh-CN', lineEnd = '\n'): string {
  const view = viewOfTexts(Object.fromEntries(Object.entries(withManual(body)).map(([path, text]) => [path, text.replaceAll('\n', lineEnd)])), { locale });
  const source = view.sources.get('manual/手册.md')!;
  const start = source.text.indexOf(body.replaceAll('\n', lineEnd));
  let text = source.text;
  for (const { position, label } of inlayHints(view, source, { start, end: text.length }, options).reverse()) {
    const at = view.wire.offset(source, position);
    text = `${text.slice(0, at)}⟦${String(label)}⟧${text.slice(at)}`;
  }
  return text.slice(start).trim();
}

describe('inlay hints', () => {
  test.each([
    ['客服专员当日登记 QR-18。', '客服专员当日登记 QR-18⟦投诉处理单⟧。'],
    ['客服专员当日登记投诉处理单 QR-18。', '客服专员当日登记投诉处理单 QR-18。'],
    ['记录有 QR-07、QR-18、QR-07、QR-18。', '记录有 QR-07、QR-18、QR-07、QR-18。'],
    ['满意度见 EV-105，投诉见 EV-106。', '满意度见 EV-105⟦满意度报告⟧，投诉见 EV-106⟦投诉处理记录 · ⚠ 文件不存在⟧。'],
    ['保险有效期至 2026-09-11，于 2026-06-01 签订。', '保险有效期至 2026-09-11⟦还有 10 天⟧，于 2026-06-01 签订。'],
    ['| 证书 | 有效期至 |\n| --- | --- |\n| 甲 | 2026-08-31 |', '| 证书 | 有效期至 |\n| --- | --- |\n| 甲 | 2026-08-31⟦已过 1 天⟧ |'],
    ['现场审核定于 2026-10-20。', '现场审核定于 2026-10-20⟦还有 49 天⟧。'],
    ['接到投诉后 1 天内回复。\n\n接到投诉后 24 小时内回复。', '接到投诉后 1 天⟦= 24 小时⟧内回复。\n\n接到投诉后 24 小时⟦= 1 天⟧内回复。'],
    ['接到投诉后 1 天内回复。\n\n接到报修后 48 小时内回复。', '接到投诉后 1 天内回复。\n\n接到报修后 48 小时内回复。'],
  ])('%s', (body, expected) => {
    expect(hinted(body)).toBe(expected);
    expect(hinted(body, {}, 'zh-CN', '\r\n').replaceAll('\r\n', '\n')).toBe(expected);
  });
  test('in English', () => {
    expect(hinted('保险有效期至 2026-09-02。', {}, 'en')).toBe('保险有效期至 2026-09-02⟦1 day left⟧。');
  });
  test('each kind can be switched off', () => {
    const body = '接到投诉后 1 天内回复，登记 QR-18，见 EV-105，有效期至 2026-09-11。\n\n接到投诉后 24 小时内回复。';
    const all = hinted(body).match(/⟦/g)!.length;
    expect(all).toBe(5);
    for (const kind of ['units', 'evidence', 'days', 'forms'] as const) expect(hinted(body, { [kind]: false }).match(/⟦/g)).toHaveLength(kind === 'units' ? 3 : 4);
    expect(hinted(body, { units: false, evidence: false, days: false, forms: false })).toBe(body);
  });
});

describe('explaining what stands at a place', () => {
  test.each([
    [withManual('执行 GB/T 1¦8760-2002。'), { kind: 'rule', name: 'REF-01' }],
    [withManual('对应指标 5.3.¦2。'), { kind: 'indicator', name: '5.3.2' }],
    [withManual('天气¦不错。'), { kind: 'topic', name: 'complaint-handling' }],
    [{ ...withManual(''), 'hegui.yaml': 'rules:\n  gbt27922/complaint-|loop: off\n' }, { kind: 'rule', name: 'GB-5.3.2-RESOLVE' }],
    [{ ...withManual(''), 'hegui.yaml': 'rules:\n  REF-|01: off\n' }, { kind: 'rule', name: 'REF-01' }],
    [{ ...withManual(''), 'hegui.yaml': 'enter|prise:\n  type: production\n' }, null],
  ])('%#', (texts, expected) => {
    const { view, at } = viewWithMarks(texts as Record<string, string>);
    const found = explainAt(view, at);
    if (expected?.name === 'GB-5.3.2-RESOLVE') expect(found).toEqual({ kind: 'rule', name: view.result.rules.find('gbt27922/complaint-loop')!.rule.code });
    else expect(found).toEqual(expected);
    if (found) expect(explain(found.name, view.result.rules, 'en', { colour: false, width: 80 })).toHaveProperty('text');
  });
});
