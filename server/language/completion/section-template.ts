import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { inLocale } from '../../../schemas/localized.js';
import type { Topic } from '../../../schemas/vocabulary.js';
import type { Section } from '../../document/model.js';
import { styleOf } from '../../fix/heading-style.js';
import { firstBelow, ordinalOf, withOrdinal } from '../../fix/numbering.js';
import { sectionTemplate, type SectionTemplate } from '../../fix/template-parts.js';
import { lineEndOf, withLineEnds } from '../../fix/yaml-text.js';
import { topicStanding } from '../standing-words.js';
import { topicPlaces } from '../topic-memberships.js';
import { itemsOf, snippetOf, type Offered, type Writing } from './context.js';

const HEADING = /^(#{1,6})([ \t]*)(.*)$/;
/** A number that is already written: it stays. */
const NUMBER = /^(?:第[\d一二三四五六七八九十]+[章节条]|\d+(?:\.\d+)*[.、]?|[一二三四五六七八九十]+、|[（(][\d一二三四五六七八九十]+[)）])\s*/;
const DEFAULT_DEPTH = 2;

/** At the start of a line or behind `##`: section skeletons with headings and numbers of their place, what is missing first. Null elsewhere. */
export function sectionItems(at: Writing): CompletionItem[] | null {
  if (at.facts.document.format !== 'markdown') return null;
  const heading = HEADING.exec(at.before);
  if (!heading && (at.before.trim() !== '' || at.after.trim() !== '')) return null;
  if (heading && /^\s*\S/.test(at.after)) return null;
  const depth = heading ? heading[1]!.length : depthAt(at);
  const written = heading?.[3] ?? '';
  const own = NUMBER.exec(written)?.[0] ?? null;
  const mark = own ?? markAt(at, depth);
  return itemsOf(at, topicsFor(at).flatMap(({ topic, template }) => offered(at, topic, template, depth, mark, heading ? `${heading[1]}${heading[2]}${own ?? ''}` : '')));
}

function offered({ view, source, line, options }: Writing, topic: Topic, template: SectionTemplate, depth: number, mark: string, lead: string): Offered {
  const text = withLineEnds(textOf(template, depth, mark, view.result.project.primary), lineEndOf(source.text));
  return {
    label: `${mark}${template.title}`, detail: topicStanding(view.result, topic.id, view.locale), words: [topic.id, inLocale(topic.title, 'zh-CN'), inLocale(topic.title, 'en')],
    kind: CompletionItemKind.Snippet, text: options.snippets ? snippetOf(text) : text, isSnippet: options.snippets, replaces: line,
    // Typed without its number, or with it: both are found.
    lead: mark !== '' && lead.endsWith(mark) ? lead.slice(0, -mark.length) : lead,
    data: { of: 'template', name: topic.id },
  };
}

/** Topics with a template: missing ones, then partly covered ones, then those that only wait to be filled in, last what is covered; each in the order of a manual's chapters, this chapter's first. */
function topicsFor({ view: { result }, facts, section }: Writing): { topic: Topic; template: SectionTemplate }[] {
  const places = topicPlaces(result);
  const chapters = new Set(places.around(facts, section.index).map((id) => result.rules.topics.get(id)?.chapter));
  const rank = ({ id }: Topic) => {
    const coverage = places.coverage(id);
    if (coverage?.status === 'covered') return 3;
    if (coverage?.cause === 'placeholder' || coverage?.cause === 'heading-only') return 2;
    return coverage?.status === 'partial' ? 1 : 0;
  };
  return [...result.rules.topics.values()].flatMap((topic) => {
    const template = places.coverage(topic.id)?.status === 'notApplicable' ? null : sectionTemplate(result.rules, topic.id);
    return template ? [{ topic, template }] : [];
  }).sort((a, b) => rank(a.topic) - rank(b.topic) || Number(chapters.has(b.topic.chapter)) - Number(chapters.has(a.topic.chapter)) || a.topic.chapter - b.topic.chapter);
}

/** The headings before the cursor, as Markdown writes them, with their depth. */
function headingsBefore({ facts, line }: Writing): { section: Section; depth: number }[] {
  const { document } = facts;
  return document.sections.flatMap((section) => {
    if (!section.heading || section.index === 0 || section.heading.start >= line.start) return [];
    const depth = /#+/.exec(styleOf(facts, section).open)?.[0].length;
    return depth === undefined ? [] : [{ section, depth }];
  });
}

/** As deep as the section the cursor is in. */
function depthAt(at: Writing): number {
  return headingsBefore(at).at(-1)?.depth ?? DEFAULT_DEPTH;
}

/** The next number at this depth, after the example of the headings there; empty where they have none. */
function markAt(at: Writing, depth: number): string {
  const headings = headingsBefore(at);
  const mark = ({ section }: { section: Section }) => styleOf(at.facts, section).mark;
  for (let i = headings.length - 1; i >= 0; i--) {
    const heading = headings[i]!;
    if (heading.depth === depth) {
      const ordinal = ordinalOf(mark(heading));
      const next = ordinal === null ? '' : withOrdinal(mark(heading), ordinal + 1);
      return isTaken(at, heading.section, next) ? '' : next;
    }
    if (heading.depth < depth) return below(mark(heading), headings.findLast((one) => one.depth === depth)?.section, at);
  }
  return '';
}

/** Nothing that stands there is numbered anew: where the next section has the number already, the new one gets none. */
function isTaken({ facts }: Writing, { index, parent }: Section, mark: string): boolean {
  return facts.document.sections.some((other) => other.index > index && other.parent === parent && other.heading !== null && styleOf(facts, other).mark.trim() === mark.trim() && mark !== '');
}

/** The first number below a heading, after the example of another one as deep. */
function below(outer: string, example: Section | undefined, { facts }: Writing): string {
  if (!example) return '';
  const own = styleOf(facts, example).mark;
  const decimal = /^\s*(\d+(?:\.\d+)+)/.exec(outer)?.[1];
  if (decimal !== undefined) return /^\s*\d+(?:\.\d+){2}/.test(own) ? own.replace(/\d+(?:\.\d+)+/, `${decimal}.1`) : '';
  return firstBelow(ordinalOf(outer), own);
}

/** A template with its headings moved to their depth and numbered below its own number. */
function textOf({ title, parts }: SectionTemplate, depth: number, mark: string, primary: Writing['facts'] | null): string {
  const inner = /^\s*(\d+(?:\.\d+)*)/.exec(mark)?.[1] ?? (/^第/.test(mark) ? String(ordinalOf(mark) ?? '') : '');
  // 6.1.1 is written only where the manual writes such numbers; below chapter 6 its sections are 6.1.
  const numbered = inner !== '' && (!inner.includes('.') || (primary?.document.sections.some(({ number }) => number !== null && /^\d+(?:\.\d+){2}$/.test(number)) ?? false));
  let n = 0;
  const lines = parts.flatMap(({ heading, body }) => [
    ...(heading === '' ? [] : [`${'#'.repeat(Math.min(6, depth + 1))} ${numbered ? `${inner}.${++n} ` : ''}${heading}`, '']), ...body, '',
  ]);
  return `${'#'.repeat(depth)} ${mark}${title}\n\n${lines.join('\n').trim()}\n`;
}
