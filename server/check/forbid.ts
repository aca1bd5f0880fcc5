import type { ForbidCheck } from '../../schemas/rule.js';
import type { DocumentFacts, Unit } from '../document/facts/model.js';
import { sectionPath } from '../document/model.js';
import { plainText, spanOf, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { CompiledCheck, CompiledRule } from '../rules/model.js';
import { detect, isDetector } from './detectors.js';
import { violation, type CheckResult, type Judging, type Violation } from './violation.js';

/** How far before a hit a word such as 不得 or 禁止 turns a wording into its prohibition. */
const GUARD_REACH = 12;

interface Hit { readonly span: Span; readonly section: number; readonly text: string }

/** Must not appear. One violation per document, with all places. */
export function checkForbid(rule: CompiledRule, compiled: CompiledCheck, check: ForbidCheck, judging: Judging): CheckResult {
  const violations: Violation[] = [];
  for (const facts of judging.project.documents) {
    if (!facts.own) continue;
    const hits = hitsIn(facts, compiled, check).sort((a, b) => a.span.start - b.span.start);
    const [first] = hits;
    if (!first) continue;
    const file = facts.document.source.path;
    violations.push(violation(rule, compiled, { file, span: first.span, section: sectionPath(facts.document, first.section) }, causeOf(check), {
      args: { found: first.text, excerpt: first.text, count: hits.length },
      occurrences: hits.map(({ span }) => ({ file, span })),
    }));
  }
  return { violations };
}

function causeOf(check: ForbidCheck): 'placeholder' | 'forbidden' {
  return check.detector === 'placeholder' ? 'placeholder' : 'forbidden';
}

function hitsIn(facts: DocumentFacts, compiled: CompiledCheck, check: ForbidCheck): Hit[] {
  const places = new Set(check.in);
  const hits: Hit[] = [];
  if (check.detector === 'placeholder') {
    return facts.placeholders.map(({ span, section, text }) => ({ span, section, text }));
  }
  for (const unit of facts.units) {
    const block = facts.document.blocks[unit.block]!;
    const place = block.contents ? 'contents' : block.kind === 'row' ? 'cell' : block.kind === 'quote' ? 'quote' : block.kind === 'code' ? 'code' : 'body';
    if (!places.has(place)) continue;
    if (check.unless && excused(check.unless, unit, facts)) continue;
    for (const { from, to } of find(unit.text, unit, compiled, check)) {
      if (guarded(check, unit, from, to)) continue;
      hits.push(hitAt(facts, unit.text, from, to, unit.section));
    }
  }
  if (places.has('front-matter')) {
    for (const field of facts.document.meta) {
      const text = plainText(facts.document.source.text.slice(field.span.start, field.span.end), field.span.start);
      for (const { from, to } of find(text, null, compiled, check)) hits.push(hitAt(facts, text, from, to, 0));
    }
  }
  if (places.has('heading')) {
    for (const section of facts.document.sections) {
      if (section.index === 0) continue;
      for (const { from, to } of find(section.title, null, compiled, check)) {
        hits.push(hitAt(facts, section.title, from, to, section.index));
      }
    }
  }
  return hits;
}

/** With the words as they stand in the source, full-width signs and all. */
function hitAt(facts: DocumentFacts, text: MappedText, from: number, to: number, section: number): Hit {
  const span = spanOf(text, from, to);
  return { span, section, text: facts.document.source.text.slice(span.start, span.end).replace(/\s+/g, ' ') };
}

function find(text: MappedText, unit: Unit | null, compiled: CompiledCheck, check: ForbidCheck): { from: number; to: number }[] {
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

function excused(unless: NonNullable<ForbidCheck['unless']>, unit: Unit, facts: DocumentFacts): boolean {
  const has = (u: Unit) => u.hits.some(({ owner }) => owner.role === 'concept' && owner.owner === unless.concept);
  return unless.in === 'unit' ? has(unit) : facts.units.some((u) => u.section === unit.section && has(u));
}
