import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from '../../server/document/facts/model.js';
import type { ManualDocument } from '../../server/document/model.js';
import { buildProject, type ProjectVocabulary } from '../../server/project/build.js';
import { factsBySource } from '../../server/project/facts-cache.js';
import type { Snapshot, SnapshotFile } from '../../server/project/model.js';
import { EMPTY_TEXT } from '../../server/text/mapped-text.js';
import { sourceText, type SourceText } from '../../server/text/source.js';
import { LEAVES, TABLES, TYPES } from '../evidence/fixtures.js';

const documentOf = (source: SourceText): ManualDocument => ({
  source, format: 'markdown', meta: [], blocks: [], links: [], faults: [],
  sections: [{ index: 0, parent: null, level: 0, number: null, title: EMPTY_TEXT, heading: { start: 2, end: 4 }, span: { start: 0, end: source.text.length }, origin: 'document' }],
});
const factsOf = (document: ManualDocument): DocumentFacts => {
  if (document.source.text.includes('BOOM')) throw new Error('reader failed');
  const own = !document.source.text.includes('中华人民共和国');
  return {
    document, kind: own ? 'manual' : 'law', own, because: own ? [] : ['中华人民共和国', '全国人民代表大会'], units: [], titleHits: [], quantities: [], claims: [], dates: [],
    references: [], control: [], placeholders: [],
  };
};
let reads = 0;
const vocabulary = (more: Partial<ProjectVocabulary> = {}): ProjectVocabulary => ({
  scanner: { fingerprint: 'v1', scan: () => [] }, read: (source) => { reads++; return documentOf(source); }, facts: factsOf, tables: TABLES, evidenceTypes: TYPES, leaves: LEAVES, ...more,
});
const file = (path: string, text: string | null): SnapshotFile => ({ path, size: text?.length ?? 0, sha256: null, source: text === null ? null : sourceText(path, text) });
const snapshot = (files: Partial<Snapshot>): Snapshot => ({
  name: 'client', config: null, decisions: null, points: null, manuals: [], manifests: [], ledgers: [], attachments: new Map(), faults: [], ...files,
});
const CONFIG = 'enterprise: { type: production }\n';
const kinds = (files: Partial<Snapshot>) => buildProject(snapshot(files), vocabulary()).faults.map(({ kind, file: at }) => `${kind} ${at}`);

