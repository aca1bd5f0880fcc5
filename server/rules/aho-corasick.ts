import type { Occurrences } from './occurrences.js';

/**
 * Many needles found in one pass over UTF-16 units (Aho–Corasick). Units that no needle contains are class 0 and bring the
 * machine back to its root; the root's transitions are a plain array, all others one open-addressing hash table, since a
 * dense table of thousands of Chinese characters × tens of thousands of states would not fit in memory.
 */
export class AhoCorasick {
  readonly #classes = new Uint16Array(65536);
  readonly #root: Int32Array;
  readonly #keys: Float64Array;
  readonly #values: Int32Array;
  readonly #mask: number;
  readonly #width: number;
  readonly #fail: Int32Array;
  /** The needle that ends at a state, or -1; the next state on the failure path where another one ends, or 0. */
  readonly #needle: Int32Array;
  readonly #shorter: Int32Array;

  /** `needles` are distinct and not empty. */
  constructor(needles: readonly string[]) {
    let width = 1;
    let units = 0;
    for (const needle of needles) {
      units += needle.length;
      for (let i = 0; i < needle.length; i++) {
        const unit = needle.charCodeAt(i);
        if (this.#classes[unit] === 0) this.#classes[unit] = width++;
      }
    }
    this.#width = width;
    this.#root = new Int32Array(width);
    let slots = 16;
    while (slots < units * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#keys = new Float64Array(slots).fill(-1);
    this.#values = new Int32Array(slots);
    this.#fail = new Int32Array(units + 1);
    this.#needle = new Int32Array(units + 1).fill(-1);
    this.#shorter = new Int32Array(units + 1);
    const parents = new Int32Array(units + 1);
    const unitOf = new Uint16Array(units + 1);
    const depths = new Int32Array(units + 1);
    this.#link(this.#plant(needles, parents, unitOf, depths), parents, unitOf, depths);
  }

  /** The trie: for each state the one before it, the class that leads to it, and its depth. */
  #plant(needles: readonly string[], parents: Int32Array, units: Uint16Array, depths: Int32Array): number {
    let states = 1;
    needles.forEach((needle, id) => {
      let state = 0;
      for (let i = 0; i < needle.length; i++) {
        const unit = this.#classes[needle.charCodeAt(i)]!;
        let next = this.#step(state, unit);
        if (next < 0) {
          next = states++;
          if (state === 0) this.#root[unit] = next; else this.#put(state, unit, next);
          parents[next] = state;
          units[next] = unit;
          depths[next] = i + 1;
        }
        state = next;
      }
      this.#needle[state] = id;
    });
    return states;
  }

  /** Failure links, by increasing depth. */
  #link(states: number, parents: Int32Array, units: Uint16Array, depths: Int32Array): void {
    for (const to of byDepth(depths, states)) {
      const from = parents[to]!;
      const unit = units[to]!;
      let target = 0;
      if (from !== 0) {
        let state = this.#fail[from]!;
        while (state !== 0 && this.#step(state, unit) < 0) state = this.#fail[state]!;
        target = Math.max(0, this.#step(state, unit));
      }
      this.#fail[to] = target;
      this.#shorter[to] = this.#needle[target]! >= 0 ? target : this.#shorter[target]!;
    }
  }

  /** Every occurrence of every needle, by increasing end, the longest first where several end together. */
  scan(text: string, found: Occurrences): void {
    const classes = this.#classes;
    const root = this.#root;
    const fail = this.#fail;
    const needle = this.#needle;
    const shorter = this.#shorter;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = classes[text.charCodeAt(i)]!;
      if (unit === 0) {
        state = 0;
        continue;
      }
      for (;;) {
        if (state === 0) {
          state = root[unit]!;
          break;
        }
        const next = this.#get(state, unit);
        if (next >= 0) {
          state = next;
          break;
        }
        state = fail[state]!;
      }
      for (let at = needle[state]! >= 0 ? state : shorter[state]!; at !== 0; at = shorter[at]!) found.push(needle[at]!, i + 1);
    }
  }

  /** -1 where there is no transition. */
  #step(state: number, unit: number): number {
    return state === 0 ? this.#root[unit]! || -1 : this.#get(state, unit);
  }

  #get(state: number, unit: number): number {
    const key = state * this.#width + unit;
    const keys = this.#keys;
    const mask = this.#mask;
    for (let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7 & mask; ; slot = (slot + 1) & mask) {
      const found = keys[slot]!;
      if (found === key) return this.#values[slot]!;
      if (found < 0) return -1;
    }
  }

  #put(state: number, unit: number, next: number): void {
    let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7 & this.#mask;
    while (this.#keys[slot]! >= 0) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = state * this.#width + unit;
    this.#values[slot] = next;
  }
}

/** States 1 and up in the order of their depth (counting sort). */
function byDepth(depths: Int32Array, states: number): Int32Array {
  let deepest = 0;
  for (let state = 1; state < states; state++) deepest = Math.max(deepest, depths[state]!);
  const next = new Int32Array(deepest + 2);
  for (let state = 1; state < states; state++) next[depths[state]! + 1]!++;
  for (let depth = 1; depth < next.length; depth++) next[depth]! += next[depth - 1]!;
  const order = new Int32Array(states - 1);
  for (let state = 1; state < states; state++) order[next[depths[state]!]!++] = state;
  return order;
}
