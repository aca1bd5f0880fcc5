import { z } from 'zod';
import { CertifierSet } from '../../schemas/certifier.js';
import { Localized } from '../../schemas/localized.js';
import { Pack, type Rule } from '../../schemas/rule.js';
import { Standard, View } from '../../schemas/standard.js';
import { Chapters, EvidenceType, LookupTable, Metric, Milestone, TableSchema } from '../../schemas/table.js';
import { Concept, Subject, Topic } from '../../schemas/vocabulary.js';
import type { Fault } from '../text/fault.js';
import type { SourceText } from '../text/source.js';
import { readYaml, type YamlTree } from '../text/yaml.js';
import type { PackInput } from './model.js';
import { nameInPack, packFileKind } from './pack-file-kind.js';
import { dataOf, readPart as readAgainst, type Part, type Placed } from './placed.js';
import { readRule } from './rule-file.js';

interface Reading { readonly input: PackInput; readonly faults: Fault[] }

type Chapter = z.infer<typeof Chapters>['chapters'][number];

/** A pack whose `parsed` files have been validated too, and are as the schemas leave them: they are taken as they are. */
export interface ValidatedPack extends PackInput {
  readonly parsed: ReadonlyMap<string, unknown>;
  readonly validated: true;
}

export function isValidated(input: PackInput): input is ValidatedPack {
  return 'validated' in input && input.validated === true;
}

/** What stands in the files of one pack, each part with its place. */
export interface PackContents {
  readonly input: PackInput;
  /** Null for a folder of standards. */
  readonly pack: Placed<Pack> | null;
  readonly rules: Placed<Rule>[];
  readonly topics: Placed<Topic>[];
  readonly concepts: Placed<Concept>[];
  readonly subjects: Placed<Subject>[];
  readonly chapters: Placed<Chapter>[];
  readonly tables: Placed<TableSchema>[];
  readonly evidenceTypes: Placed<EvidenceType>[];
  readonly lookups: Placed<LookupTable>[];
  readonly metrics: Placed<Metric>[];
  readonly milestones: Placed<Milestone>[];
  readonly standards: Placed<Standard>[];
  readonly views: Placed<View>[];
  readonly certifiers: Placed<CertifierSet>[];
  readonly phrases: Placed<{ id: string; text: Localized }>[];
  readonly templates: { readonly id: string; readonly text: string; readonly file: string }[];
}

/** Reads a pack's folder; what is wrong goes to `faults`, and only its own part is lost. Null if it is no pack at all. */
export function readPack(input: PackInput, faults: Fault[]): PackContents | null {
  const reading = { input, faults };
  const files = [...input.files].sort((a, b) => (a.path < b.path ? -1 : 1)).map((source) => ({ source, name: nameInPack(source.path, input.folder) }));
  const contents: PackContents = {
    input, pack: null, rules: [], topics: [], concepts: [], subjects: [], chapters: [], tables: [], evidenceTypes: [], lookups: [], metrics: [], milestones: [], standards: [],
    views: [], certifiers: [], phrases: [], templates: [],
  };
  const manifest = files.find(({ name }) => /^pack\.ya?ml$/.test(name));
  if (!manifest) {
    const standards = files.filter(({ name }) => /^[^/]+\.ya?ml$/.test(name)).map(({ source }) => whole(source, reading));
    if (files.length === 0 && input.builtin) return null;
    if (standards.length === 0 || !standards.every((part) => isStandard(part) || isView(part) || part.tree.value === undefined)) {
      faults.push({ kind: 'file-missing', file: `${input.folder.replace(/\/+$/, '')}/pack.yaml`, span: { start: 0, end: 0 }, args: { path: 'pack.yaml' } });
      return null;
    }
    for (const part of standards) {
      if (isStandard(part)) push(contents.standards, readPart(part, Standard, faults));
      else if (isView(part)) push(contents.views, readPart(part, View, faults));
    }
    return contents;
  }
  const pack = readPart(whole(manifest.source, reading), Pack, faults);
  for (const { source, name } of files) if (name !== manifest.name) readFile(source, name, contents, reading);
  return pack && { ...contents, pack };
}

