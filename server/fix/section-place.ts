import type { DocumentFacts } from '../document/facts/model.js';
import type { Section } from '../document/model.js';
import type { Judged } from './model.js';

/** Where a section that is missing belongs. */
export type SectionPlace =
  /** Under the heading that has the topic's name, or nearly covers it: only what is missing below it. */
  | { readonly kind: 'under'; readonly facts: DocumentFacts; readonly section: Section }
  /** A section more at the end of a chapter. */
  | { readonly kind: 'last-in'; readonly facts: DocumentFacts; readonly chapter: Section }
  /** A chapter of its own, after another; null: before all (`before`), or at the end. */
  | { readonly kind: 'chapter'; readonly facts: DocumentFacts; readonly after: Section | null; readonly before: Section | null };

/** The place that the chapter order gives a topic, or the section of its own that says nothing; null without a manual. */
export function sectionPlace({ project, rules, verdict }: Judged, topicId: string): SectionPlace | null {
  const nearest = verdict.judgements.get(topicId)?.nearest;
  const isNamed = (facts: DocumentFacts, section: number) => (facts.titleHits[section] ?? []).some(({ owner }) => owner.role === 'name' && owner.owner === topicId);
  if (nearest && nearest.section > 0 && isNamed(nearest.facts, nearest.section)) {
    return { kind: 'under', facts: nearest.facts, section: nearest.facts.document.sections[nearest.section]! };
  }
  const facts = project.primary;
  const wanted = rules.topics.get(topicId)?.chapter;
  if (!facts) return null;
  const chapters = topSections(facts);
  const numbers = chapters.map((section) => chapterOf(facts, section, rules));
  const own = wanted === undefined ? -1 : numbers.indexOf(wanted);
  if (own >= 0) return { kind: 'last-in', facts, chapter: chapters[own]! };
  if (wanted === undefined) return { kind: 'chapter', facts, after: null, before: null };
  const at = bestPlace(numbers, wanted);
  return { kind: 'chapter', facts, after: chapters[at - 1] ?? null, before: chapters[at] ?? null };
}

/** The sections of the outermost level. */
export function topSections({ document: { sections } }: DocumentFacts): Section[] {
  const levels = sections.filter(({ level, heading }) => level > 0 && heading).map(({ level }) => level);
  const top = Math.min(...levels);
  return sections.filter(({ level, heading }) => level === top && heading);
}

/**
 * How many chapters stand before a new one: as few as possible of those before come later in the usual order, and of those
 * behind come earlier. Behind the last chapter that comes earlier, where several places are as good.
 */
function bestPlace(numbers: readonly (number | null)[], wanted: number): number {
  let wrong = numbers.filter((number) => number !== null && number < wanted).length;
  let best = { at: 0, wrong };
  numbers.forEach((number, i) => {
    if (number === null) return;
    wrong += number > wanted ? 1 : number < wanted ? -1 : 0;
    if (wrong <= best.wrong) best = { at: i + 1, wrong };
  });
  return best.wrong === numbers.filter((number) => number !== null && number < wanted).length && best.at === 0 ? firstKnown(numbers) : best.at;
}

/** Before the first chapter of the usual order: behind a preface. */
function firstKnown(numbers: readonly (number | null)[]): number {
  const first = numbers.findIndex((number) => number !== null);
  return first < 0 ? numbers.length : first;
}

/** Which chapter of the usual order a section is, by its title or the topics that its heading names; null where it is none. */
function chapterOf({ titleHits }: DocumentFacts, { index, title }: Section, { topics, chapters }: Judged['rules']): number | null {
  const named = chapters.find(({ title: { zh } }) => title.text.replace(/\s+/g, '') === zh);
  if (named) return named.no;
  for (const { owner } of titleHits[index] ?? []) {
    if (owner.role !== 'name') continue;
    const chapter = topics.get(owner.owner)?.chapter;
    if (chapter !== undefined) return chapter;
  }
  return null;
}
