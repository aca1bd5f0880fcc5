import type { Location } from 'vscode-languageserver-types';
import { locations } from './definition.js';
import { namesOf } from './names/name-index.js';
import type { At, View } from './view.js';

/** Every place of the project at which the name at a place is written; with those that define it if asked. */
export function references(view: View, { source, offset }: At, includeDefinitions = true): Location[] {
  const index = namesOf(view);
  const mention = index.at(source, offset);
  if (!mention) return [];
  const defining = includeDefinitions ? [] : index.definitions(mention.name);
  return locations(view, index.mentions(mention.name).filter(({ file, span }) => !defining.some((d) => d.file === file && d.span.start === span.start)));
}