function readFile(source: SourceText, name: string, contents: PackContents, reading: Reading): void {
  const { faults } = reading;
  // templates/scaffold/ holds the files of a new project.
  if (/^templates\/(?:scaffold\/)?[^/]+\.md$/.test(name)) {
    contents.templates.push({ id: name.slice('templates/'.length, -'.md'.length), text: source.text, file: source.path });
    return;
  }
  if (!/\.ya?ml$/.test(name)) return;
  switch (packFileKind(name)) {
    case 'topic': return push(contents.topics, readPart(whole(source, reading), Topic, faults));
    case 'table': return push(contents.tables, readPart(whole(source, reading), TableSchema, faults));
    case 'lookup': return push(contents.lookups, readPart(whole(source, reading), LookupTable, faults));
    case 'concepts': return void contents.concepts.push(...listOf(source, 'concepts', Concept, reading));
    case 'subjects': return void contents.subjects.push(...listOf(source, 'subjects', Subject, reading));
    case 'chapters': return void contents.chapters.push(...listOf(source, 'chapters', Chapters.shape.chapters.element, reading));
    case 'evidence-types': return void contents.evidenceTypes.push(...listOf(source, 'types', EvidenceType, reading));
    case 'metrics': return void contents.metrics.push(...listOf(source, 'metrics', Metric, reading));
    case 'milestones': return void contents.milestones.push(...listOf(source, 'milestones', Milestone, reading));
    case 'certifiers': return void contents.certifiers.push(...listOf(source, 'certifiers', CertifierSet, reading));
    case 'phrases': {
      const part = whole(source, reading);
      const read = readPart(part, z.record(z.string(), Localized), faults);
      for (const [id, text] of Object.entries(read?.value ?? {})) contents.phrases.push({ tree: part.tree, path: [id], value: { id, text } });
      return;
    }
    // A second pack.yaml (pack.yml beside it) is no rule file, which is said at its place.
    case 'rules': case 'pack':
      for (const part of partsOf(source, 'rules', reading)) push(contents.rules, part.tree.validated ? taken<Rule>(part) : readRule(part, faults));
  }
}

function whole(source: SourceText, { input, faults }: Reading): Part {
  const tree = input.parsed?.has(source.path) ? knownTree(source, input.parsed.get(source.path), isValidated(input)) : readYaml(source);
  faults.push(...tree.faults);
  return { tree, path: [] };
}

/** A file whose data is known: its text is read only to tell places. */
function knownTree(source: SourceText, value: unknown, validated: boolean): YamlTree {
  let tree: YamlTree | undefined;
  const read = () => (tree ??= readYaml(source));
  return { source, value, faults: [], validated, get document() { return read().document; }, place: (path, part) => read().place(path, part) };
}

/** A part against its schema, unless that was done before. */
function readPart<T>(part: Part, schema: z.ZodType<T>, faults: Fault[]): Placed<T> | null {
  return part.tree.validated ? taken<T>(part) : readAgainst(part, schema, faults);
}

function taken<T>(part: Part): Placed<T> {
  return { ...part, value: dataOf(part) as T };
}

function listOf<T>(source: SourceText, key: string, schema: z.ZodType<T>, reading: Reading): Placed<T>[] {
  return partsOf(source, key, reading).flatMap((part) => readPart(part, schema, reading.faults) ?? []);
}

/** The elements of a file that is one list under one key. */
function partsOf(source: SourceText, key: string, reading: Reading): Part[] {
  const part = whole(source, reading);
  if (part.tree.value === undefined && part.tree.faults.length > 0) return [];
  // Making a schema costs more than most files: only for those who need it.
  const list = part.tree.validated ? part.tree : readPart(part, z.strictObject({ [key]: z.array(z.unknown()) }), reading.faults);
  const items = (list?.value as Record<string, unknown> | undefined)?.[key];
  return Array.isArray(items) ? items.map((_, i) => ({ tree: part.tree, path: [key, i] })) : [];
}

function isStandard(part: Part): boolean { return hasKey(part, 'chapters'); }
function isView(part: Part): boolean { return hasKey(part, 'classes'); }

function hasKey(part: Part, key: string): boolean {
  const data = dataOf(part);
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key);
}

function push<T>(list: T[], item: T | null): void {
  if (item !== null) list.push(item);
}
