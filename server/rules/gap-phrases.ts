/** `…` in a phrase: at most this many units between its parts, inside one clause. */
export const MOST_GAP = 10;
const CLAUSE_END = new Set('。；！？;!?\n');

export interface Interval { readonly from: number; readonly to: number }

/**
 * Where the parts follow one another with small gaps inside one clause: for each occurrence of the first part the
 * shortest match that begins there. Occurrences are in the order of the text; linear in their number.
 */
export function joinParts(parts: readonly (readonly Interval[])[], text: string): Interval[] {
  const [first, ...rest] = parts;
  const next = rest[0];
  if (!first || !next) return [...(first ?? [])];
  // What follows is matched from the back, so that each of its beginnings has one, nearest end.
  const tails = joinParts(rest, text);
  const found: Interval[] = [];
  let at = 0;
  for (const head of first) {
    while (at < tails.length && tails[at]!.from < head.to) at++;
    const tail = tails[at];
    if (tail && tail.from - head.to <= MOST_GAP && sameClause(text, head.to, tail.from)) found.push({ from: head.from, to: tail.to });
  }
  return found;
}

function sameClause(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (CLAUSE_END.has(text[i]!)) return false;
  return true;
}
