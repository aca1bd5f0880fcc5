import type { DocumentFacts, Unit } from '../document/facts/model.js';
import type { Block, Section } from '../document/model.js';
import type { LintResult } from '../report/index.js';
import { upTo } from '../text/ordered.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';

const byPath = new WeakMap<LintResult, ReadonlyMap<string, DocumentFacts>>();

/** What was found in a manual; null for every other file, and for a text that is no longer the one that was judged. */
export function factsOf(result: LintResult, source: SourceText): DocumentFacts | null {
  let known = byPath.get(result);
  if (!known) byPath.set(result, (known = new Map(result.project.documents.map((facts) => [facts.document.source.path, facts]))));
  const facts = known.get(source.path);
  return facts && (facts.document.source === source || facts.document.source.text === source.text) ? facts : null;
}

/** What was found in an earlier state of a manual that is being written; null for every other file. */
export function nearestFacts(result: LintResult, { path }: SourceText): DocumentFacts | null {
  return result.project.documents.find(({ document }) => document.source.path === path) ?? null;
}

/** The innermost section that an offset lies in; the document itself before the first heading. */
export function sectionAt({ document: { sections } }: DocumentFacts, offset: number): Section {
  let at = upTo(sections, offset, ({ span }) => span.start) - 1;
  // A parent closes no earlier than its last child.
  for (let section = sections[at]; section && section.parent !== null; section = sections[at]) {
    if (offset < section.span.end || (offset === section.span.end && at === sections.length - 1)) return section;
    at = section.parent;
  }
  return sections[0]!;
}

/** A manual's title where it stands in the text: its first heading of level 1, else what the document calls itself; null if nothing does. */
export function titleSpan({ document: { source, sections } }: DocumentFacts): Span | null {
  const { text } = source;
  const own = sections[0]?.heading ?? null;
  const body = text.slice(own?.end ?? 0, sections[1]?.span.start ?? text.length);
  // Front matter has the title, too; people look at the heading below it.
  const heading = own && text[own.start - 2] === '#' ? null : /^#[ \t]+(\S[^\r\n]*?)[ \t]*\r?$/m.exec(body);
  if (!heading) return own;
  const start = (own?.end ?? 0) + heading.index + heading[0].indexOf(heading[1]!);
  return { start, end: start + heading[1]!.length };
}

/** The block that an offset lies in or ends; null between blocks and in headings. */
export function blockAt({ document: { blocks } }: DocumentFacts, offset: number): Block | null {
  return holding(blocks, offset);
}

export function unitAt({ units }: DocumentFacts, offset: number): Unit | null {
  return holding(units, offset);
}

/** What holds an offset: the smallest span, the first of equals. */
export function smallestAt<T extends { readonly span: Span }>(all: readonly T[], offset: number): T | null {
  let best: T | null = null;
  for (const one of all) {
    if (one.span.start <= offset && offset <= one.span.end && (!best || one.span.end - one.span.start < best.span.end - best.span.start)) best = one;
  }
  return best;
}

/** The one that holds an offset among spans in the order of the text. */
export function holding<T extends { readonly span: Span }>(ordered: readonly T[], offset: number): T | null {
  const one = ordered[upTo(ordered, offset, ({ span }) => span.start) - 1];
  return one && offset <= one.span.end ? one : null;
}

/** Those that touch a span, of spans in the order of the text that do not overlap. */
export function within<T extends { readonly span: Span }>(ordered: readonly T[], { start, end }: Span): readonly T[] {
  let from = Math.max(0, upTo(ordered, start, ({ span }) => span.start) - 1);
  while (from < ordered.length && ordered[from]!.span.end < start) from++;
  let to = from;
  while (to < ordered.length && ordered[to]!.span.start <= end) to++;
  return ordered.slice(from, to);
}
