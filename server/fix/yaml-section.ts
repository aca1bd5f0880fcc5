import { stringify } from 'yaml';
import { cellsOf } from '../check/inserted.js';
import type { FileEdit } from './model.js';
import { ordinalOf, withOrdinal } from './numbering.js';
import type { SectionPlace } from './section-place.js';
import type { TemplatePart } from './template-parts.js';
import { listPlace, type ListPlace } from './yaml-list.js';
import { yamlOf } from './yaml-maps.js';
import { lineEndOf, withLineEnds } from './yaml-text.js';

/** Whether a section can be put into a YAML manual: its sections stand one below the other. */
export function takesYamlSection({ facts: { document: { source } } }: SectionPlace): boolean {
  return listPlace(source, 'sections') !== null;
}

/** Puts a section into a YAML manual: an element of `sections`, behind the one that it belongs to. */
export function yamlSection(place: SectionPlace, title: string, parts: readonly TemplatePart[]): FileEdit[] {
  const { source } = place.facts.document;
  const list = listPlace(source, 'sections');
  if (!list) return [];
  const sections = (yamlOf(source).value as { sections?: unknown } | null)?.sections;
  const { at, index } = target(list, place);
  const numbers = (Array.isArray(sections) ? sections : []).map((one: unknown) => String((one as Record<string, unknown> | null)?.['no'] ?? ''));
  const [own, next] = [numbers[index] ?? '', numbers[index + 1] ?? ''];
  const ordinal = ordinalOf(own);
  const free = ordinal !== null && (next === '' || (ordinalOf(next) ?? ordinal + 2) > ordinal + 1);
  const section = { ...(free ? { no: withOrdinal(own, ordinal + 1) } : {}), title, ...contentOf(parts) };
  const lines = stringify([section], { lineWidth: 0 }).trimEnd().split('\n').map((line) => `${list.indent}${line}\n`).join('');
  const atEnd = at === list.end;
  return [{ file: source.path, span: atEnd ? list.replaced : { start: at, end: at }, text: withLineEnds((atEnd ? list.before : '') + lines, lineEndOf(source.text)) }];
}

/** Where the lines of the new element begin, and the index of the one before it. */
function target(list: ListPlace, place: SectionPlace): { readonly at: number; readonly index: number } {
  const anchor = place.kind === 'under' ? place.section : place.kind === 'last-in' ? place.chapter : place.after ?? place.before;
  if (!anchor) return { at: list.end, index: list.items.length - 1 };
  const holding = list.items.findLastIndex(({ start }) => start <= anchor.span.start);
  const index = place.kind === 'chapter' && !place.after ? holding - 1 : holding;
  return { at: list.items[index + 1]?.start ?? list.end, index };
}

interface Content { text?: string; items?: string[]; steps?: string[]; sections?: (Content & { title: string })[] }

/** Paragraphs, lists and rows as a YAML manual has them. */
function contentOf(parts: readonly TemplatePart[]): Content {
  const content: Content = {};
  const sections: (Content & { title: string })[] = [];
  for (const { heading, body } of parts) {
    const own = bodyOf(body);
    if (heading === '') Object.assign(content, own); else sections.push({ title: heading, ...own });
  }
  return { ...content, ...(sections.length > 0 ? { sections } : {}) };
}

function bodyOf(body: readonly string[]): Content {
  const items: string[] = [];
  const steps: string[] = [];
  const text: string[] = [];
  let header: string[] | null = null;
  for (const line of body) {
    const mark = /^([-*+]|\d+\.) (.*)$/.exec(line.trim());
    if (line.trim().startsWith('|')) {
      const cells = cellsOf(line);
      if (!header) header = cells;
      else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) items.push(rowText(header, cells));
    } else if (mark) (/^\d/.test(mark[1]!) ? steps : items).push(mark[2]!);
    else if (line.trim() !== '') text.push(line.trim());
    if (!line.trim().startsWith('|')) header = null;
  }
  return { ...(text.length > 0 ? { text: text.join('\n') } : {}), ...(items.length > 0 ? { items } : {}), ...(steps.length > 0 ? { steps } : {}) };
}

function rowText(header: readonly string[], [first = '', ...rest]: readonly string[]): string {
  return `${first}：${rest.map((cell, i) => (rest.length > 1 ? `${header[i + 1] ?? ''} ${cell}` : cell)).join('；')}`;
}
