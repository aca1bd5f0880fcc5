import { mask } from '../check/mask.js';
import type { Place } from '../check/model.js';
import type { View } from './view.js';

/** What stands in somebody's file, as Markdown that shows it as it is: personal data masked, marks without effect. */
export function shown(text: string, most = Number.POSITIVE_INFINITY): string {
  const line = mask(text).replace(/\s+/g, ' ').trim();
  const cut = line.length > most ? `${line.slice(0, most - 1)}…` : line;
  return cut.replace(/[\\`*_{}[\]<>#|~!&]/g, (mark) => `\\${mark}`);
}

/** A link to a place, with its line: `手册.md:12`. */
export function placeLink(view: View, { file, span }: Place): string {
  const source = view.sources.get(file);
  const name = shown(file.slice(file.lastIndexOf('/') + 1));
  if (!source) return name;
  const line = source.lines.position(span.start).line + 1;
  // Brackets would end the address.
  return `[${name}:${line}](${view.wire.uri(file).replace(/[()\s]/g, encodeURIComponent)}#L${line})`;
}
