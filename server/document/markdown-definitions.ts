import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';

/** More definitions than this are not handed to every chunk. */
const MOST = 200;

/** A definition as far as it acts on the rest of the text. */
export interface FoundDefinition {
  readonly identifier: string;
  /** Null for a footnote. */
  readonly url: string | null;
  /** As written, with its brackets; null for one so odd that it cannot be written again. */
  readonly label: string | null;
}

/** All definitions in a parsed text, also those in lists and quotes. */
export function definitionsIn(root: Root, text: string): FoundDefinition[] {
  const found: FoundDefinition[] = [];
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(read(node, text));
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  return found;
}

function read(node: Definition | FootnoteDefinition, text: string): FoundDefinition {
  const start = node.position!.start.offset!;
  const label = text.slice(start, text.indexOf(']:', start) + 1);
  const odd = /[\\\r\n]/.test(label) || label.length > 200;
  return { identifier: node.identifier, url: node.type === 'definition' ? node.url : null, label: odd ? null : label };
}

/**
 * Definitions of links and footnotes act on the whole text. A chunk that is parsed by itself is given those that it may
 * refer to, in front of it.
 */
export class Definitions {
  /** Targets of links by identifier. The first definition of a name counts. */
  readonly targets = new Map<string, string>();
  readonly #labels = new Map<string, string>();
  /** Whether there are so many, or such odd ones, that a text is better left whole. */
  readonly unsuitable: boolean;

  /** `found` are those of the whole text, in order. */
  constructor(found: Iterable<FoundDefinition>) {
    let odd = false;
    for (const { identifier, url, label } of found) {
      if (url !== null && !this.targets.has(identifier)) this.targets.set(identifier, url);
      if (label === null) odd = true;
      else if (!this.#labels.has(label)) this.#labels.set(label, `${label}: x\n\n`);
    }
    this.unsuitable = odd || this.#labels.size > MOST;
  }

  get any(): boolean { return this.#labels.size > 0; }

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
