import type { YamlPath, YamlTree } from '../../text/yaml.js';
import type { FileRole } from './file-role.js';
import { DEFINES, USES, type NameKind, type Standing } from './model.js';

/** A place in a YAML file at which a name of a kind stands, as its data has it. */
export interface Site {
  readonly kind: NameKind;
  readonly written: string;
  readonly path: YamlPath;
  readonly part: 'key' | 'value';
  readonly standing: Standing;
  /** For a column: the table as written. */
  readonly table?: string;
}

type Data = Readonly<Record<string, unknown>>;

/** Keys of items and columns of ledgers whose values are ids of evidence. */
export function namesEvidence(key: string): boolean {
  let names = evidenceKeys.get(key);
  // Thousands of items have the same few keys.
  if (names === undefined && evidenceKeys.size < 1000) evidenceKeys.set(key, (names = EVIDENCE_KEY.test(key)));
  return names ?? EVIDENCE_KEY.test(key);
}

const EVIDENCE_KEY = /^(?!evidence_type$).*(?:evidence|证据)/i;
const evidenceKeys = new Map<string, boolean>();

/** Keys whose values number a form or a document. */
export function isNumbering(key: string): boolean {
  return key === 'doc_no' || key === 'form_no';
}

/** The sites of a file of a role, but for those inside the items of a manifest (see `itemSites`). */
export function* fileSites(role: FileRole, { value }: YamlTree): Generator<Site> {
  const data = objectOf(value);
  switch (role) {
    case 'config': return yield* configSites(data);
    case 'decisions': return yield* decisionSites(data);
    case 'points': return yield* keys(data.points, ['points'], 'indicator');
    case 'defaults': return yield* fields(objectOf(data.defaults), ['defaults']), yield* fields(data, []);
    case 'manifest': return yield* fields(objectOf(data.defaults), ['defaults']), yield* tableSites(objectOf(data.tables));
    case 'pack': return yield* packSites(value, []);
    default:
  }
}

/** The sites of one item of a manifest. */
export function* itemSites(item: unknown, path: YamlPath): Generator<Site> {
  const data = objectOf(item);
  if (isName(data.id)) yield site('evidence', data.id, [...path, 'id'], DEFINES);
  if (isName(data.title)) yield site('title', data.title, [...path, 'title']);
  yield* fields(data, path);
}

/** How many items a manifest has. */
export function itemsOf({ value }: YamlTree): readonly unknown[] {
  const { items } = objectOf(value);
  return Array.isArray(items) ? items : [];
}

function* fields(data: Data, path: YamlPath): Generator<Site> {
  for (const key of Object.keys(data)) {
    if (key === 'indicators') yield* values(data[key], [...path, key], 'indicator');
    else if (key === 'file') yield* values(data[key], [...path, key], 'file');
    else if (isNumbering(key)) yield* values(data[key], [...path, key], 'number');
    else if (namesEvidence(key)) yield* values(data[key], [...path, key], 'evidence');
  }
}

function* configSites(data: Data): Generator<Site> {
  yield* keys(data.rules, ['rules'], 'rule');
  const entries = objectOf(data.certification).nonconformities;
  if (Array.isArray(entries)) {
    for (const [i, entry] of entries.entries()) {
      const at = ['certification', 'nonconformities', i];
      yield* values(objectOf(entry).indicator, [...at, 'indicator'], 'indicator');
      yield* values(objectOf(entry).evidence, [...at, 'evidence'], 'evidence');
    }
  }
  const { manuals } = data;
  if (Array.isArray(manuals)) yield* values(manuals, ['manuals'], 'file');
  else for (const key of ['primary', 'include', 'notOwn']) yield* values(objectOf(manuals)[key], ['manuals', key], 'file');
  for (const key of ['evidence', 'points', 'calendars', 'packs']) yield* values(data[key], [key], 'file');
}

function* decisionSites(data: Data): Generator<Site> {
  if (!Array.isArray(data.decisions)) return;
  for (const [i, decision] of data.decisions.entries()) {
    const at = ['decisions', i];
    for (const kind of ['rule', 'indicator', 'topic', 'evidence'] as const) yield* values(objectOf(decision)[kind], [...at, kind], kind);
    yield* values(objectOf(objectOf(decision).where).file, [...at, 'where', 'file'], 'file');
  }
}

function* tableSites(tables: Data): Generator<Site> {
  yield* keys(tables, ['tables'], 'table');
  for (const [table, content] of Object.entries(tables)) {
    yield* values(content, ['tables', table], 'file');
    if (!Array.isArray(content)) continue;
    for (const [i, row] of content.entries()) {
      const data = objectOf(row);
      for (const key of Object.keys(data)) {
        const path = ['tables', table, i, key];
        yield { ...site('column', key, path), part: 'key', table };
        if (namesEvidence(key)) yield* values(data[key], path, 'evidence');
        else if (isNumbering(key)) yield* values(data[key], path, 'number');
        else if (key === 'indicator' || key === 'indicators' || key === '指标编号') yield* values(data[key], path, 'indicator');
      }
    }
  }
}

/** What a pack's files say by key, whatever file they stand in. */
const PACK_KEYS: Readonly<Record<string, NameKind>> = {
  indicator: 'indicator', mapsTo: 'indicator', topic: 'topic', topics: 'topic', insert: 'topic', rule: 'rule', yieldsTo: 'rule', beside: 'rule', table: 'table',
};

function* packSites(value: unknown, path: YamlPath): Generator<Site> {
  if (Array.isArray(value)) {
    for (const [i, inner] of value.entries()) yield* packSites(inner, [...path, i]);
    return;
  }
  const data = objectOf(value);
  for (const key of Object.keys(data)) {
    const at = [...path, key];
    const kind = PACK_KEYS[key];
    if (kind) yield* values(data[key], at, kind);
    else if (path[0] === 'rules' && path.length === 2 && (key === 'id' || key === 'code')) yield* values(data[key], at, 'rule', DEFINES);
    // A rule's tests are projects of their own, with names of their own.
    else if (key === 'tests') continue;
    else if (path.length === 0 && key === 'id' && 'aspects' in data) yield* values(data[key], at, 'topic', DEFINES);
    else if (path.length === 0 && key === 'id' && isTable(data)) yield* values(data[key], at, 'table', DEFINES);
    else if (path.length === 0 && key === 'columns' && isTable(data)) {
      for (const column of Object.keys(objectOf(data[key]))) yield { ...site('column', column, [...at, column], DEFINES), part: 'key', table: String(data.id) };
    }
    if (!kind) yield* packSites(data[key], at);
  }
}

function isTable(data: Data): boolean {
  return 'columns' in data && !('rows' in data);
}

function* keys(value: unknown, path: YamlPath, kind: NameKind): Generator<Site> {
  for (const key of Object.keys(objectOf(value))) yield { ...site(kind, key, [...path, key]), part: 'key' };
}

/** A scalar, or the scalars of a list. */
function* values(value: unknown, path: YamlPath, kind: NameKind, standing: Standing = USES): Generator<Site> {
  if (isName(value)) yield site(kind, value, path, standing);
  else if (Array.isArray(value)) for (const [i, inner] of value.entries()) if (isName(inner)) yield site(kind, inner, [...path, i], standing);
}

function site(kind: NameKind, written: string | number, path: YamlPath, standing: Standing = USES): Site {
  return { kind, written: String(written), path, part: 'value', standing };
}

function isName(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

export function objectOf(value: unknown): Data {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Data) : {};
}
