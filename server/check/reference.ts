import type { ReferenceCheck } from '../../schemas/rule.js';
import type { DocumentFacts, ReferenceFact } from '../document/facts/model.js';
import { sectionPath, type ManualDocument } from '../document/model.js';
import { normalisePhrase } from '../text/mapped-text.js';
import type { CompiledCheck, CompiledRule } from '../rules/model.js';
import { unjudged, violation, type CheckResult, type Judging, type Violation } from './violation.js';

/** What is referred to exists, is current, is used. One violation per document and name, with its places. */
export function checkReference(rule: CompiledRule, compiled: CompiledCheck, check: ReferenceCheck, judging: Judging): CheckResult {
  if (check.must === 'current') return { violations: superseded(rule, compiled, check, judging) };
  const wanted = (fact: ReferenceFact) => check.kinds.includes(fact.kind) && fact.context !== 'quotation' && fact.context !== 'history';
  const documents = judging.project.documents.filter((d) => d.own);
  if (check.must === 'exist') {
    if (check.kinds.includes('document') && documents.length < 2) {
      return unjudged('one-document-only');
    }
    const known = knownNames(judging, documents);
    const prefixes = new Set(documents.flatMap((d) => d.references.filter((r) => r.kind === 'form' && r.listed).map((r) => prefixOf(r.name))));
    if (check.kinds.includes('form') && prefixes.size === 0) return unjudged('no-form-list');
    const unresolved = (r: ReferenceFact) => wanted(r) && !r.listed && !known.has(r.name) && !(r.kind === 'form' && !prefixes.has(prefixOf(r.name)));
    return { violations: documents.flatMap((facts) => inOne(facts, facts.references.filter(unresolved), rule, compiled)) };
  }
  const used = new Set(documents.flatMap((d) => d.references.filter((r) => !r.listed).map((r) => r.name)));
  return { violations: documents.flatMap((facts) => inOne(facts, facts.references.filter((r) => wanted(r) && r.listed && !used.has(r.name)), rule, compiled)) };
}

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
function knownNames(judging: Judging, documents: readonly DocumentFacts[]): Set<string> {
  const names = new Set<string>();
  const add = (text: string | undefined) => { if (text) names.add(normalisePhrase(text).replace(/^《|》$/g, '')); };
  for (const { document, control, references } of documents) {
    add(document.sections[0]?.title.text);
    add(document.source.path.split('/').at(-1)?.replace(/\.[a-z]+$/i, ''));
    for (const field of control) if (field.field === 'doc-no' || field.field === 'title') add(field.value);
    for (const reference of references) if (reference.listed) names.add(reference.name);
    for (const name of registerCells(document, references)) add(name);
  }
  for (const { item } of judging.project.evidence.items) add(item.title);
  return names;
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

function superseded(rule: CompiledRule, compiled: CompiledCheck, check: ReferenceCheck, judging: Judging): Violation[] {
  const table = judging.rules.lookups.get(check.lookup ?? '');
  if (!table) return [];
  const [key] = table.keys as [string];
  const rows = new Map(table.rows.map((row) => [normalisePhrase(String(row[key])).replaceAll(' ', ''), row]));
  return judging.project.documents.filter((d) => d.own).flatMap((facts) => facts.references.flatMap((reference) => {
    if (!check.kinds.includes(reference.kind) || reference.context === 'history') return [];
    const row = rows.get(reference.name.replaceAll(' ', ''));
    // Dates in the table say from when; before that day the old one is still current.
    if (!row || (typeof row['date'] === 'string' && row['date'] > judging.today)) return [];
    return byName(facts, [reference], 'expired', rule, compiled, { expected: String(row['new'] ?? '') });
  }));
}
