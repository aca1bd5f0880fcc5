import type { DocumentFacts } from '../document/facts/model.js';
import { findDates } from '../document/facts/dates.js';
import { sectionPath } from '../document/model.js';
import { BUILTIN_TABLES } from '../rules/builtin-tables.js';
import type { FactRow } from '../rules/fact-table.js';
import { plainText, spanOf, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { PhraseHit } from '../text/scanner.js';

/** Rows of the tables that come from manuals. Headings, claims … of documents that are not the client's own are left out. */
export const DOCUMENT_ROWS: Readonly<Record<string, (facts: DocumentFacts, index: number) => FactRow[]>> = {
  headings, contents, claims, references, dates, control,
};

function row(facts: DocumentFacts, span: Span, values: Record<string, unknown>, places: Readonly<Record<string, Span>> = {}): FactRow {
  const file = facts.document.source.path;
  return { values: { document: file, ...values }, file, span, place: (column) => places[column] ?? span };
}

export function documentRow(facts: DocumentFacts, index: number): FactRow {
  const { sections, blocks, source } = facts.document;
  const title = sections[0]?.heading ?? { start: 0, end: Math.max(0, source.text.search(/[\r\n]|$/)) };
  const { values, places } = controlValues(facts);
  return row(facts, title, {
    ...values,
    path: source.path, kind: facts.kind, title: sections[0]?.title.text ?? '', own: facts.own,
    chars: blocks.reduce((sum, block) => sum + block.text.text.length, 0),
    headings: facts.own ? headings(facts, index) : [],
  }, places);
}

/** The control fields as columns: `doc-no` is `doc_no`; dates as ISO days, left off where no date can be read. */
function controlValues(facts: DocumentFacts): { values: Record<string, string>; places: Record<string, Span> } {
  const values: Record<string, string> = {};
  const places: Record<string, Span> = {};
  for (const { field, value, span } of facts.control) {
    const column = field.replaceAll('-', '_');
    const type = BUILTIN_TABLES['documents']![column];
    if (type === undefined || column === 'title' || column in values) continue;
    const written = type === 'Day' ? findDates(plainText(value, 0).text).find((d) => d.valid && d.precision === 'day')?.iso : value;
    if (written === undefined) continue;
    values[column] = written;
    places[column] = span;
  }
  return { values, places };
}

function headings(facts: DocumentFacts, index: number): FactRow[] {
  const { document } = facts;
  return document.sections.flatMap((section) => (section.level === 0 || !section.heading ? [] : [row(facts, section.heading, {
    no: section.number ?? '', title: section.title.text, level: section.level, section: sectionPath(document, section.index),
    // Which headings are numbered together; not a column that rules can name.
    parent: index * 1_000_000 + (section.parent ?? 0),
  })]));
}

/** Dot leaders and the page number behind a line of a table of contents. */
const LEADER = /[\s.…·。_-]*\d{0,4}$/;
const NUMBER = /^(第[零一二三四五六七八九十百\d]{1,5}[章节篇部]|\d{1,3}(?:\.\d{1,3}){0,5}|[(（]?[一二三四五六七八九十]{1,3}[)）]?(?=[、.．\s]))[、.．\s]*/;

function contents(facts: DocumentFacts): FactRow[] {
  const rows: FactRow[] = [];
  for (const block of facts.document.blocks) {
    if (!block.contents) continue;
    const { text } = block.text;
    for (let from = 0; from < text.length;) {
      const end = text.indexOf('\n', from) < 0 ? text.length : text.indexOf('\n', from);
      const line = text.slice(from, end);
      const number = NUMBER.exec(line)?.[0] ?? '';
      const title = line.slice(number.length, Math.max(number.length, line.length - LEADER.exec(line.slice(-80))![0].length)).trim();
      if (title !== '') rows.push(row(facts, spanOf(block.text, from, end), { no: number.replace(/[、.．\s]+$/, ''), title }));
      from = end + 1;
    }
  }
  return rows;
}

function claims(facts: DocumentFacts): FactRow[] {
  return facts.claims.map((claim) => row(facts, claim.span, {
    subject: claim.subject, value: claim.quantity.value, ...(claim.quantity.to === null ? {} : { to: claim.quantity.to }), unit: claim.quantity.unit,
    kind: claim.quantity.kind, bound: claim.quantity.bound, area: claim.area, activity: claim.activity, product: claim.product,
    severity: claim.severity, role: claim.role, context: claim.context, section: sectionPath(facts.document, claim.section),
  }, { value: claim.quantity.span, to: claim.quantity.span, unit: claim.quantity.span }));
}

function references(facts: DocumentFacts): FactRow[] {
  return facts.references.map((r) => row(facts, r.span, {
    kind: r.kind, name: r.name, text: r.text, listed: r.listed, context: r.context, section: sectionPath(facts.document, r.section),
  }));
}

function dates(facts: DocumentFacts): FactRow[] {
  return facts.dates.flatMap((d) => (d.valid ? [row(facts, d.span, { iso: d.iso, precision: d.precision, section: sectionPath(facts.document, d.section) })] : []));
}

function control(facts: DocumentFacts): FactRow[] {
  return facts.control.map((field) => row(facts, field.span, { field: field.field, value: field.value }));
}

/** Hits of one concept in the text and in headings of an own document. */
export function mentionRows(facts: DocumentFacts, concept: string): readonly FactRow[] {
  const rows: FactRow[] = [];
  const add = (hits: readonly PhraseHit[], text: MappedText, section: number, negated: boolean) => {
    for (const { owner, from, to } of hits) {
      if (owner.role !== 'concept' || owner.owner !== concept) continue;
      rows.push(row(facts, spanOf(text, from, to), { concept, text: text.text.slice(from, to), section: sectionPath(facts.document, section), negated }));
    }
  };
  for (const { hits, text, section, discount } of facts.units) add(hits, text, section, discount === 'negated');
  facts.titleHits.forEach((hits, index) => { add(hits, facts.document.sections[index]!.title, index, false); });
  return rows;
}
