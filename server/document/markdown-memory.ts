import type { Root } from 'mdast';
import type { MarkdownParser } from './markdown-parser.js';

/**
 * A parser that remembers the trees of the last texts, up to `most` UTF-16 units of text together. For an editor: the
 * reader parses a manual in parts, and after a keystroke only the part around it is a new text. Trees must not be changed.
 */
export function remember(parse: MarkdownParser, most = 1_000_000): MarkdownParser {
  const trees = new Map<string, Root>();
  let units = 0;
  return (text) => {
    const known = trees.get(text);
    if (known) {
      // A map keeps its order of insertion: what is asked for again becomes the youngest.
      trees.delete(text);
      trees.set(text, known);
      return known;
    }
    const tree = parse(text);
    trees.set(text, tree);
    units += text.length;
    for (const oldest of trees.keys()) {
      if (units <= most) break;
      trees.delete(oldest);
      units -= oldest.length;
    }
    return tree;
  };
}
