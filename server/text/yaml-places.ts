import type { Span } from './position.js';

export type NodeKind = 'scalar' | 'map' | 'list';

const KINDS: readonly NodeKind[] = ['scalar', 'map', 'list'];
const START = 0, END = 1, KEY_START = 2, KEY_END = 3, AFTER = 4, KIND = 5, FIELDS = 6;
/** Wider maps and lists get an index when something in them is first looked up. */
const NARROW = 16;

/**
 * Where the nodes of a YAML text stand, in the order of the text: numbers in one array, because a large file has
 * hundreds of thousands of them and hardly any is ever asked for.
 */
export class YamlPlaces {
  #fields = new Int32Array(64 * FIELDS);
  #count = 0;
  readonly #names = new Map<number, Map<string, number>>();
  readonly #elements = new Map<number, Int32Array>();

  /** `keyName` gives the name of the key that stands at a span. */
  constructor(readonly keyName: (start: number, end: number) => string) {}

  /** Adds a node; its key, if it has none, is -1 to -1. Those of a map or list follow until it is closed. */
  add(kind: NodeKind, start: number, end: number, keyStart: number, keyEnd: number): number {
    const node = this.#count++;
    if (this.#count * FIELDS > this.#fields.length) {
      const larger = new Int32Array(this.#fields.length * 2);
      larger.set(this.#fields);
      this.#fields = larger;
    }
    const at = node * FIELDS;
    this.#fields[at + START] = start;
    this.#fields[at + END] = end;
    this.#fields[at + KEY_START] = keyStart;
    this.#fields[at + KEY_END] = keyEnd;
    this.#fields[at + AFTER] = node + 1;
    this.#fields[at + KIND] = kind === 'scalar' ? 0 : kind === 'map' ? 1 : 2;
    return node;
  }

  /** Says that a map or list ends, and that the nodes added since are all that it holds. */
  close(node: number, end: number): void {
    this.#fields[node * FIELDS + END] = end;
    this.#fields[node * FIELDS + AFTER] = this.#count;
  }

  /**
   * The place of the value at a path, or of its key; that of the nearest parent where the path does not exist. A step
   * that a map does not have leaves the key of the step before.
   */
  find(path: readonly (string | number)[], part: 'key' | 'value'): Span {
    let node = 0;
    let keyed = -1;
    for (const step of path) {
      const kind = this.#kind(node);
      const next = kind === 'map' ? this.#named(node, String(step)) : kind === 'list' ? this.#element(node, Number(step)) : -1;
      if (next < 0) {
        if (kind !== 'map') keyed = -1;
        break;
      }
      node = next;
      keyed = kind === 'map' ? next : -1;
    }
    return part === 'key' && keyed >= 0
      ? { start: this.#field(keyed, KEY_START), end: this.#field(keyed, KEY_END) }
      : { start: this.#field(node, START), end: this.#field(node, END) };
  }

  #field(node: number, field: number): number { return this.#fields[node * FIELDS + field]!; }

  #kind(node: number): NodeKind { return KINDS[this.#field(node, KIND)]!; }

  #nameOf(node: number): string { return this.keyName(this.#field(node, KEY_START), this.#field(node, KEY_END)); }

  #named(map: number, name: string): number {
    const known = this.#names.get(map);
    if (known) return known.get(name) ?? -1;
    const after = this.#field(map, AFTER);
    let width = 0;
    for (let child = map + 1; child < after; child = this.#field(child, AFTER)) {
      if (++width > NARROW) return this.#indexed(map, after).get(name) ?? -1;
      // Most keys are as they are written; quotes and escapes only make them longer.
      if (this.#field(child, KEY_END) - this.#field(child, KEY_START) >= name.length && this.#nameOf(child) === name) return child;
    }
    return -1;
  }

  #indexed(map: number, after: number): Map<string, number> {
    const names = new Map<string, number>();
    for (let child = map + 1; child < after; child = this.#field(child, AFTER)) names.set(this.#nameOf(child), child);
    this.#names.set(map, names);
    return names;
  }

  #element(list: number, index: number): number {
    let elements = this.#elements.get(list);
    if (!elements) {
      const after = this.#field(list, AFTER);
      const found: number[] = [];
      for (let child = list + 1; child < after; child = this.#field(child, AFTER)) found.push(child);
      this.#elements.set(list, (elements = Int32Array.from(found)));
    }
    return Number.isInteger(index) ? (elements[index] ?? -1) : -1;
  }
}
