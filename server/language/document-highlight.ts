import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver-types';
import { DEFINES } from './names/model.js';
import { namesOf } from './names/name-index.js';
import type { At, View } from './view.js';

/** The other places in the same file of the name at a place; where it is defined counts as written. Empty where no name stands. */
export function documentHighlight(view: View, { source, offset }: At): DocumentHighlight[] {
  const index = namesOf(view);
  const mention = index.at(source, offset);
  if (!mention) return [];
  return index.mentions(mention.name, source.path).map(({ span, standing }) => ({
    range: view.wire.range(source, span), kind: standing === DEFINES ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
