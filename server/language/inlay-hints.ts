import type { InlayHint } from 'vscode-languageserver-types';
import { inLocale } from '../../schemas/localized.js';
import type { Claim, DocumentFacts } from '../document/facts/model.js';
import { daysBetween } from '../text/day.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { evidenceIds, evidenceTitle } from './evidence-ids.js';
import { otherUnit, statedOf, written } from './figures.js';
import { projectDays, titleOf, writtenDays } from './known-days.js';
import { blockAt, factsOf, unitAt, within } from './manual-places.js';
import { placeLink, shown } from './markdown-text.js';
import { registers } from './registers.js';
import type { View } from './view.js';

/** Which hints are wanted; all of them unless one is switched off. */
export interface HintOptions {
  readonly units?: boolean;
  readonly evidence?: boolean;
  readonly days?: boolean;
  readonly forms?: boolean;
}

/** Longer titles are cut: a hint stands in somebody's sentence. */
const LONGEST = 20;
/** Where many forms are named together, their names would bury the text. */
const MOST_TOGETHER = 3;
const EXPIRES = /有效期|到期|截止|届满|失效|valid|expir/i;

const WORDS = {
  'zh-CN': {
    left: (n: number) => (n === 0 ? '今天' : `还有 ${n} 天`), past: (n: number) => `已过 ${n} 天`, elsewhere: '别处的写法', state: { outside: '在项目之外', missing: '文件不存在', empty: '文件是空的', changed: '文件已变' },
  },
  en: {
    left: (n: number) => (n === 0 ? 'today' : `${n} ${n === 1 ? 'day' : 'days'} left`), past: (n: number) => `${n} ${n === 1 ? 'day' : 'days'} ago`, elsewhere: 'Elsewhere written as', state: { outside: 'outside the project', missing: 'file missing', empty: 'file empty', changed: 'file changed' },
  },
} as const;

interface Hint { readonly at: Span; readonly label: string; readonly tooltip: string }

/** Few words beside what only a list elsewhere explains: a figure in another unit, an item's title, the days left, a form's name. */
export function inlayHints(view: View, source: SourceText, part: Span, { units = true, evidence = true, days = true, forms = true }: HintOptions = {}): InlayHint[] {
  const facts = factsOf(view.result, source);
  if (!facts) return [];
  const hints = [
    ...(units ? unitHints(view, facts, part) : []), ...(evidence ? evidenceHints(view, facts, part) : []),
    ...(days ? dayHints(view, facts, part) : []), ...(forms ? formHints(view, facts, part) : []),
  ];
  return hints.sort((a, b) => a.at.end - b.at.end).map(({ at, label, tooltip }) => ({
    position: view.wire.range(source, at).end, label, tooltip: { kind: 'markdown', value: tooltip }, paddingLeft: true,
  }));
}

/** Where the same thing is promised in other units elsewhere, or the same length of time is, the figure in a common unit. */
function unitHints(view: View, facts: DocumentFacts, part: Span): Hint[] {
  const seen = new Set<number>();
  return within(facts.claims, part).flatMap((own) => {
    const { subject, quantity, span, context } = own;
    if (context !== 'plain' || seen.has(span.start)) return [];
    const others = statedOf(view.result, subject).filter(({ claim }) => claim.quantity.kind === quantity.kind && claim.quantity.unit !== quantity.unit
      && (claim.quantity.value === quantity.value || isAboutSame(claim, own)));
    const other = others.length === 0 ? null : otherUnit(quantity, view.locale);
    if (other === null) return [];
    seen.add(span.start);
    const [first] = others;
    const title = view.result.rules.subjects.get(subject)?.title;
    return [{
      at: span, label: `= ${other}`,
      tooltip: `${title ? `${inLocale(title, view.locale)} · ` : ''}${WORDS[view.locale].elsewhere} ${shown(written(first!.facts, first!.claim.quantity))} · ${placeLink(view, { file: first!.facts.document.source.path, span: first!.claim.span })}`,
    }];
  });
}

/** For the same area, activity, product and severity: other figures are no spelling of this one. */
function isAboutSame(a: Claim, b: Claim): boolean {
  return a.area === b.area && a.activity === b.activity && a.product === b.product && a.severity === b.severity;
}

function evidenceHints(view: View, facts: DocumentFacts, part: Span): Hint[] {
  const { text } = facts.document.source;
  return evidenceIds(view.result).mentions(text, part.start, part.end).flatMap(({ span, evidence }) => {
    const title = evidenceTitle(view.result, evidence, view.locale);
    const state = WORDS[view.locale].state[evidence.fileState as keyof typeof WORDS.en.state] as string | undefined;
    // Its title is there already, behind the id or in the next cell.
    const told = title === '' || text.slice(span.end, span.end + title.length + 6).includes(title);
    const label = [...(told ? [] : [short(title)]), ...(state === undefined ? [] : [`⚠ ${state}`])].join(' · ');
    return label === '' ? [] : [{ at: span, label, tooltip: `${shown(title)} · ${placeLink(view, evidence)}` }];
  });
}

/** Days still to come of the project's own dates, and of what is said to be valid until a day. */
function dayHints(view: View, facts: DocumentFacts, part: Span): Hint[] {
  const { result, locale } = view;
  const own = projectDays(result);
  const w = WORDS[locale];
  return writtenDays(facts).filter(({ span }) => span.start >= part.start && span.end <= part.end).flatMap(({ day, span }) => {
    const distance = daysBetween(result.today, day);
    const known = own.filter((one) => one.day === day && distance >= 0).map((one) => titleOf(one, locale));
    if (known.length === 0 && !expires(facts, span)) return [];
    return [{ at: span, label: distance < 0 ? w.past(-distance) : w.left(distance), tooltip: [day, ...known].join(' · ') }];
  });
}

function expires(facts: DocumentFacts, span: Span): boolean {
  const row = blockAt(facts, span.start)?.row;
  if (row) return row.cells.some((cell) => cell.span.start <= span.start && span.end <= cell.span.end && EXPIRES.test(cell.header));
  const unit = unitAt(facts, span.start);
  const { text } = facts.document.source;
  return unit !== null && EXPIRES.test(text.slice(Math.max(unit.span.start, span.start - 16), Math.min(unit.span.end, span.end + 6)));
}

function formHints(view: View, facts: DocumentFacts, part: Span): Hint[] {
  const known = registers(view.result);
  const { text } = facts.document.source;
  const together = new Map<number, number>();
  const wanted = within(facts.references, part).filter(({ kind, listed, name }) => kind === 'form' && !listed && /\d/.test(name));
  const blockOf = (at: number) => blockAt(facts, at)?.span.start ?? -1;
  for (const { span } of wanted) together.set(blockOf(span.start), (together.get(blockOf(span.start)) ?? 0) + 1);
  return wanted.flatMap(({ name, span }) => {
    const entry = known.form(name);
    const around = text.slice(Math.max(0, span.start - (entry?.title.length ?? 0) - 3), span.end + (entry?.title.length ?? 0) + 3);
    if (!entry || entry.title === '' || around.includes(entry.title) || together.get(blockOf(span.start))! > MOST_TOGETHER) return [];
    return [{ at: span, label: short(entry.title), tooltip: `${shown(entry.title)} · ${placeLink(view, { file: entry.facts.document.source.path, span: entry.reference.span })}` }];
  });
}

function short(title: string): string {
  return title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title;
}
