import type { PhraseHit } from '../../text/scanner.js';
import type { Quantity } from './model.js';

/** The figure whose subject is looked for; places in the unit's text. */
export type Figure = Pick<Quantity, 'kind' | 'unit' | 'bound' | 'from' | 'end'>;

/** The scanner hands the kinds that a subject is measured in as its owner's part. */
function accepts({ owner, part }: PhraseHit['owner'], { kind, unit, bound }: Figure): boolean {
  const kinds = part.split(' ');
  if (!kinds.includes(kind)) return false;
  // 入职7日内接受培训 is a deadline, 3次 without a period no frequency.
  if (owner.endsWith('-frequency')) return kind === 'count' ? unit.includes('/') || unit === '课时' : bound !== 'at-most';
  return true;
}

/** How many subjects to either side of a figure are looked at: more do not stand in one clause, and it keeps the work linear. */
const LOOK = 8;
/** 24小时内派人到达现场: between the figure and its verb. */
const VERB_WITHIN = 9;
/** A part of a clause reaches at most this far to either side. */
const LONGEST_PART = 80;
const OWN_MEASURE = /(?:率|度|时间|时限|周期|期限|期)[^,;]{0,8}$/;
const FOLLOWED_BY_VERB = /^(?:[(（]含[)）])?(?:以内|之内|内)/;

/**
 * What a figure of a unit is about. In order: a subject around it (投诉后24小时内处理), the verb it is the limit of
 * (24小时内响应), a subject before it in the same part of the clause, one behind it, one that introduced earlier
 * figures (响应时间:市区24小时,郊区48小时), one in the next part. In a table row the parts are cells, and only the
 * first cell introduces others.
 */
export class SubjectFinder {
  /** The last subject that stood before its figure: it may introduce further ones. */
  #introducing: PhraseHit | null = null;
  #at = 0;
  readonly #firstCellEnd: number;

  constructor(readonly text: string, readonly subjects: readonly PhraseHit[], readonly row: boolean) {
    this.#firstCellEnd = row ? text.indexOf(';') : -1;
  }

  /** To be asked in the order of the figures. */
  subjectOf(figure: Figure): string | null {
    const { text, subjects } = this;
    while (this.#at < subjects.length && subjects[this.#at]!.from < figure.end) this.#at++;
    const before = subjects.slice(Math.max(0, this.#at - LOOK), this.#at).filter((h) => accepts(h.owner, figure));
    const after = subjects.slice(this.#at, this.#at + LOOK).filter((h) => accepts(h.owner, figure));
    const around = shortest(before.filter((h) => h.from < figure.from && h.to > figure.end));
    if (around) return around.owner.owner;
    const part = partAround(text, figure, this.row);
    const next = after[0] && after[0].from < part.end ? after[0] : null;
    const gap = next ? text.slice(figure.end, next.from) : '';
    if (next && gap.length <= VERB_WITHIN && (FOLLOWED_BY_VERB.test(text.slice(figure.end, figure.end + 6)) || gap === '')) return next.owner.owner;
    const last = nearestBefore(before.filter((h) => h.to <= figure.from));
    if (last && last.from >= part.from) {
      this.#introducing = last;
      return last.owner.owner;
    }
    if (next) return next.owner.owner;
    if (this.row) return this.#firstCell(figure);
    // 投诉解决率90%,按时回复率98%: the second figure names its own subject, though not one that is known.
    if (OWN_MEASURE.test(text.slice(part.from, figure.from))) return null;
    if (this.#introducing && accepts(this.#introducing.owner, figure)) return this.#introducing.owner.owner;
    if (last && !/[0-9]/.test(text.slice(last.from, figure.from))) {
      this.#introducing = last;
      return last.owner.owner;
    }
    const following = after[0];
    if (following && following.from < partAround(text, { ...figure, end: Math.min(part.end + 1, text.length) }, false).end
      && !/[0-9]/.test(text.slice(figure.end, following.from))) return following.owner.owner;
    return null;
  }

  #firstCell(figure: Figure): string | null {
    for (const hit of this.subjects.slice(0, LOOK)) {
      if (hit.to <= this.#firstCellEnd && accepts(hit.owner, figure)) return hit.owner.owner;
    }
    return null;
  }
}

/** The part of the clause, or the cell, that a place stands in. */
export function partAround(text: string, { from, end }: { from: number; end: number }, row: boolean): { from: number; end: number } {
  const breaks = row ? ';' : ',、;';
  let start = from;
  const least = Math.max(0, from - LONGEST_PART);
  while (start > least && !breaks.includes(text[start - 1]!)) start--;
  let stop = end;
  const most = Math.min(text.length, end + LONGEST_PART);
  while (stop < most && !breaks.includes(text[stop]!)) stop++;
  return { from: start, end: stop };
}

function shortest(hits: readonly PhraseHit[]): PhraseHit | null {
  return hits.reduce<PhraseHit | null>((best, h) => (!best || h.to - h.from < best.to - best.from ? h : best), null);
}

/** Of hits that end at the same place the longest. */
function nearestBefore(hits: readonly PhraseHit[]): PhraseHit | null {
  return hits.reduce<PhraseHit | null>((best, h) => (!best || h.to > best.to || (h.to === best.to && h.from < best.from) ? h : best), null);
}

