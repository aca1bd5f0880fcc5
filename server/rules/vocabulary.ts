import type { CertifierSet } from '../../schemas/certifier.js';
import type { Localized } from '../../schemas/localized.js';
import type { Standard, View } from '../../schemas/standard.js';
import type { EvidenceType, LookupTable, Metric, Milestone, TableSchema } from '../../schemas/table.js';
import type { Concept, Subject, Topic } from '../../schemas/vocabulary.js';
import type { Fault } from '../text/fault.js';
import type { OwnedPhrase } from './phrase-table.js';
import { BUILTIN_TABLES, SUMMARY_TABLES } from './builtin-tables.js';
import type { PackContents } from './pack-files.js';
import { faultIn, placeName, type Placed } from './placed.js';

/** The data of all packs together, by id, each with its place. Of two with one id the first counts. */
export interface Vocabulary {
  readonly topics: ReadonlyMap<string, Placed<Topic>>;
  readonly concepts: ReadonlyMap<string, Placed<Concept>>;
  readonly subjects: ReadonlyMap<string, Placed<Subject>>;
  readonly tables: ReadonlyMap<string, Placed<TableSchema>>;
  readonly evidenceTypes: ReadonlyMap<string, Placed<EvidenceType>>;
  readonly lookups: ReadonlyMap<string, Placed<LookupTable>>;
  readonly metrics: ReadonlyMap<string, Placed<Metric>>;
  readonly milestones: ReadonlyMap<string, Placed<Milestone>>;
  readonly standards: ReadonlyMap<string, Placed<Standard>>;
  readonly views: ReadonlyMap<string, Placed<View>>;
  readonly certifiers: ReadonlyMap<string, Placed<CertifierSet>>;
  readonly templates: ReadonlyMap<string, string>;
  readonly phrases: ReadonlyMap<string, Localized>;
  readonly chapters: readonly { readonly no: number; readonly title: Localized }[];
}

export function mergeVocabulary(packs: readonly PackContents[], faults: Fault[]): Vocabulary {
  const unique = <T extends { id: string }>(pick: (pack: PackContents) => readonly Placed<T>[], reserved: (id: string) => boolean = () => false) => {
    const byId = new Map<string, Placed<T>>();
    for (const placed of packs.flatMap(pick)) {
      const { id } = placed.value;
      const first = byId.get(id);
      if (!first && !reserved(id)) byId.set(id, placed);
      else faults.push(faultIn(placed, 'duplicate-id', placed.path.length > 0 && typeof placed.path.at(-1) === 'string' ? [] : ['id'], { id, other: first ? placeName(first, ['id']) : 'built in' }));
    }
    return byId;
  };
  const topics = unique((p) => p.topics);
  const builtin = new Set([...Object.keys(BUILTIN_TABLES), ...Object.keys(SUMMARY_TABLES), 'profile', 'today', 'params', ...CEL_NAMES]);
  return {
    topics: new Map([...topics].sort(([a, x], [b, y]) => x.value.chapter - y.value.chapter || (a < b ? -1 : 1))),
    concepts: unique((p) => p.concepts),
    subjects: unique((p) => p.subjects),
    tables: unique((p) => p.tables, (id) => builtin.has(id)),
    evidenceTypes: unique((p) => p.evidenceTypes),
    lookups: unique((p) => p.lookups),
    metrics: unique((p) => p.metrics),
    milestones: unique((p) => p.milestones),
    standards: unique((p) => p.standards),
    views: unique((p) => p.views),
    certifiers: unique((p) => p.certifiers),
    templates: new Map(packs.flatMap((p) => p.templates).reverse().map(({ id, text }) => [id, text])),
    phrases: new Map([...unique((p) => p.phrases)].map(([id, { value }]) => [id, value.text])),
    chapters: packs.flatMap((p) => p.chapters).map(({ value }) => value).sort((a, b) => a.no - b.no),
  };
}

/** Names that CEL takes for itself. */
const CEL_NAMES = [
  'string', 'bool', 'int', 'uint', 'double', 'map', 'list', 'bytes', 'type', 'dyn', 'google', 'cel', 'optional', 'as', 'break', 'const', 'continue', 'else',
  'for', 'function', 'if', 'import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while', 'in', 'true', 'false', 'null',
];

/** Every phrase that a scanner looks for, with its owner. */
export function phrasesOf({ topics, concepts, subjects }: Pick<Vocabulary, 'topics' | 'concepts' | 'subjects'>): OwnedPhrase[] {
  const phrases: OwnedPhrase[] = [];
  const add = (list: readonly string[], role: OwnedPhrase['owner']['role'], id: string, part = '') => {
    if (list.length === 0) return;
    const owner = { role, owner: id, part };
    for (const phrase of list) phrases.push({ phrase, owner });
  };
  for (const { value: topic } of topics.values()) {
    add(topic.terms, 'term', topic.id);
    add(topic.names, 'name', topic.id);
    add(topic.notThis, 'not-this', topic.id, 'topic');
    for (const aspect of topic.aspects) {
      add(aspect.terms, 'aspect', topic.id, aspect.id);
      add(aspect.quantity?.near ?? [], 'near', topic.id, aspect.id);
    }
  }
  for (const { value: concept } of concepts.values()) {
    add(concept.terms, 'concept', concept.id);
    add(concept.notThis, 'not-this', concept.id, 'concept');
  }
  for (const { value: subject } of subjects.values()) {
    add(subject.terms, 'subject', subject.id, subject.kinds.join(' '));
    add(subject.notThis, 'not-this', subject.id, 'subject');
  }
  return phrases;
}
