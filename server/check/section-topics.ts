import type { Topic } from '../../schemas/vocabulary.js';
import type { DocumentFacts } from '../document/facts/model.js';
import { ancestry } from '../document/model.js';
import type { Memory } from '../project/memory.js';
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

/** What is said over every section, in their order. */
export function sectionTopics(
  facts: DocumentFacts, named: readonly ReadonlySet<string>[], topics: ReadonlyMap<string, Topic>, memory: Memory,
): readonly SectionTopics[] {
  const known = memory.keep('said over sections', [], () => new Map<string, SectionTopics>());
  const { sections } = facts.document;
  const headings = sections.map(({ index, parent }): Headings => {
    const outer = sections[parent ?? -1]?.parent ?? -1;
    return { index, own: facts.titleHits[index], parent: facts.titleHits[parent ?? -1], outer: facts.titleHits[outer] };
  });
  return memory.keepEach('sections', headings, sameHeadings, ({ index }) => {
    const title = (facts.titleHits[index] ?? []).filter(({ owner }) => owner.role === 'aspect' || owner.role === 'near');
    const over = topicsAbove(facts, index, named, topics);
    const assigns = index > 0 && [...over].some((id) => topics.get(id)?.assigns);
    const key = `${[...over].join(' ')}|${String(assigns)}|${title.map(({ owner }) => `${owner.role} ${owner.owner} ${owner.part}`).join('|')}`;
    let said = known.get(key);
    if (!said) known.set(key, (said = { topics: over, assigns, title }));
    return said;
  });
}

/** The headings that reach a section: its own and those of HEADING_REACH levels above it, by their hits. */
interface Headings { readonly index: number; readonly own: unknown; readonly parent: unknown; readonly outer: unknown }

function sameHeadings(a: Headings, b: Headings): boolean {
  return a.own === b.own && a.parent === b.parent && a.outer === b.outer && (a.index > 0) === (b.index > 0);
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
