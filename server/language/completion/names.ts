import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { inLocale } from '../../../schemas/localized.js';
import { evidenceIds, evidenceTitle } from '../evidence-ids.js';
import { blockAt } from '../manual-places.js';
import { registers } from '../registers.js';
import { topicPlaces } from '../topic-memberships.js';
import { pointsText } from '../standing-words.js';
import { itemsOf, typed, type Offered, type Writing } from './context.js';

/** More than a reader looks through; typing narrows them down. */
export const MOST_NAMES = 200;

const AFTER_EVIDENCE = /(?:证据(?:编号|清单|材料)?|evidence)[（(：:\s]*([A-Za-z0-9._-]*)$/i;
const AFTER_BRACKET = /(?:^|[^\]!])\[([A-Za-z0-9._-]*)$/;
const AFTER_FORM = /(?:表单|记入|登记(?:在|于|表)?|填写|填入|录入|记录(?:在|于)?|见表)\s*([A-Za-z0-9.-]*)$/;
const PREFIX = /(?<![A-Za-z0-9._/-])([A-Za-z]{1,8}[A-Za-z0-9]*[-_.][A-Za-z0-9._-]*)$/;
const AFTER_TITLE = /《([^《》\n]*)$/;
const AFTER_INDICATOR = /(?:指标|条款|27922(?:[-—]2011)?)[（(：:\s的]*(\d[\d.]*(?:\/[a-z-]*)?|)$/;
const INDICATOR_COLUMN = /指标|条款|标准/;

/** Ids of evidence behind 证据 or `[`, and where what is typed begins some of them; those of the section's own topic first. */
export function evidenceItems(at: Writing): CompletionItem[] | null {
  const { view: { result, locale }, facts, section } = at;
  const said = typed(at, AFTER_EVIDENCE) ?? typed(at, AFTER_BRACKET);
  const found = said ?? typed(at, PREFIX);
  if (!found) return null;
  const word = found.word.toLowerCase();
  const items = evidenceIds(result).items.filter(({ item, duplicateOf }) => duplicateOf === undefined && item.id.toLowerCase().startsWith(word));
  if (items.length === 0) return said ? [] : null;
  const places = topicPlaces(result);
  const own = new Set(places.around(facts, section.index).flatMap((topic) => places.leaves(topic).flatMap(({ key }) => [key, key.split('/')[0]!])));
  const isOwn = (indicators: readonly string[]) => indicators.some((key) => own.has(key));
  const ranked = [...items.filter(({ item }) => isOwn(item.indicators)), ...items.filter(({ item }) => !isOwn(item.indicators))];
  return itemsOf(at, ranked.slice(0, MOST_NAMES + 1).map((evidence): Offered => ({
    label: evidence.item.id, detail: evidenceTitle(result, evidence, locale), words: [evidenceTitle(result, evidence, locale)], kind: CompletionItemKind.Reference,
    text: evidence.item.id, replaces: found.replaces, data: { of: 'evidence', name: evidence.item.id },
  })));
}

/** Numbers of listed forms behind 记入, 登记 …, and where what is typed begins some of them. */
export function formItems(at: Writing): CompletionItem[] | null {
  const { forms } = registers(at.view.result);
  const found = typed(at, AFTER_FORM) ?? typed(at, PREFIX);
  if (!found) return null;
  const word = found.word.toLowerCase();
  const fitting = forms.filter(({ reference }) => reference.name.startsWith(word));
  if (fitting.length === 0) return null;
  return itemsOf(at, fitting.slice(0, MOST_NAMES).map(({ reference, title }): Offered => ({
    label: reference.text, detail: title, words: [title], kind: CompletionItemKind.Reference, text: reference.text, replaces: found.replaces, data: { of: 'form', name: reference.name },
  })));
}

/** Behind 《: the project's own documents and the forms that have a name. */
export function titleItems(at: Writing): CompletionItem[] | null {
  const { view: { result }, source, after } = at;
  const found = typed(at, AFTER_TITLE, /^[^《》|\r\n，。；、]*(?=》)/);
  if (!found) return null;
  const close = after.slice(found.replaces.end - at.offset).startsWith('》') ? '' : '》';
  const titles = new Map<string, Offered>();
  const add = (title: string, detail: string, data: Offered['data']) => {
    if (title !== '' && !titles.has(title)) titles.set(title, { label: title, detail, kind: CompletionItemKind.File, text: `${title}${close}`, replaces: found.replaces, ...(data ? { data } : {}) });
  };
  for (const { document, control, own } of result.project.documents) {
    if (!own || document.source.path === source.path) continue;
    const title = control.find(({ field }) => field === 'title')?.value ?? document.source.text.slice(document.sections[0]?.heading?.start ?? 0, document.sections[0]?.heading?.end ?? 0);
    add(title, control.find(({ field }) => field === 'doc-no')?.value ?? '', { of: 'document', name: title });
  }
  for (const { title, reference } of registers(result).forms) add(title, reference.text, { of: 'form', name: reference.name });
  return itemsOf(at, [...titles.values()].slice(0, MOST_NAMES));
}

/** Behind 指标 or 条款, and in columns of those names: the standard's groups and leaves. */
export function indicatorItems(at: Writing): CompletionItem[] | null {
  const { view: { result, locale }, facts, offset } = at;
  const cell = blockAt(facts, offset)?.row?.cells.find(({ span }) => span.start <= offset && offset <= span.end);
  const found = typed(at, AFTER_INDICATOR) ?? (cell && INDICATOR_COLUMN.test(cell.header) ? typed(at, /\|\s*(\d[\d.]*(?:\/[a-z-]*)?|)$/) : null);
  if (!found) return null;
  const groups = result.standard.chapters.flatMap((chapter) => chapter.groups);
  return itemsOf(at, groups.flatMap((group) => [group, ...group.leaves]).map((one): Offered => ({
    label: one.key, detail: `${inLocale(one.title, locale)} · ${pointsText(result, 'leaves' in one ? one.leaves : [one], locale)}`, words: [one.title.zh, one.title.en], kind: CompletionItemKind.EnumMember,
    text: one.key, replaces: found.replaces, data: { of: 'indicator', name: one.key },
  })));
}
