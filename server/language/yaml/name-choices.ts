import { CompletionItemKind } from 'vscode-languageserver-types';
import { inLocale, type Localized } from '../../../schemas/localized.js';
import { leavesOf } from '../../check/leaves.js';
import { DETECTOR_NAMES } from '../../rules/detector-names.js';
import { BUILTIN_TABLES } from '../../rules/builtin-tables.js';
import type { Choice, Named } from './choice.js';
import { fileChoices } from './file-choices.js';
import { itemKeyChoices, ledgerColumnChoices, cellChoices } from './ledger-choices.js';
import { valueOf } from './cursor.js';
import type { NameKind } from './named-places.js';
import type { YamlPlace } from './place.js';
import { around, ruleNamedAround } from './rule-around.js';

const { Reference, EnumMember, Class, Field, Value, Constant, Keyword, Property } = CompletionItemKind;

/** `field:` facts that `consistent` compares. */
const CONTROL_FIELDS = ['title', 'doc-no', 'version', 'status', 'issued', 'effective', 'company', 'hotline', 'retention'];

/** The names of a kind that may be written at a place, best first. Expressions have choices of their own. */
export function nameChoices(place: YamlPlace, kind: NameKind): Choice[] {
  const { view, at } = place;
  const { result, locale } = view;
  const { rules, project } = result;
  const say = (text: Localized) => inLocale(text, locale);
  const titled = (of: Named['of'], id: string, title: Localized, itemKind: Choice['kind'], owner = ''): Choice =>
    ({ text: id, detail: say(title), words: [title.zh, title.en], kind: itemKind, named: { of, id: owner + id } });
  const all = <T extends { readonly id: string; readonly title: Localized }>(of: Named['of'], values: Iterable<T>, itemKind: Choice['kind'] = Reference) => [...values].map(({ id, title }) => titled(of, id, title, itemKind));
  switch (kind) {
    case 'rule': return rules.rules.flatMap(({ id, rule }) => [
      { ...titled('rule', id, rule.title, Reference), rank: 1 }, { text: rule.code, detail: say(rule.title), words: [id, rule.title.zh, rule.title.en], kind: Reference, named: { of: 'rule', id }, rank: 0 },
    ]);
    case 'rule-code': return rules.rules.map(({ id, rule }) => ({ text: rule.code, detail: say(rule.title), words: [id, rule.title.zh, rule.title.en], kind: Reference, named: { of: 'rule', id } }));
    case 'parameter': case 'parameter-value': {
      const rule = ruleNamedAround(place);
      const entries = Object.entries(rule?.params ?? {});
      if (kind === 'parameter') return entries.map(([name, value]) => ({ text: name, detail: String(value), ...(Array.isArray(value) ? {} : { usual: String(value) }), words: [], kind: Property, named: { of: 'parameter', id: `${rule!.id}.${name}` } }));
      const name = place.path.at(-1);
      const written = rule?.rule.params[String(name)];
      return rule && written !== undefined ? [...new Set([String(written), String(rule.params[String(name)])])].map((text) => ({ text, detail: say(rule.rule.title), words: [], kind: Value })) : [];
    }
    case 'own-parameter': {
      const names = new Map(rules.rules.flatMap((rule) => Object.entries(rule.rule.params).map(([name, value]) => [name, { rule, value }] as const)));
      return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { rule, value }]) => ({ text: name, detail: `${String(value)} · ${say(rule.rule.title)}`, words: [], kind: Property, named: { of: 'parameter', id: `${rule.id}.${name}` } }));
    }
    case 'indicator': {
      const groups = result.standard.chapters.flatMap((chapter) => chapter.groups);
      return groups.flatMap((group) => [
        ...(group.leaves.some(({ key }) => key === group.key) ? [] : [titled('indicator', group.key, group.title, Reference)]), ...group.leaves.map((leaf) => titled('indicator', leaf.key, leaf.title, Reference)),
      ]);
    }
    case 'standard-indicator': return [...rules.standards.values()].flatMap((standard) => leavesOf(standard).map((leaf) => ({ ...titled('indicator', leaf.key, leaf.title, Reference), text: `${standard.id}:${leaf.key}` })));
    case 'topic': return all('topic', rules.topics.values());
    case 'aspect': {
      const topic = rules.topics.get(around(place, 'topic') ?? '');
      return (topic?.aspects ?? []).map(({ id, title }) => titled('aspect', id, title, EnumMember, `${topic!.id}.`));
    }
    case 'own-aspect': {
      const topic = rules.topics.get(valueOf(place.frames[0], 'id') ?? '');
      return (topic?.aspects ?? []).map(({ id, title }) => titled('aspect', id, title, EnumMember, `${topic!.id}.`));
    }
    case 'concept': return all('concept', rules.concepts.values());
    case 'subject': return all('subject', rules.subjects.values());
    case 'evidence-type': return all('evidence-type', rules.evidenceTypes.values(), Class);
    case 'evidence': return project.evidence.items.filter(({ duplicateOf }) => duplicateOf === undefined)
      .map(({ item }) => ({ text: item.id, detail: item.title ?? item.type, words: item.title === undefined ? [] : [item.title], kind: Reference, named: { of: 'evidence', id: item.id } }));
    case 'evidence-field': {
      const types = [...rules.evidenceTypes.values()].filter(({ id }) => id === around(place, 'type'));
      return [...new Set((types.length > 0 ? types : [...rules.evidenceTypes.values()]).flatMap(({ fields }) => fields))].map((text) => ({ text, detail: types[0] ? say(types[0].title) : '', words: [], kind: Field }));
    }
    case 'table': {
      const own = all('table', rules.tables.values(), Class);
      // Facts of the project are tables of expressions, not of manifests.
      return place.name === 'rules' ? [...own, ...Object.keys(BUILTIN_TABLES).map((text): Choice => ({ text, detail: '', words: [], kind: Class, rank: 1 }))] : own;
    }
    case 'column': case 'own-column': {
      const table = kind === 'own-column' ? valueOf(place.frames[0], 'id') : around(place, 'table');
      const schema = rules.tables.get(table ?? '');
      return Object.entries(schema?.columns ?? {}).map(([name, column]) => titled('column', name, column.title, Field, `${schema!.id}.`));
    }
    case 'joined-column': case 'needed-column': return [...rules.tables.values()].flatMap((table) => Object.entries(table.columns).filter(([name]) => kind === 'needed-column' || name === table.key)
      .map(([name, column]): Choice => ({ text: `${table.id}.${name}`, detail: `${say(table.title)} · ${say(column.title)}`, words: [table.title.zh, column.title.zh], kind: Field, named: { of: 'column', id: `${table.id}.${name}` } })));
    case 'row-column': return [...columnsOfLookup(place)].map((text) => ({ text, detail: '', words: [], kind: Field }));
    case 'item-key': return itemKeyChoices(place);
    case 'ledger-column': return ledgerColumnChoices(place);
    case 'cell': return cellChoices(place);
    case 'template': return [...rules.templates.keys()].filter((id) => !id.includes('/')).map((id) => titled('template', id, rules.topics.get(id)?.title ?? { zh: id, en: id }, Reference));
    case 'lookup': return all('lookup', rules.lookups.values());
    case 'detector': return DETECTOR_NAMES.map((text) => ({ text, detail: '', words: [], kind: Keyword }));
    case 'fact': return [
      ...[...rules.subjects.values()].map(({ id, title }): Choice => ({ ...titled('subject', id, title, Reference), text: `claim:${id}` })),
      ...[...rules.concepts.values()].map(({ id, title }): Choice => ({ ...titled('concept', id, title, Reference), text: `mention:${id}`, rank: 2 })),
      ...CONTROL_FIELDS.map((field): Choice => ({ text: `field:${field}`, detail: '', words: [], kind: Field, rank: 1 })),
    ];
    case 'standard': return [...rules.standards.values()].map(({ id, title }) => ({ text: id, detail: say(title), words: [title.zh, title.en], kind: Constant }));
    case 'certifier': return [...rules.certifiers.values()].map(({ id, name }) => ({ text: name, detail: id, words: [id], kind: Constant }));
    case 'outlet': return outlets(place);
    case 'chapter': return rules.chapters.map(({ no, title }) => ({ text: String(no), isBare: true, detail: say(title), words: [title.zh, title.en], kind: Value }));
    case 'section': {
      const file = around(place, 'file');
      const documents = project.documents.filter(({ document }) => file === null || document.source.path === file);
      return documents.flatMap(({ document }) => document.sections.filter(({ title }) => title.text !== '').map(({ title }) => ({ text: title.text, detail: document.source.path, words: [], kind: Reference })));
    }
    case 'manual-file': case 'manifest-file': case 'yaml-file': case 'evidence-file': case 'ledger-file': case 'any-file': case 'pack':
      return fileChoices(view, kind, at.source.path, at.source.text.slice(place.cursor.word.start, at.offset));
    case 'cel': return [];
  }
}

function outlets({ view: { result } }: YamlPlace): Choice[] {
  const rows = result.project.evidence.tables.get('outlets')?.rows ?? [];
  return rows.flatMap(({ values }) => (values['outlet_id'] === undefined ? [] : [{ text: String(values['outlet_id']), detail: String(values['name'] ?? ''), words: [String(values['name'] ?? '')], kind: Reference }]));
}

function columnsOfLookup({ frames, view }: YamlPlace): ReadonlySet<string> {
  const lookup = view.result.rules.lookups.get(valueOf(frames[0], 'id') ?? '');
  return new Set([...(lookup?.keys ?? []), ...(lookup?.columns ?? [])]);
}

