import type { Topic } from '../../schemas/vocabulary.js';
import type { DocumentFacts } from '../document/facts/model.js';
import { ancestry } from '../document/model.js';
import type { PhraseHit } from '../text/scanner.js';

/** What the headings over a section say of its topics. Sections over which the same is said share one. */
export interface SectionTopics {
  /** Topics that its own or a near ancestor's heading names. */
  readonly topics: ReadonlySet<string>;
  /** Work is assigned to posts there. */
  readonly assigns: boolean;
  /** Aspects of topics in its own title. */
  readonly title: readonly PhraseHit[];
}

/** How far a heading's name reaches down: its own section and two levels below it. */
const HEADING_REACH = 2;

/** For each section the topics that its own heading names. */
export function topicsNamed({ titleHits }: DocumentFacts): readonly ReadonlySet<string>[] {
  return titleHits.map((hits) => new Set(hits.flatMap(({ owner }) => (owner.role === 'name' ? [owner.owner] : []))));
}

/** What is said over every section, in their order. `known`: what was said before. */
export function sectionTopics(
  facts: DocumentFacts, named: readonly ReadonlySet<string>[], topics: ReadonlyMap<string, Topic>, known: Map<string, SectionTopics>,
): readonly SectionTopics[] {
  return facts.document.sections.map(({ index }) => {
    const above = topicsAbove(facts, index, named, topics);
    const title = (facts.titleHits[index] ?? []).filter(({ owner }) => owner.role === 'aspect' || owner.role === 'near');
    const assigns = index > 0 && [...above].some((id) => topics.get(id)?.assigns);
    const key = `${[...above].join(' ')}|${String(assigns)}|${title.map(({ owner }) => `${owner.role} ${owner.owner} ${owner.part}`).join('|')}`;
    let said = known.get(key);
    if (!said) known.set(key, (said = { topics: above, assigns, title }));
    return said;
  });
}

function topicsAbove({ document }: DocumentFacts, index: number, named: readonly ReadonlySet<string>[], topics: ReadonlyMap<string, Topic>): ReadonlySet<string> {
  const all = new Set<string>();
  const chapters = new Map<string, number | undefined>();
  const chapterOf = (id: string) => topics.get(id)?.chapter;
  // A section with a topic of its own does not speak for that topic's neighbours in the chapter order: what stands
  // under 服务承诺 is no 服务理念, though its chapter may be called after the latter.
  const taken = (id: string) => !chapters.has(id) && [...chapters.values()].includes(chapterOf(id));
  let distance = 0;
  for (const ancestor of ancestry(document, index)) {
    if (distance++ > HEADING_REACH) break;
    const own = [...(named[ancestor.index] ?? [])];
    // Under “商品信息与技术支持”, a section “技术支持” speaks for that one only.
    const chosen = own.length > 1 ? own.filter((id) => all.has(id)) : [];
    for (const id of chosen.length > 0 ? chosen : own) if (!taken(id)) all.add(id);
    for (const id of all) chapters.set(id, chapterOf(id));
  }
  return all;
}
