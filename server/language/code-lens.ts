import type { CodeLens } from 'vscode-languageserver-types';
import type { DocumentFacts } from '../document/facts/model.js';
import { LABELS, TIMELINE_WORDS } from '../report/index.js';
import { daysBetween } from '../text/day.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { projectDays, titleOf } from './known-days.js';
import { factsOf, titleSpan } from './manual-places.js';
import { bracketed, projectStanding, topicName, topicNumber, topicShare, topicStanding } from './standing-words.js';
import { topicPlaces } from './topic-memberships.js';
import type { View } from './view.js';

/** The commands behind lenses. `explain` gets what `explain` takes and the file's address, the others the address. */
export const LENS_COMMANDS = { explain: 'hegui.explain', score: 'hegui.showScore', timeline: 'hegui.showTimeline' } as const;

const MOST_TOPICS = 3;
const MOST_DATES = 3;

/** How things stand, above the headings that name a topic, above the title, and at the top of hegui.yaml. */
export function codeLenses(view: View, source: SourceText): CodeLens[] {
  const { result } = view;
  if (source.path === result.project.configPath) return configLenses(view, source);
  const facts = factsOf(result, source);
  return facts?.own ? [...titleLenses(view, facts), ...headingLenses(view, facts)] : [];
}

function lens(view: View, source: SourceText, span: Span, title: string, command: string, args: readonly string[] = [view.wire.uri(source.path)]): CodeLens {
  return { range: view.wire.range(source, span), command: { title, command, arguments: [...args] } };
}

function titleLenses(view: View, facts: DocumentFacts): CodeLens[] {
  const { result, locale } = view;
  const { source } = facts.document;
  if (result.project.primary !== facts) return [];
  return [lens(view, source, titleSpan(facts) ?? { start: 0, end: 0 }, projectStanding(result, locale), LENS_COMMANDS.score)];
}

/**
 * The outermost headings of a topic; one below them would say the same again. What is missing is said once, above the
 * section that says most of the topic.
 */
function headingLenses(view: View, facts: DocumentFacts): CodeLens[] {
  const { result, locale } = view;
  const { sections, source } = facts.document;
  const places = topicPlaces(result);
  const uri = view.wire.uri(source.path);
  // A manual names a topic many times, and says the same of it each time.
  const said = new Map<string, { readonly name: string; readonly share: string; readonly explained: string }>();
  const sayOf = (topic: string) => {
    let words = said.get(topic);
    if (!words) said.set(topic, (words = { name: topicName(result, topic, locale), share: topicShare(result, topic, locale), explained: topicNumber(result, topic) ?? topic }));
    return words;
  };
  const isMain = (topic: string, section: number) => {
    const nearest = result.verdict.judgements.get(topic)?.nearest;
    return nearest?.facts === facts && nearest.section === section;
  };
  return sections.flatMap(({ index, heading, parent }) => {
    if (index === 0 || !heading) return [];
    const above = parent === null ? new Set<string>() : new Set(places.around(facts, parent));
    return places.named(facts, index).filter((topic) => !above.has(topic)).slice(0, MOST_TOPICS).flatMap((topic) => {
      const { name, share, explained } = sayOf(topic);
      const standing = isMain(topic, index) ? topicStanding(result, topic, locale) : share;
      return standing === '' ? [] : [lens(view, source, heading, `${name} ${standing}`, LENS_COMMANDS.explain, [explained, uri])];
    });
  });
}

/** The stage and how the project stands; the next days that hegui.yaml gives. What else is due when costs a whole timeline, which the command shows. */
function configLenses(view: View, source: SourceText): CodeLens[] {
  const { result, locale } = view;
  const words = TIMELINE_WORDS[locale];
  const next = projectDays(result).filter(({ day }) => day >= result.today).sort((a, b) => (a.day < b.day ? -1 : 1)).slice(0, MOST_DATES)
    .map((known) => `${known.day} ${titleOf(known, locale)}${bracketed(words.inDays(daysBetween(result.today, known.day)), locale)}`);
  const top = { start: 0, end: 0 };
  const colon = locale === 'en' ? ': ' : '：';
  return [
    lens(view, source, top, `${LABELS[locale].stage}${colon}${LABELS[locale].due[result.stage]} · ${projectStanding(result, locale)}`, LENS_COMMANDS.score),
    lens(view, source, top, next.length > 0 ? next.join(' · ') : words.timeline, LENS_COMMANDS.timeline),
  ];
}
