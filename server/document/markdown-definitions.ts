import type { Definition, Nodes, Root } from 'mdast';

/** More definitions than this are not handed to every chunk. */
const MOST = 200;

/**
 * Definitions of links and footnotes act on the whole text. A chunk that is parsed by itself is given those that it may
 * refer to, in front of it.
 */
export class Definitions {
  /** Links by identifier, for their targets. The first definition of a name counts. */
  readonly links = new Map<string, Definition>();
  readonly #labels = new Map<string, string>();

  /** Whether there are so many, or such odd ones, that a text is better left whole. */
  unsuitable = false;

  get any(): boolean { return this.#labels.size > 0; }

  /** Takes note of all definitions in a parsed text, also of those in lists and quotes. */
  add(root: Root, text: string): void {
    const stack: Nodes[] = [root];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (node.type === 'definition' || node.type === 'footnoteDefinition') this.#define(node, text);
      if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
    }
    if (this.#labels.size > MOST) this.unsuitable = true;
  }

  #define(node: Extract<Nodes, { type: 'definition' | 'footnoteDefinition' }>, text: string): void {
    const footnote = node.type === 'footnoteDefinition';
    if (!footnote && !this.links.has(node.identifier)) this.links.set(node.identifier, node);
    const start = node.position!.start.offset!;
    const label = text.slice(start, text.indexOf(']:', start) + 1);
    if (/[\\\r\n]/.test(label) || label.length > 200) this.unsuitable = true;
    else if (!this.#labels.has(label)) this.#labels.set(label, `${label}: x\n\n`);
  }

  /** Text to be put before a chunk, ending with a rule, which keeps the chunk apart from it; empty if none is needed. */
  prefix(chunk: string): string {
    if (!chunk.includes('[')) return '';
    const lower = chunk.toLowerCase();
    let prefix = '';
    for (const [label, definition] of this.#labels) {
      if (/\s/.test(label) || lower.includes(label.toLowerCase())) prefix += definition;
    }
    return prefix === '' ? '' : `${prefix}***\n\n`;
  }
}
