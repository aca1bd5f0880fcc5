import type { ReferenceCheck } from '../../schemas/rule.js';
import type { LookupTable } from '../../schemas/table.js';
import type { DocumentFacts, ReferenceFact } from '../document/facts/model.js';
import { sectionPath, type ManualDocument } from '../document/model.js';
import { normalisePhrase } from '../text/mapped-text.js';
import type { CompiledCheck, CompiledRule } from '../rules/model.js';
import { nameOf, unjudged, violation, type CheckResult, type Judging, type KeptDocument, type Violation } from './violation.js';

/** What is referred to exists, is current, is used. One violation per document and name, with its places. */
export function checkReference(rule: CompiledRule, compiled: CompiledCheck, check: ReferenceCheck, judging: Judging): CheckResult {
  const name = nameOf(rule, compiled);
  const documents = judging.documents.filter(({ facts }) => facts.own);
  const each = (inputs: readonly unknown[], find: (facts: DocumentFacts) => Violation[]): CheckResult =>
    ({ violations: documents.flatMap(({ facts, memory }) => memory.keep(name, [facts, ...inputs], () => find(facts))) });
  if (check.must === 'current') {
    const current = supersededIn(judging, check);
    return each([], (facts) => superseded(facts, rule, compiled, check, current));
  }
  const wanted = (fact: ReferenceFact) => check.kinds.includes(fact.kind) && fact.context !== 'quotation' && fact.context !== 'history';
  if (check.must === 'exist') {
    if (check.kinds.includes('document') && documents.length < 2) return unjudged('one-document-only');
    const known = knownNames(judging, documents);
    const prefixes = joined('form prefixes', judging, documents, ({ references }) => references.flatMap((r) => (r.kind === 'form' && r.listed ? [prefixOf(r.name)] : [])));
    if (check.kinds.includes('form') && prefixes.size === 0) return unjudged('no-form-list');
    const unresolved = (r: ReferenceFact) => wanted(r) && !r.listed && !known.has(r.name) && !(r.kind === 'form' && !prefixes.has(prefixOf(r.name)));
    return each([known, prefixes], (facts) => inOne(facts, facts.references.filter(unresolved), rule, compiled));
  }
  const used = joined('names used', judging, documents, ({ references }) => references.flatMap((r) => (r.listed ? [] : [r.name])));
  return each([used], (facts) => inOne(facts, facts.references.filter((r) => wanted(r) && r.listed && !used.has(r.name)), rule, compiled));
}

/** Names that documents give, of all of them. The same set as long as each gives the same names, wherever they stand. */
function joined(what: string, { memory }: Judging, documents: readonly KeptDocument[], names: (facts: DocumentFacts) => readonly string[], others: ReadonlySet<string> = NO_NAMES): ReadonlySet<string> {
  const each = documents.map(({ facts, memory: kept }) => {
    const given = kept.keep(what, [facts], () => [...new Set(names(facts))]);
    return kept.keep(`${what} as before`, given, () => given);
  });
  return memory.keep(what, [others, ...each], () => {
    const all = new Set(others);
    for (const given of each) for (const name of given) all.add(name);
    return all;
  });
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** The letters of a form number: QR-17 belongs to a list with QR-07, a part number AC-006 does not. Named forms have none. */
function prefixOf(name: string): string {
  return /^[a-z]+(?:[-/.][a-z]+)*(?=[-/.]?\d)/.exec(name)?.[0] ?? '';
}

/** One violation per document, with every place: a register that is missing must not drown the rest. */
function inOne(facts: DocumentFacts, references: readonly ReferenceFact[], rule: CompiledRule, compiled: CompiledCheck): Violation[] {
  const [first] = references;
  if (!first) return [];
  const file = facts.document.source.path;
  const names = [...new Set(references.map((r) => r.text.replace(/^《|》$/g, '')))];
  return [violation(rule, compiled, { file, span: first.span, section: sectionPath(facts.document, first.section) }, 'unresolved', {
    args: { found: names, count: references.length },
    occurrences: references.length > 1 ? references.map(({ span }) => ({ file, span })) : [],
  })];
}

/** Titles, file names and numbers of the project's own documents, listed forms, and titles of evidence. */
function knownNames(judging: Judging, documents: readonly KeptDocument[]): ReadonlySet<string> {
  const { items } = judging.project.evidence;
  const titles = judging.memory.keep('titles of evidence', [items], () => new Set(items.flatMap(({ item }) => plainName(item.title))));
  return joined('names of documents', judging, documents, ({ document, control, references }) => [
    ...plainName(document.sections[0]?.title.text),
    ...plainName(document.source.path.split('/').at(-1)?.replace(/\.[a-z]+$/i, '')),
    ...control.flatMap(({ field, value }) => (field === 'doc-no' || field === 'title' ? plainName(value) : [])),
    ...references.flatMap(({ listed, name }) => (listed ? [name] : [])),
    ...registerCells(document, references).flatMap(plainName),
  ], titles);
}

function plainName(text: string | undefined): string[] {
  return text ? [normalisePhrase(text).replace(/^《|》$/g, '')] : [];
}

/** What stands beside a number in a register: the names of its forms and documents. */
function registerCells({ blocks }: ManualDocument, references: readonly ReferenceFact[]): string[] {
  const starts = references.flatMap((r) => (r.listed ? [r.span.start] : [])).sort((a, b) => a - b);
  let next = 0;
  return blocks.flatMap(({ row, span }) => {
    while (next < starts.length && starts[next]! < span.start) next++;
    return row && !row.header && next < starts.length && starts[next]! < span.end ? row.cells.map((cell) => cell.text.text) : [];
  });
}

function byName(facts: DocumentFacts, references: readonly ReferenceFact[], cause: 'unresolved' | 'expired', rule: CompiledRule, compiled: CompiledCheck, args: Record<string, string> = {}): Violation[] {
  const groups = new Map<string, ReferenceFact[]>();
  for (const reference of references) {
    const group = groups.get(reference.name);
    if (group) group.push(reference); else groups.set(reference.name, [reference]);
  }
  const file = facts.document.source.path;
  return [...groups.values()].map((group) => {
    const [first] = group as [ReferenceFact];
    return violation(rule, compiled, { file, span: first.span, section: sectionPath(facts.document, first.section) }, cause, {
      args: { found: first.text, count: group.length, ...args },
      occurrences: group.length > 1 ? group.map(({ span }) => ({ file, span })) : [],
    });
  });
}

type LookupRow = LookupTable['rows'][number];

/** The lines of the lookup table of what is not current any more, by name. */
function supersededIn({ rules, today }: Judging, check: ReferenceCheck): ReadonlyMap<string, LookupRow> {
  const table = rules.lookups.get(check.lookup ?? '');
  const [key] = (table?.keys ?? []) as [string];
  const byName = new Map((table?.rows ?? []).map((row) => [normalisePhrase(String(row[key])).replaceAll(' ', ''), row]));
  // Dates in the table say from when; before that day the old one is still current.
  for (const [name, { date }] of byName) if (typeof date === 'string' && date > today) byName.delete(name);
  return byName;
}

function superseded(facts: DocumentFacts, rule: CompiledRule, compiled: CompiledCheck, check: ReferenceCheck, current: ReadonlyMap<string, LookupRow>): Violation[] {
  return facts.references.flatMap((reference) => {
    if (!check.kinds.includes(reference.kind) || reference.context === 'history') return [];
    const row = current.get(reference.name.replaceAll(' ', ''));
    return row ? byName(facts, [reference], 'expired', rule, compiled, { expected: String(row['new'] ?? '') }) : [];
  });
}
