import { sliceText, spanOf, type MappedText } from '../../text/mapped-text.js';
import type { Block } from '../model.js';

/** Longer clauses are not looked through for a contrast. */
const LONGEST_SPLIT = 300;

/** A unit before it is judged: `at` is where its text begins in the block's text. */
export interface CutUnit {
  readonly text: MappedText;
  readonly at: number;
}

/** Sentence ends, and the quotes and brackets that may close behind one. */
const ENDS = /[。;!?\n]/g;
const CLOSING = '”’」』"\')）】》';
/** A new line starts an item of its own: 1、 (2) 一、 ① • */
const STARTS_ITEM = /^[ ]?(?:[(（]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:[)）、]|[.](?![0-9]))|[①-⑳•·◆■●○▪※☐□✓√])/;
/** 暂未开设门店,但可拨打热线: what is denied and what there is are two statements. */
const BUT = /[暂尚未无没不][^,;]{0,40},(?=但|不过|然而|改由|现由|目前由)/;
const SAYS_SOMETHING = /[\p{L}\p{N}…_×【\p{So}]/u;

/**
 * Cuts a block into clauses. A data row (whose text the reader has composed: `header:cell;header:cell;`) is one unit, a
 * header row none, a block of code one.
 */
export function cutUnits(block: Block): CutUnit[] {
  const { text } = block;
  if (block.row) return block.row.header || text.text === '' ? [] : [{ text, at: 0 }];
  if (block.kind === 'code') return text.text === '' ? [] : [{ text, at: 0 }];
  const value = text.text;
  const units: CutUnit[] = [];
  let from = 0;
  ENDS.lastIndex = 0;
  for (let match = ENDS.exec(value); match; match = ENDS.exec(value)) {
    let end = match.index + 1;
    if (match[0] === '\n') {
      if (!breaksClause(value, match.index)) continue;
    } else if (match[0] === ';' && isReference(value, match.index)) continue;
    else while (end < value.length && (CLOSING.includes(value[end]!) || value[end] === match[0])) end++;
    push(units, text, from, end);
    from = end;
    ENDS.lastIndex = end;
  }
  push(units, text, from, value.length);
  return units;
}

function push(units: CutUnit[], text: MappedText, from: number, to: number): void {
  const value = text.text;
  while (from < to && (value[from] === ' ' || value[from] === '\n')) from++;
  while (to > from && (value[to - 1] === ' ' || value[to - 1] === '\n')) to--;
  if (from === to) return;
  const clause = value.slice(from, to);
  if (!SAYS_SOMETHING.test(clause)) return;
  const but = clause.length <= LONGEST_SPLIT ? BUT.exec(clause) : null;
  if (but) {
    const at = from + but.index + but[0].length;
    push(units, text, from, at);
    push(units, text, at, to);
    return;
  }
  units.push({ text: from === 0 && to === value.length ? text : sliceText(text, from, to), at: from });
}

/** A line end inside a paragraph is only a break if the line is complete or the next one starts an item. */
function breaksClause(value: string, at: number): boolean {
  const last = value[at - 1] ?? '\n';
  if ('。;!?::…\n'.includes(last) || (CLOSING.includes(last) && '。;!?'.includes(value[at - 2] ?? ''))) return true;
  return STARTS_ITEM.test(value.slice(at + 1, at + 8));
}

/** The `;` of a character reference that stands unresolved in the text. */
function isReference(value: string, at: number): boolean {
  return /&[a-z0-9#]{2,8}$/.test(value.slice(Math.max(0, at - 9), at));
}

/** The source range of a unit. */
export function unitSpan(block: Block, unit: CutUnit): { start: number; end: number } {
  return block.row ? block.span : spanOf(unit.text, 0, unit.text.text.length);
}
