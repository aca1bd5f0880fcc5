import type { ManualDocument } from '../../document/model.js';
import type { Span } from '../../text/position.js';

/** A link or image of a Markdown manual: the path that it names, and where that path is written. */
export interface LinkTarget {
  /** Decoded, without `#…` and `?…`. */
  readonly target: string;
  /** The path's own characters. */
  readonly span: Span;
}

/** `[name]: path` at the beginning of a line. */
const DEFINITION = /^[ ]{0,3}\[[^\]\r\n]{1,200}\]:[ \t]*<?([^\s<>]+)/gm;
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i;

/** The paths that a manual's links and images name, in the order of the text; addresses on a network are left out. */
export function linkTargets({ links, source: { text } }: Pick<ManualDocument, 'links' | 'source'>): LinkTarget[] {
  const found: LinkTarget[] = [];
  const add = (written: string, start: number) => {
    const path = /^[^#?]*/.exec(written)![0];
    if (path !== '' && !ADDRESS.test(written)) found.push({ target: decoded(path), span: { start, end: start + path.length } });
  };
  for (const { target, span } of links) {
    const at = text.slice(span.start, span.end).lastIndexOf(target);
    if (at > 0 && target !== '') add(target, span.start + at);
  }
  if (text.includes(']:')) for (const match of text.matchAll(DEFINITION)) add(match[1]!, match.index + match[0].length - match[1]!.length);
  return found.sort((a, b) => a.span.start - b.span.start);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
