import type { Place } from '../check/model.js';
import type { ControlField, DocumentFacts, Quantity } from '../document/facts/model.js';
import { upTo } from '../text/ordered.js';
import type { Span } from '../text/position.js';
import type { Asked, FileEdit } from './model.js';
import { placesOf } from './replace.js';
import { textsOf } from './texts.js';
import { scalarFor } from './yaml-text.js';

/** Which of two contradicting statements gives way: this one (`here`), or those that most others agree on (`there`). */
export type Side = 'here' | 'there';

/** Where so many places agree, nobody means to change them all after the one that differs. */
const MOST_GIVING = 50;

/** What the giving side will read, and the edits; null where a place cannot say it, as a cell of hours cannot say working days. */
export function harmonised(asked: Asked, side: Side): { readonly text: string; edits(): readonly FileEdit[] } | null {
  const { finding, judged } = asked;
  const here = placesOf(finding);
  const there = finding.basis.agreeing;
  const [given, model] = side === 'here' ? [here, there[0]] : [there, here[0]];
  if (!model || given.length === 0 || given.length > MOST_GIVING || given.some(({ file }) => !textsOf(judged).isOurs(file))) return null;
  const said = statementAt(asked, model);
  const texts = given.map((place) => said && wordsFor(statementAt(asked, place), said));
  if (!said || texts.some((text) => text === null)) return null;
  return { text: said.text, edits: () => given.map(({ file, span }, i) => ({ file, span, text: texts[i]! })) };
}

interface Statement {
  /** As people read it: without quotes. */
  readonly text: string;
  readonly written: string;
  readonly quantity: Quantity | undefined;
  readonly field: ControlField | undefined;
  readonly inTable: boolean;
}

function statementAt({ judged }: Asked, { file, span }: Place): Statement | null {
  const facts = judged.project.documents.find(({ document }) => document.source.path === file);
  if (!facts) return null;
  const written = facts.document.source.text.slice(span.start, span.end);
  const field = facts.control.find((other) => other.span.start === span.start && other.span.end === span.end);
  return { text: field?.value ?? written, written, quantity: placedAt(facts.quantities, span), field, inTable: isInRow(facts, span.start) };
}

function isInRow({ document: { format, blocks } }: DocumentFacts, at: number): boolean {
  const block = blocks[upTo(blocks, at, ({ span }) => span.start) - 1];
  return format === 'markdown' && block !== undefined && block.row !== null && at < block.span.end;
}

/** The one with exactly this place among things in the order of the text. */
function placedAt<T extends { readonly span: Span }>(ordered: readonly T[], { start, end }: Span): T | undefined {
  for (let i = upTo(ordered, start, ({ span }) => span.start) - 1; i >= 0 && ordered[i]!.span.start === start; i--) if (ordered[i]!.span.end === end) return ordered[i];
  return undefined;
}

/** What one statement has to read to say what another says. */
function wordsFor(target: Statement | null, said: Statement): string | null {
  if (!target || /[\r\n]/.test(said.text) || (target.inTable && said.text.includes('|'))) return null;
  if (target.field) return target.field.origin === 'front-matter' ? scalarFor(said.text, target.written) : said.text;
  if (!target.quantity || !said.quantity) return said.text;
  const [bareTarget, bareSaid] = [isBare(target.written), isBare(said.written)];
  if (!bareTarget && !bareSaid) return said.text;
  // Its unit stands elsewhere, as in the header of its column: the figure has to be in that unit.
  const { quantity } = target;
  const digits = /^[^\d]*(\d+(?:\.\d+)?)[^\d]*$/.exec(target.written);
  if (!digits || quantity.kind !== said.quantity.kind || quantity.to !== null || said.quantity.to !== null) return null;
  const figure = said.quantity.value / (quantity.value / Number(digits[1]));
  const rounded = Math.round(figure * 100) / 100;
  return Number.isFinite(figure) && Math.abs(rounded - figure) < 1e-9 ? target.written.replace(digits[1]!, String(rounded)) : null;
}

function isBare(written: string): boolean {
  return /^[\d.,\s~–—-]+$/.test(written.normalize('NFKC'));
}
