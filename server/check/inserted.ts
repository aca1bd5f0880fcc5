import type { DocumentFacts } from '../document/facts/model.js';
import { OPEN_PLACE } from '../evidence/draft.js';
import type { Project } from '../project/model.js';
import type { CompiledRules } from '../rules/model.js';
import type { Finding, Place } from './model.js';

/** The topics whose section skeleton would serve a finding, and the types of evidence whose entry would. */
export function skeletonsFor({ basis, cause }: Finding, rules: CompiledRules): { readonly topics: readonly string[]; readonly types: readonly string[] } {
  const fixes = basis.violations.map(({ rule }) => rules.find(rule)?.rule.fix);
  const topics = fixes.flatMap((fix, i) => (fix?.insert !== undefined && basis.violations[i]!.topic !== null ? [fix.insert] : []));
  const types = basis.violations.flatMap(({ kind, evidence }, i) => (cause !== 'missing' ? [] : kind === 'evidence' ? evidence.slice(0, 1) : fixes[i]?.register ?? []));
  return { topics: [...new Set(topics)], types: [...new Set(types)] };
}

/** Where the skeleton of a topic's section stands and still has places to be filled in; null if it does not. */
export function insertedSection(project: Project, rules: CompiledRules, topic: string): Place | null {
  const lines = skeletonLines(rules).get(topic) ?? [];
  for (const facts of project.documents) {
    if (!facts.own || facts.placeholders.length === 0) continue;
    const open = openLines(facts);
    for (const line of lines) {
      const start = open.get(line);
      if (start !== undefined) return { file: facts.document.source.path, span: { start, end: start + line.length } };
    }
  }
  return null;
}

const openIn = new WeakMap<DocumentFacts, ReadonlyMap<string, number>>();

/** The lines and cells of a document that still hold a place to be filled in, and where they stand. */
function openLines(facts: DocumentFacts): ReadonlyMap<string, number> {
  let lines = openIn.get(facts);
  if (!lines) {
    const found = new Map<string, number>();
    const { text } = facts.document.source;
    let done = -1;
    for (const { span } of facts.placeholders) {
      if (span.start < done || !text.startsWith(OPEN_PLACE, span.start)) continue;
      const start = text.lastIndexOf('\n', span.start - 1) + 1;
      done = text.indexOf('\n', span.start) < 0 ? text.length : text.indexOf('\n', span.start);
      for (const piece of piecesOf(text.slice(start, done))) if (!found.has(piece)) found.set(piece, start + text.slice(start, done).indexOf(piece));
    }
    openIn.set(facts, (lines = found));
  }
  return lines;
}

/** Where an entry for a record of a type has been begun; null if none has. */
export function begunEntry({ evidence: { drafts } }: Project, type: string): Place | null {
  const draft = drafts.find((one) => one.type === type);
  return draft ? { file: draft.file, span: draft.span } : null;
}

/** The findings, those whose skeletons all stand there marked as such. Says nothing else: a skeleton fills no hole. */
export function withInserted(findings: readonly Finding[], project: Project, rules: CompiledRules): readonly Finding[] {
  return findings.map((finding) => {
    const { topics, types } = skeletonsFor(finding, rules);
    if (topics.length + types.length === 0) return finding;
    const all = topics.every((topic) => insertedSection(project, rules, topic)) && types.every((type) => begunEntry(project, type));
    return all ? { ...finding, args: { ...finding.args, skeleton: 1 } } : finding;
  });
}

const known = new WeakMap<CompiledRules['templates'], ReadonlyMap<string, readonly string[]>>();

/** Of each section template the lines, and cells, with a place to be filled in that no other template has, without their marks. */
function skeletonLines({ templates }: CompiledRules): ReadonlyMap<string, readonly string[]> {
  let lines = known.get(templates);
  if (!lines) {
    const all = [...templates].map(([topic, text]) => [topic, text.split(/\r?\n/).flatMap(piecesOf).filter((piece) => piece.includes(OPEN_PLACE))] as const);
    const times = new Map<string, number>();
    for (const [, own] of all) for (const line of new Set(own)) times.set(line, (times.get(line) ?? 0) + 1);
    known.set(templates, (lines = new Map(all.map(([topic, own]) => [topic, own.filter((line) => times.get(line) === 1)]))));
  }
  return lines;
}

/** A line without its marks; a row also by its cells, and a line of YAML by the places in it: a YAML manual has them so. */
function piecesOf(line: string): string[] {
  const text = line.trim().replace(/^(?:[-*+]|\d+\.) /, '');
  return [text, ...(text.startsWith('|') ? cellsOf(text) : []), ...(text.match(/【待填写[^】]*】/g) ?? [])];
}

/** The cells of a row of a Markdown table. */
export function cellsOf(row: string): string[] {
  return row.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());
}
