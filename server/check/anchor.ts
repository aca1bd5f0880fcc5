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
 * Where a missing topic belongs: the chapter of the primary manual that the template order gives it, else the
 * manual's title. A chapter is known by the topics that its headings name.
 */
export function missingAnchor(project: Project, rules: CompiledRules, topicId: string): Anchor {
  const { primary } = project;
  const wanted = rules.topics.get(topicId)?.chapter;
  if (!primary || wanted === undefined) return projectAnchor(project);
  const { sections } = primary.document;
  const top = Math.min(...sections.filter((s) => s.level > 0).map((s) => s.level));
  for (const section of sections) {
    if (section.level !== top) continue;
    const named = primary.titleHits[section.index] ?? [];
    if (named.some(({ owner }) => owner.role === 'name' && rules.topics.get(owner.owner)?.chapter === wanted)) return headingOf(primary, section.index);
  }
  return projectAnchor(project);
}
