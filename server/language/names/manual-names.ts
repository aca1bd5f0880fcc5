import type { DocumentFacts, ReferenceFact } from '../../document/facts/model.js';
import type { Block, ManualDocument, Section } from '../../document/model.js';
import { upTo } from '../../text/ordered.js';
import type { Span } from '../../text/position.js';
import { DEFINES, inOrder, LISTS, REGISTERS, USES, type Mention, type NameKind, type Standing } from './model.js';
import { nameKey, titleKey } from './name-key.js';

/** The names that a manual's own facts tell: numbers, titles, laws and standards. Evidence is known to its project only. */
export interface ManualNames {
  /** In the order of the text, none over another. */
  readonly mentions: readonly Mention[];
  readonly byKey: ReadonlyMap<string, readonly Mention[]>;
}

const known = new WeakMap<ManualDocument, ManualNames>();

/** Made once for each version of a document. */
export function manualNames(facts: DocumentFacts): ManualNames {
  let names = known.get(facts.document);
  if (!names) known.set(facts.document, (names = read(facts)));
  return names;
}

export function keyOf(kind: NameKind, key: string): string {
  return `${kind} ${key}`;
}

function read({ document, control, references }: DocumentFacts): ManualNames {
  const found: Mention[] = [];
  const { path: file, text } = document.source;
  const add = (kind: NameKind, key: string, span: Span, standing: Standing) => {
    if (key !== '' && span.end > span.start) found.push({ name: { kind, key }, file, span, standing });
  };
  const title = (whole: Span, standing: Standing) => {
    const span = withoutNote(text, whole);
    add('title', titleKey(text.slice(span.start, span.end)), span, standing);
  };
  const heading = document.sections[0]?.heading;
  if (heading) title(unquoted(text, heading), DEFINES);
  for (const { key, span } of document.meta) if (key === 'title') title(unquoted(text, span), DEFINES);
  const printed = printedTitle(document);
  if (printed) title(printed, DEFINES);
  const registers = new Registers(document);
  const standingAt = (span: Span) => (registers.lists(span) ? REGISTERS : LISTS);
  const listed: Span[] = [];
  let numbered = false;
  for (const { field, span: whole, origin } of control) {
    const span = unquoted(text, whole);
    if (field === 'title') title(span, DEFINES);
    if (field !== 'doc-no' && field !== 'form-no') continue;
    // In a table, numbers of forms are those of others; a cover has one number of its own.
    const own = origin !== 'table' || (field === 'doc-no' && !numbered);
    numbered ||= field === 'doc-no';
    if (!own) listed.push(span);
    add('number', nameKey(text.slice(span.start, span.end)), span, own ? DEFINES : standingAt(span));
  }
  for (const reference of references) {
    if (reference.listed && (reference.kind === 'form' || reference.kind === 'document')) listed.push(reference.span);
    readReference(reference, text, reference.listed ? standingAt(reference.span) : USES, add);
  }
  for (const span of registers.names(listed.sort((a, b) => a.start - b.start))) title(span, REGISTERS);
  const mentions = inOrder(found);
  const byKey = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = keyOf(mention.name.kind, mention.name.key);
    const same = byKey.get(key);
    if (same) same.push(mention); else byKey.set(key, [mention]);
  }
  return { mentions, byKey };
}

/** A top heading that says the title of the front matter once more: it is no section of its own. */
function printedTitle({ source: { text }, meta, sections }: ManualDocument): Span | null {
  const field = meta.find(({ key }) => key === 'title');
  const match = field && /^#[ \t]+(?=\S)(.*?)[ \t]*#*[ \t]*$/m.exec(text.slice(field.span.end));
  if (!match || titleKey(match[1]!) !== titleKey(field.value)) return null;
  const end = field.span.end + match.index + match[0].indexOf(match[1]!) + match[1]!.length;
  const start = end - match[1]!.length;
  return sections.some(({ index, heading }) => index > 0 && heading?.start === start) ? null : { start, end };
}

function readReference({ kind, name, span }: ReferenceFact, text: string, standing: Standing, add: (kind: NameKind, key: string, span: Span, standing: Standing) => void): void {
  if (kind !== 'form' && kind !== 'document' && kind !== 'law' && kind !== 'standard') return;
  if (text[span.start] !== '《') return add(kind === 'law' || kind === 'standard' ? 'cited' : 'number', nameKey(name), span, standing);
  const own = withoutNote(text, { start: span.start + 1, end: span.end - 1 });
  add(kind === 'law' || kind === 'standard' ? 'cited' : 'title', titleKey(text.slice(own.start, own.end)), own, standing);
}

/** A note in brackets at the end is not part of a title. */
export function withoutNote(text: string, { start, end }: Span): Span {
  const note = /[(（][^()（）]*[)）]\s*$/.exec(text.slice(start, end));
  return note && note.index > 0 ? { start, end: start + note.index } : { start, end };
}

/** Without white space, and quotes of YAML, around it. */
export function unquoted(text: string, { start, end }: Span): Span {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  const quote = text[start];
  return end - start >= 2 && (quote === '"' || quote === "'") && text[end - 1] === quote ? { start: start + 1, end: end - 1 } : { start, end };
}

const LIST_TITLE = /清单|一览|目录|总表|台账|登记表|附录|附表/;
const NAME_HEADER = /名称|名$|表单$|记录$|文件$|name|title/i;

/** The tables of a document that are its lists of forms and documents, and what stands in them. */
class Registers {
  readonly #rows: readonly Block[];

  constructor(readonly document: ManualDocument) {
    this.#rows = document.blocks.filter(({ row }) => row !== null && !row.header);
  }

  /** Whether a place is in a table under a title of such a list. */
  lists({ start }: Span): boolean {
    const block = this.#rowAt(start);
    for (let at: Section | undefined = block && this.document.sections[block.section]; at; at = at.parent === null ? undefined : this.document.sections[at.parent]) {
      if (LIST_TITLE.test(at.title.text)) return true;
    }
    return false;
  }

  /** The names beside the numbers that are listed: in a column for names, else in the next cell. */
  *names(numbers: readonly Span[]): Generator<Span> {
    let last: Block | undefined;
    for (const span of numbers) {
      const block = this.#rowAt(span.start);
      if (!block?.row || block === last) continue;
      last = block;
      const { cells } = block.row;
      const at = cells.findIndex((cell) => cell.span.start <= span.start && span.end <= cell.span.end);
      const cell = cells.find((other, i) => i !== at && NAME_HEADER.test(other.header) && !/编号|号$/.test(other.header)) ?? (cells[at]?.header === '' ? cells[at + 1] : undefined);
      const { text } = this.document.source;
      if (cell && cell.text.text !== '' && !text.slice(cell.span.start, cell.span.end).includes('《')) yield trimmed(text, cell.span);
    }
  }

  #rowAt(offset: number): Block | undefined {
    const block = this.#rows[upTo(this.#rows, offset, ({ span }) => span.end)];
    return block && block.span.start <= offset ? block : undefined;
  }
}

function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && /[\s*_`|]/.test(text[start]!)) start++;
  while (end > start && /[\s*_`|]/.test(text[end - 1]!)) end--;
  return { start, end };
}
