import type { DocumentFacts } from '../document/facts/model.js';
import { sectionPath } from '../document/model.js';
import type { Project } from '../project/model.js';
import { EMPTY_SPAN } from '../text/position.js';
import type { CompiledRules } from '../rules/model.js';
import type { Place } from './model.js';

export type Anchor = Place & { readonly section: string };

/** The heading of a section; its document's first line where it has none. */
export function headingOf(facts: DocumentFacts, section: number): Anchor {
  const { document } = facts;
  return {
    file: document.source.path,
    span: document.sections[section]?.heading ?? titleSpan(facts),
    section: sectionPath(document, section),
  };
}

/** The title line of the primary manual; hegui.yaml where there is no manual. */
export function projectAnchor(project: Project): Anchor {
  const { primary } = project;
  if (primary) return { file: primary.document.source.path, span: titleSpan(primary), section: '' };
  return { file: project.configPath ?? project.name, span: EMPTY_SPAN, section: '' };
}

function titleSpan(facts: DocumentFacts): { start: number; end: number } {
  const heading = facts.document.sections[0]?.heading;
  if (heading) return heading;
  const { text } = facts.document.source;
  const start = Math.max(0, text.search(/\S/));
  const length = text.slice(start).search(/[\r\n]/);
  return { start, end: length < 0 ? text.length : start + length };
}

/**
 * The first chapter of a manual, by the topics that its headings name, for each number of the template order: where a topic of
 * that chapter belongs.
 */
export function chaptersOf({ document: { sections }, titleHits }: DocumentFacts, { topics }: CompiledRules): ReadonlyMap<number, number> {
  const top = sections.reduce((least, { level }) => (level > 0 ? Math.min(least, level) : least), Infinity);
  const chapters = new Map<number, number>();
  for (const { index, level } of sections) {
    if (level !== top) continue;
    for (const { owner } of titleHits[index] ?? []) {
      const chapter = owner.role === 'name' ? topics.get(owner.owner)?.chapter : undefined;
      if (chapter !== undefined && !chapters.has(chapter)) chapters.set(chapter, index);
    }
  }
  return chapters;
}
