import { parse, type DefaultTreeAdapterTypes, type ParserError } from 'parse5';
import { describe, expect, it } from 'vitest';
import { formatTimelineHtml } from '../../server/report/index.js';
import { plan } from './plan.js';

type Node = DefaultTreeAdapterTypes.Node;

const CONFIG = `enterprise: { name: '云汀<script>alert(1)</script>"&', type: production }
certification:
  systemEffective: 2026-05-01
  application: 2026-09-10
  nonconformities:
    - { id: '<img src=x onerror=alert(1)>', level: minor, issued: 2026-09-18 }
    - { id: 联系 13812345678, level: minor, issued: 2026-09-18, submitted: 2026-10-09 }
`;

function elements(node: Node): DefaultTreeAdapterTypes.Element[] {
  const own = 'tagName' in node ? [node] : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(elements)] : own;
}

function textOf(node: Node): string {
  return 'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

describe('the page', () => {
  const html = formatTimelineHtml([plan({ config: CONFIG }, '2026-11-23')], 'zh-CN');
  const errors: ParserError[] = [];
  const document = parse(html, { sourceCodeLocationInfo: true, onParseError: (error) => { errors.push(error); } });
  const all = elements(document);

  it('is well formed', () => {
    expect(errors.map(({ code, startLine }) => `${code} ${startLine}`)).toEqual([]);
    // Every element that may not be left open was closed as written.
    const VOID = ['meta', 'br'];
    const open = all.filter((element) => !VOID.includes(element.tagName) && !element.sourceCodeLocation?.endTag);
    expect(open.map(({ tagName }) => tagName)).toEqual([]);
  });

  it('stands for itself: no script, no address, no handler', () => {
    const allowed = new Set(['html', 'head', 'meta', 'title', 'style', 'body', 'article', 'header', 'h1', 'h2', 'p', 'time', 'code', 'ol', 'ul', 'li', 'b', 'small', 'section', 'table', 'tbody', 'tr', 'td', 'span', 'br']);
    expect([...new Set(all.map(({ tagName }) => tagName))].filter((name) => !allowed.has(name))).toEqual([]);
    const attributes = new Set(all.flatMap(({ attrs }) => attrs.map(({ name }) => name)));
    expect([...attributes].sort()).toEqual(['aria-current', 'aria-hidden', 'charset', 'class', 'content', 'datetime', 'http-equiv', 'lang', 'name']);
    const style = textOf(all.find(({ tagName }) => tagName === 'style')!);
    expect(style).not.toMatch(/url\(|@import|https?:/);
    expect(style).toContain('prefers-color-scheme: dark');
    expect(style).toContain('size: A4');
  });

  it('shows text as text, and masks personal numbers', () => {
    const heading = all.find(({ tagName }) => tagName === 'h1')!;
    expect(textOf(heading)).toBe('云汀<script>alert(1)</script>"&');
    expect(textOf(document)).toContain('轻微不符合 <img src=x onerror=alert(1)>：15 个工作日内提交整改报告');
    expect(html).not.toContain('13812345678');
    expect(textOf(document)).toContain('联系 138******78');
  });

  it('has the six stages, the current one marked, and a row for each entry', () => {
    const timeline = plan({ config: CONFIG }, '2026-11-23');
    const steps = all.filter(({ tagName, parentNode }) => tagName === 'li' && parentNode && 'tagName' in parentNode && parentNode.tagName === 'ol');
    expect(steps).toHaveLength(6);
    expect(steps.filter(({ attrs }) => attrs.some(({ name, value }) => name === 'aria-current' && value === 'step'))).toHaveLength(1);
    expect(all.filter(({ tagName }) => tagName === 'tr')).toHaveLength(timeline.entries.length + timeline.next.length);
    expect(all.find(({ tagName }) => tagName === 'html')!.attrs).toEqual([{ name: 'lang', value: 'zh-CN' }]);
  });
});
