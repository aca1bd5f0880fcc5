import { Occurrences } from './occurrences.js';
import type { Sought } from './phrase-table.js';

/** `…` in a phrase: at most this many units between its parts, inside one clause. */
export const MOST_GAP = 10;

/** Where the parts of phrases with gaps occur in one text, by needle, in the order of the text. */
export class PartPlaces {
  readonly #lengths: readonly number[];
  /** First and last occurrence of each needle in the lists below; -1 without one. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  /** Beginnings, and the next occurrence of the same needle. */
  readonly #list = new Occurrences();
  #touched: number[] = [];

  constructor(needles: readonly string[]) {
    this.#lengths = needles.map((n) => n.length);
    this.#first = new Int32Array(needles.length).fill(-1);
    this.#last = new Int32Array(needles.length).fill(-1);
  }

  add(needle: number, from: number): void {
    const list = this.#list;
    const at = list.length;
    list.push(from, -1);
    if (this.#first[needle]! < 0) {
      this.#first[needle] = at;
      this.#touched.push(needle);
    } else list.places[this.#last[needle]!] = at;
    this.#last[needle] = at;
  }

  /** Needles that occur. */
  get needles(): readonly number[] { return this.#touched; }

  clear(): void {
    for (const needle of this.#touched) this.#first[needle] = -1;
    this.#touched = [];
    this.#list.clear();
  }

  /**
   * Where the parts of a phrase follow one another with small gaps inside one clause: for each occurrence of the first
   * part the shortest match that begins there. Linear in the occurrences of the parts.
   */
  join({ needles }: Sought, text: string, report: (from: number, to: number) => void): void {
    if (!needles.every((needle) => this.#first[needle]! >= 0)) return;
    if (needles.length === 2) this.#joinTwo(needles[0]!, needles[1]!, text, report);
    else this.#joinMany(needles, text, report);
  }

  #joinTwo(head: number, tail: number, text: string, report: (from: number, to: number) => void): void {
    const { ids: froms, places: next } = this.#list;
    const [headLength, tailLength] = [this.#lengths[head]!, this.#lengths[tail]!];
    let at = this.#first[tail]!;
    for (let i = this.#first[head]!; i >= 0; i = next[i]!) {
      const end = froms[i]! + headLength;
      while (at >= 0 && froms[at]! < end) at = next[at]!;
      if (at < 0) return;
      if (froms[at]! - end <= MOST_GAP && isOneClause(text, end, froms[at]!)) report(froms[i]!, froms[at]! + tailLength);
    }
  }

  /** What follows is matched from the back, so that each of its beginnings has one, nearest end. */
  #joinMany(needles: readonly number[], text: string, report: (from: number, to: number) => void): void {
    const { ids: froms, places: next } = this.#list;
    let tails: [number, number][] | null = null;
    for (const needle of [...needles].reverse()) {
      const length = this.#lengths[needle]!;
      const heads: [number, number][] = [];
      let at = 0;
      for (let i = this.#first[needle]!; i >= 0; i = next[i]!) {
        const from = froms[i]!;
        const end = from + length;
        if (!tails) {
          heads.push([from, end]);
          continue;
        }
        while (at < tails.length && tails[at]![0] < end) at++;
        const tail = tails[at];
        if (tail && tail[0] - end <= MOST_GAP && isOneClause(text, end, tail[0])) heads.push([from, tail[1]]);
      }
      tails = heads;
    }
    for (const [from, to] of tails ?? []) report(from, to);
  }
}

function isOneClause(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    switch (text.charCodeAt(i)) {
      // 。 ； ！ ？ and what they are once normalised.
      case 0x3002: case 0xff1b: case 0xff01: case 0xff1f: case 0x3b: case 0x21: case 0x3f: case 0x0a: return false;
    }
  }
  return true;
}
