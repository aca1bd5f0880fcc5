import type { ForbidCheck } from '../../schemas/rule.js';
import type { DocumentFacts, Unit } from '../document/facts/model.js';
import { sectionPath, type Block } from '../document/model.js';
import type { Memory } from '../project/memory.js';
import { plainText, spanOf, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { CompiledCheck, CompiledRule } from '../rules/model.js';
import { detect, isDetector } from './detectors.js';
import { nameOf, violation, type CheckResult, type Judging, type Violation } from './violation.js';

/** How far before a hit a word such as 不得 or 禁止 turns a wording into its prohibition. */
const GUARD_REACH = 12;

interface Hit { readonly span: Span; readonly section: number; readonly text: string }
interface Found { readonly from: number; readonly to: number }

/** Must not appear. One violation per document, with all places. */
export function checkForbid(rule: CompiledRule, compiled: CompiledCheck, check: ForbidCheck, { documents }: Judging): CheckResult {
  const name = nameOf(rule, compiled);
  return { violations: documents.flatMap(({ facts, memory }) => (facts.own ? memory.keep(name, [facts], () => violationsIn(facts, rule, compiled, check, memory, name)) : [])) };
}

function violationsIn(facts: DocumentFacts, rule: CompiledRule, compiled: CompiledCheck, check: ForbidCheck, memory: Memory, name: string): Violation[] {
  const hits = hitsIn(facts, compiled, check, memory, name).sort((a, b) => a.span.start - b.span.start);
  const [first] = hits;
  if (!first) return [];
  const file = facts.document.source.path;
  return [violation(rule, compiled, { file, span: first.span, section: sectionPath(facts.document, first.section) }, causeOf(check), {
    args: { found: first.text, excerpt: first.text, count: hits.length },
    occurrences: hits.map(({ span }) => ({ file, span })),
  })];
}

function causeOf(check: ForbidCheck): 'placeholder' | 'forbidden' {
  return check.detector === 'placeholder' ? 'placeholder' : 'forbidden';
}

/** A unit and what it stands in: all that decides what is found in it, wherever it stands in its document. */
interface PlacedUnit { readonly unit: Unit; readonly place: ForbidCheck['in'][number] }

/** One for each unit, which stays the same as long as the unit says the same. */
function placedUnits({ units, document }: DocumentFacts, memory: Memory): readonly PlacedUnit[] {
  return memory.keepEach('placed units', units.map((unit) => ({ unit, place: placeOf(document.blocks[unit.block]!) })), sameUnit, (placed) => placed);
}

function placeOf({ contents, kind }: Block): PlacedUnit['place'] {
  return contents ? 'contents' : kind === 'row' ? 'cell' : kind === 'quote' ? 'quote' : kind === 'code' ? 'code' : 'body';
}

function sameUnit(a: PlacedUnit, b: PlacedUnit): boolean {
  return a.unit.hits === b.unit.hits && a.place === b.place && a.unit.discount === b.unit.discount && a.unit.text.text === b.unit.text.text;
}

const NOTHING: readonly Found[] = [];

function hitsIn(facts: DocumentFacts, compiled: CompiledCheck, check: ForbidCheck, memory: Memory, name: string): Hit[] {
  const places = new Set(check.in);
  const hits: Hit[] = [];
  if (check.detector === 'placeholder') {
    return facts.placeholders.map(({ span, section, text }) => ({ span, section, text }));
  }
  const placed = memory.keep('placed', [facts], () => placedUnits(facts, memory));
  const inUnits = memory.keepEach(`${name} units`, placed, Object.is, ({ unit, place }) => (places.has(place) ? foundIn(unit, compiled, check) : NOTHING));
  const excused = check.unless?.in === 'section' ? excusedSections(facts, check.unless.concept) : null;
  facts.units.forEach((unit, i) => {
    if (!excused?.has(unit.section)) for (const { from, to } of inUnits[i]!) hits.push(hitAt(facts, unit.text, from, to, unit.section));
  });
  if (places.has('front-matter')) {
    for (const field of facts.document.meta) {
      const text = plainText(facts.document.source.text.slice(field.span.start, field.span.end), field.span.start);
      for (const { from, to } of find(text, null, compiled, check)) hits.push(hitAt(facts, text, from, to, 0));
    }
  }
  if (places.has('heading')) {
    const { sections } = facts.document;
    const inTitles = memory.keepEach(`${name} titles`, sections, (a, b) => a.title.text === b.title.text, ({ title }) => find(title, null, compiled, check));
    for (const { index, title } of sections) {
      if (index > 0) for (const { from, to } of inTitles[index]!) hits.push(hitAt(facts, title, from, to, index));
    }
  }
  return hits;
}

function foundIn(unit: Unit, compiled: CompiledCheck, check: ForbidCheck): readonly Found[] {
  if (check.unless?.in === 'unit' && says(unit, check.unless.concept)) return NOTHING;
  const found = find(unit.text, unit, compiled, check);
  return found.length === 0 ? NOTHING : found.filter(({ from, to }) => !guarded(check, unit, from, to)).map(({ from, to }) => ({ from, to }));
}

/** With the words as they stand in the source, full-width signs and all. */
function hitAt(facts: DocumentFacts, text: MappedText, from: number, to: number, section: number): Hit {
  const span = spanOf(text, from, to);
  return { span, section, text: facts.document.source.text.slice(span.start, span.end).replace(/\s+/g, ' ') };
}

function find(text: MappedText, unit: Unit | null, compiled: CompiledCheck, check: ForbidCheck): readonly Found[] {
  if (compiled.pattern) return compiled.pattern.matches(text.text);
  if (check.concept) return unit ? unit.hits.filter(({ owner }) => owner.role === 'concept' && owner.owner === check.concept) : [];
  if (check.detector && isDetector(check.detector)) return detect(check.detector, text.text);
  return [];
}

function guarded(check: ForbidCheck, unit: Unit, from: number, to: number): boolean {
  const concept = (id: string) => unit.hits.filter(({ owner }) => owner.role === 'concept' && owner.owner === id);
  return check.guard.some((guard) => {
    switch (guard) {
      case 'negation': return concept('prohibition').some((hit) => hit.to <= from && from - hit.to <= GUARD_REACH);
      case 'definition': return concept('definition').length > 0;
      case 'history': return concept('history').length > 0;
      case 'quotation': return concept('quotation-law').length > 0 || quoted(unit.text.text, from, to);
      case 'references': return unit.discount === 'contents';
      case 'masked': return /[*×●█#]/.test(unit.text.text.slice(from, to));
    }
  });
}

/** The hit stands inside quotation marks together with more words. */
function quoted(text: string, from: number, to: number): boolean {
  const open = Math.max(text.lastIndexOf('“', from), text.lastIndexOf('「', from));
  if (open < 0) return false;
  const close = text.slice(open).search(/[”」]/);
  return close >= 0 && open + close >= to;
}

function says(unit: Unit, concept: string): boolean {
  return unit.hits.some(({ owner }) => owner.role === 'concept' && owner.owner === concept);
}

function excusedSections({ units }: DocumentFacts, concept: string): ReadonlySet<number> {
  return new Set(units.flatMap((unit) => (says(unit, concept) ? [unit.section] : [])));
}
