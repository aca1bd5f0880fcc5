import type { Fault } from '../text/fault.js';
import { nearest } from '../text/validate.js';
import type { YamlPath } from '../text/yaml.js';
import { faultIn, type Part } from './placed.js';
import type { Vocabulary } from './vocabulary.js';

/** Reports an id that names nothing. `what` says what it should name: topic, concept, aspect … Gives whether it is known. */
export type KnownId = (part: Part, below: YamlPath, what: string, id: string, ids: Iterable<string>) => boolean;

export function knownIds(faults: Fault[]): KnownId {
  return (part, below, what, id, ids) => {
    const all = [...ids];
    if (all.includes(id)) return true;
    faults.push(faultIn(part, 'unknown-id', below, { what, id, suggestion: id.length > 2 ? nearest(id, all) ?? '' : '' }));
    return false;
  };
}

/** Ids that the vocabulary's own files name: concepts and subjects of aspects, joined columns, topics of leaves, parents of views. */
export function checkVocabularyIds(vocabulary: Vocabulary, faults: Fault[]): void {
  const known = knownIds(faults);
  const { topics, concepts, subjects, tables, evidenceTypes, standards, views, chapters } = vocabulary;
  for (const topic of topics.values()) {
    if (chapters.length > 0) known(topic, ['chapter'], 'chapter', String(topic.value.chapter), chapters.map(({ no }) => String(no)));
    topic.value.aspects.forEach((aspect, i) => {
      aspect.concepts.forEach((id, k) => known(topic, ['aspects', i, 'concepts', k], 'concept', id, concepts.keys()));
      if (aspect.claim !== undefined) known(topic, ['aspects', i, 'claim'], 'subject', aspect.claim, subjects.keys());
    });
  }
  for (const table of tables.values()) {
    if (table.value.key !== undefined) known(table, ['key'], 'column', table.value.key, Object.keys(table.value.columns));
    for (const [name, column] of Object.entries(table.value.columns)) {
      if (column.joins === undefined) continue;
      const [to, key] = column.joins.split('.') as [string, string?];
      const at = ['columns', name, 'joins'];
      if (known(table, at, 'table', to, tables.keys())) known(table, at, 'column', key ?? '', Object.keys(tables.get(to)!.value.columns));
    }
  }
  for (const standard of standards.values()) {
    standard.value.chapters.forEach((chapter, i) => chapter.groups.forEach((group, k) => group.leaves.forEach((leaf, l) => {
      const at = ['chapters', i, 'groups', k, 'leaves', l];
      if (topics.size > 0) leaf.topics.forEach((id, n) => known(standard, [...at, 'topics', n], 'topic', id, topics.keys()));
      if (evidenceTypes.size > 0) leaf.records.forEach((id, n) => known(standard, [...at, 'records', n], 'evidence type', id, evidenceTypes.keys()));
    })));
  }
  for (const view of views.values()) {
    if (!known(view, ['standard'], 'standard', view.value.standard, standards.keys())) continue;
    const keys = [...indicatorKeys(vocabulary, view.value.standard)];
    view.value.classes.forEach((group, i) => group.items.forEach((item, k) => item.mapsTo.forEach((key, n) => {
      const plain = key.includes(':') ? key.slice(key.indexOf(':') + 1) : key;
      known(view, ['classes', i, 'items', k, 'mapsTo', n], 'indicator', plain, keys);
    })));
  }
}

/** Keys of a standard's chapters, groups and leaves. */
export function* indicatorKeys({ standards }: Vocabulary, id: string): Generator<string> {
  for (const chapter of standards.get(id)?.value.chapters ?? []) {
    yield chapter.key;
    for (const group of chapter.groups) {
      yield group.key;
      for (const leaf of group.leaves) yield leaf.key;
    }
  }
}
