import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { indicatorText } from './hover/indicator.js';
import { evidenceText } from './hover/evidence-item.js';
import { documentText, formText } from './hover/reference.js';
import { inLocale } from '../../schemas/localized.js';
import { sectionTemplate } from '../fix/template-parts.js';
import type { CompletionData, CompletionOptions, Writing } from './completion/context.js';
import { frontMatterItems } from './completion/front-matter.js';
import { aspectItems } from './completion/missing-aspects.js';
import { evidenceItems, formItems, indicatorItems, MOST_NAMES, titleItems } from './completion/names.js';
import { sectionItems } from './completion/section-template.js';
import { figureItems } from './completion/stated-figures.js';
import { evidenceIds } from './evidence-ids.js';
import { indicatorOf } from './indicator-mentions.js';
import { factsOf, nearestFacts, sectionAt } from './manual-places.js';
import { shown } from './markdown-text.js';
import type { At, View } from './view.js';

/** Characters after which a completion may begin; after others only words that are being typed or a person's asking. */
export const COMPLETION_TRIGGERS: readonly string[] = ['#', ' ', '《', '[', '-', ':', '：', '据', '入', '标'];

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/**
 * What fits where somebody writes in a manual: keys and values of the front matter, section skeletons, aspects that are
 * still missing, names of evidence, forms, documents and indicators, figures as they are stated elsewhere. Empty in plain
 * prose and in files that are no manuals.
 */
export function completion(view: View, { source, offset: wanted }: At, options: CompletionOptions): CompletionList {
  const facts = factsOf(view.result, source) ?? nearestFacts(view.result, source);
  if (!facts) return NOTHING;
  const offset = Math.max(0, Math.min(wanted, source.text.length));
  const { text, lines } = source;
  const { line: number } = lines.position(offset);
  const start = lines.offset({ line: number, character: 0 });
  let end = number + 1 < lines.lineCount ? lines.offset({ line: number + 1, character: 0 }) : text.length;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  // Between the two characters of a line's end there is nothing to write.
  const at = Math.min(offset, end);
  const writing: Writing = { view, source, facts, offset: at, line: { start, end }, before: text.slice(start, at), after: text.slice(at, end), section: sectionAt(facts, Math.max(0, start - 1)), options };
  const front = frontMatterItems(writing);
  if (front) return { isIncomplete: false, items: front };
  if (isCode(writing)) return NOTHING;
  const named = titleItems(writing) ?? indicatorItems(writing) ?? both(evidenceItems(writing), formItems(writing));
  if (named) return { isIncomplete: named.length > MOST_NAMES, items: named.slice(0, MOST_NAMES) };
  const items = figureItems(writing) ?? [...(aspectItems(writing) ?? []), ...(sectionItems(writing) ?? [])];
  return { isIncomplete: false, items: items.map((item, i) => ({ ...item, sortText: String(i).padStart(4, '0') })) };
}

function both(a: CompletionItem[] | null, b: CompletionItem[] | null): CompletionItem[] | null {
  return a && b ? [...a, ...b] : a ?? b;
}

function isCode({ facts, line }: Writing): boolean {
  return facts.document.blocks.some(({ kind, span }) => kind === 'code' && span.start < line.start && line.start < span.end);
}

/** The item with its documentation: what the thing is, what a skeleton holds, what an aspect asks for. */
export function resolveCompletion(view: View, item: CompletionItem): CompletionItem {
  const data = dataOf(item.data);
  const value = data && textOf(view, data);
  return value ? { ...item, documentation: { kind: 'markdown', value } } : item;
}

const KINDS: ReadonlySet<unknown> = new Set<CompletionData['of']>(['evidence', 'form', 'document', 'indicator', 'template', 'aspect']);

/** What a client sends back may be anything. */
function dataOf(data: unknown): CompletionData | null {
  const { of, name, topic } = (data ?? {}) as Record<string, unknown>;
  return KINDS.has(of) && typeof name === 'string' ? { of: of as CompletionData['of'], name, ...(typeof topic === 'string' ? { topic } : {}) } : null;
}

function textOf(view: View, { of, name, topic }: CompletionData): string | null {
  const { result, locale } = view;
  switch (of) {
    case 'evidence': {
      const evidence = evidenceIds(result).find(name);
      return evidence ? evidenceText(view, evidence) : null;
    }
    case 'form': return formText(view, name, name.toUpperCase());
    case 'document': return documentText(view, name, name);
    case 'indicator': {
      const indicator = indicatorOf(result, name, locale);
      return indicator ? indicatorText(view, indicator) : null;
    }
    case 'template': {
      const template = sectionTemplate(result.rules, name);
      return template ? [`**${template.title}**`, ...template.parts.map(({ heading, body }) => `${heading === '' ? '' : `*${heading}*\n\n`}${body.join('\n')}`)].join('\n\n') : null;
    }
    case 'aspect': {
      const found = result.rules.topics.get(topic ?? '');
      const aspect = found?.aspects.find(({ id }) => id === name);
      if (!found || !aspect) return null;
      return [`**${inLocale(found.title, locale)}** · ${inLocale(aspect.title, locale)}`, ...(aspect.hint ? [inLocale(aspect.hint, locale)] : []), aspect.terms.slice(0, 20).map((term) => shown(term)).join(locale === 'en' ? ', ' : '、')].join('\n\n');
    }
  }
}