describe('buildProject', () => {
  it('joins all of a project', () => {
    const project = buildProject(snapshot({
      config: file('hegui.yaml', CONFIG), decisions: file('decisions.yaml', 'decisions:\n  - { id: D1, kind: deferred, rule: a/b, reason: 待客户, by: 王, at: 2026-05-01 }\n'),
      points: file('points.yaml', 'points: { 5.1.1.1: 3 }\n'), manuals: [file('manual/a.md', '# 手册\n短'), file('manual/b.md', '# 手册\n长一些的手册')],
      manifests: [file('evidence/清单.yaml', 'items: [{ id: A, type: 营业执照 }]\n')],
    }), vocabulary());
    expect(project.faults).toEqual([]);
    expect(project).toMatchObject({ name: 'client', lone: false, configPath: 'hegui.yaml', points: { points: { '5.1.1.1': 3 } }, evidence: { present: true }, failures: [] });
    expect(project.primary?.document.source.path).toBe('manual/b.md');
    expect(project.decisions.map(({ decision, file: at, span }) => [decision.id, at, span.start])).toEqual([['D1', 'decisions.yaml', 15]]);
    expect(project.inputs.map((input) => input.file)).toEqual(['hegui.yaml', 'decisions.yaml', 'points.yaml', 'manual/a.md', 'manual/b.md', 'evidence/清单.yaml']);
  });

  it('reads a lone manual: nothing is known, nothing is wrong', () => {
    const project = buildProject(snapshot({ name: '手册.md', manuals: [file('手册.md', '# 手册')] }), vocabulary());
    expect(project).toMatchObject({ lone: true, configPath: null, faults: [], evidence: { present: false } });
    expect(project.configPlace(['enterprise'])).toEqual({ start: 0, end: 0 });
  });

  it('names empty manuals and documents that are not the client’s own', () => {
    const project = buildProject(snapshot({ manuals: [file('空.md', ' \r\n'), file('法.md', '# 法\n中华人民共和国…'), file('坏.md', null)] }), vocabulary());
    expect(project.faults).toMatchObject([
      { kind: 'file-empty', file: '空.md' }, { kind: 'not-own-document', file: '法.md', span: { start: 2, end: 4 }, args: { kind: 'law', because: { zh: '中华人民共和国、全国人民代表大会' } } },
    ]);
    expect(project.documents).toHaveLength(2);
  });

  it('believes hegui.yaml about whose a document is', () => {
    const project = buildProject(snapshot({
      config: file('hegui.yaml', `${CONFIG}manuals: { primary: 法.md, include: ['*.md'], notOwn: [他人/**, 软件.md] }\n`),
      manuals: [file('法.md', '# 法\n中华人民共和国'), file('软件.md', '# 软件手册，比另一份长得多')],
    }), vocabulary());
    expect(project.documents.map(({ own, because }) => [own, because])).toEqual([[true, []], [false, ['hegui.yaml']]]);
    expect(project.primary?.document.source.path).toBe('法.md');
    expect(project.faults).toEqual([]);
  });

  it('reports what hegui.yaml names and the project does not have', () => {
    expect(kinds({ config: file('hegui.yaml', `${CONFIG}manuals: [manaul/**]\npoints: p.yaml\n`) })).toEqual(['file-missing hegui.yaml', 'file-missing hegui.yaml']);
    expect(kinds({ config: file('hegui.yaml', `${CONFIG}manuals: { primary: x.md }\n`), manuals: [file('manual/a.md', '# a')] })).toEqual(['file-missing hegui.yaml']);
    expect(kinds({ config: file('hegui.yaml', `${CONFIG}manuals: ['manual/**/*.md', 'manual/**/*.yaml']\n`), manuals: [file('manual/a.md', '# a')] })).toEqual([]);
  });

  it('costs a failing reader its own file only, and says so', () => {
    const project = buildProject(snapshot({ manuals: [file('a.md', 'BOOM'), file('b.md', '# b')] }), vocabulary());
    expect(project.failures).toEqual([{ file: 'a.md', message: 'reader failed' }]);
    expect(project.documents).toHaveLength(1);
  });

  it('keeps the good decisions and points of files with bad ones', () => {
    const project = buildProject(snapshot({
      decisions: file('decisions.yaml', [
        'decisions:', '  - { id: D1, kind: deferred, rule: a/b, reason: r, by: 王, at: 2026-05-01 }', '  - { id: D2, kind: 忽略, rule: a/b, reason: r, by: 王, at: 2026-05-01 }',
        '  - { id: D3, kind: attested, by: 王, at: 2026-05-01 }', '  - { id: D1, kind: not-applicable, indicator: gbt27922-2011:9.9, reason: r, by: 王, at: 2026-05-01 }', '  - 不是决定', 'decision: []', '',
      ].join('\n')),
      points: file('points.yaml', 'points: { 5.1.1.1: 3, 5.1.2.2: 多, 9.9.9: 1 }\n'),
    }), vocabulary());
    expect(project.decisions.map(({ decision }) => decision.id)).toEqual(['D1', 'D1']);
    expect(project.points?.points).toEqual({ '5.1.1.1': 3, '9.9.9': 1 });
    expect(project.faults.map(({ kind }) => kind)).toEqual([
      'unknown-key', 'wrong-value', 'missing-key', 'duplicate-id', 'unknown-indicator', 'wrong-value', 'wrong-value', 'unknown-indicator',
    ]);
  });

  it('reads a file again only when its source or the vocabulary changed', () => {
    const cache = factsBySource();
    const manuals = [file('a.md', '# a'), file('b.md', '# b')];
    reads = 0;
    buildProject(snapshot({ manuals }), vocabulary({ cache }));
    buildProject(snapshot({ manuals }), vocabulary({ cache }));
    expect(reads).toBe(2);
    buildProject(snapshot({ manuals: [manuals[0]!, file('b.md', '# b2')] }), vocabulary({ cache }));
    expect(reads).toBe(3);
    buildProject(snapshot({ manuals }), vocabulary({ cache, scanner: { fingerprint: 'v2', scan: () => [] } }));
    expect(reads).toBe(5);
  });

  it('gives folder defaults to the manifests, and reads no manifest from them', () => {
    const project = buildProject(snapshot({ manifests: [file('evidence/defaults.yaml', 'owner: 甲'), file('evidence/a.yaml', 'items: [{ id: A, type: 营业执照 }]')] }), vocabulary());
    expect(project.evidence.items.map(({ item }) => item.owner)).toEqual(['甲']);
    expect(project.faults).toEqual([]);
  });
});
