import type { Location } from 'vscode-languageserver-types';
import { clauseName } from '../document/facts/references.js';
import type { SourceText } from '../text/source.js';
import type { Span } from '../text/position.js';
import { titleKey } from './names/name-key.js';
import { namesOf } from './names/name-index.js';
import type { Mention, Name } from './names/model.js';
import { packPlace } from './names/pack-places.js';
import type { At, View } from './view.js';

/** The URI of a file that comes with Hegui, by its path in the package (`rules/…`, `docs/rules/…`); null where it cannot be shown. */
export type PackageUri = (path: string) => string | null;
export const NOWHERE: PackageUri = () => null;

/**
 * Where the name at a place is defined: an item's id in its manifest, a form in its register, a document's number or
 * title in that document, a section that is referred to, a file, a rule or table in its pack. Empty where no name stands
 * or nothing defines it.
 */
export function definition(view: View, { source, offset }: At, packageUri: PackageUri = NOWHERE): Location[] {
  const mention = namesOf(view).at(source, offset);
  return mention ? definitionsOf(view, mention.name, packageUri) : sectionAt(view, source, offset);
}

/** The places that define a name, whatever mentions it. */
export function definitionsOf(view: View, name: Name, packageUri: PackageUri = NOWHERE): Location[] {
  const index = namesOf(view);
  if (name.kind === 'file') return [{ uri: view.wire.uri(name.key), range: ORIGIN }];
  const defined = index.definitions(name);
  if (defined.length > 0) return locations(view, defined);
  const documents = index.documentsOf(name);
  if (documents.length > 0) return documents.map(({ document }) => ({ uri: view.wire.uri(document.source.path), range: ORIGIN }));
  if (name.kind === 'title') return view.result.project.evidence.items.filter(({ item }) => titleKey(item.title ?? '') === name.key).flatMap(({ file, place }) => at(view, index.source(file), place('title')));
  const place = packPlace(name, view.result.rules);
  if (!place) return [];
  const { path } = place.source;
  const uri = view.sources.has(path) ? view.wire.uri(path) : packageUri(path);
  return uri === null ? [] : [{ uri, range: view.wire.range(place.source, place.span) }];
}

const ORIGIN = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Mentions as places of the protocol; a cell of a workbook is its row. */
export function locations(view: View, mentions: readonly Mention[]): Location[] {
  const index = namesOf(view);
  return mentions.flatMap(({ file, span }) => at(view, index.source(file), span));
}

function at(view: View, source: SourceText | null, span: Span): Location[] {
  if (!source) return [];
  const cell = source.cellAt?.(span.start);
  const start = cell && { line: cell.row - 1, character: 0 };
  return [{ uri: view.wire.uri(source.path), range: start ? { start, end: start } : view.wire.range(source, span) }];
}

/** 见 6.3, 第三章: the section of that number in the same document. */
function sectionAt(view: View, source: SourceText, offset: number): Location[] {
  const facts = namesOf(view).facts(source.path);
  const reference = facts?.references.find(({ kind, span }) => kind === 'clause' && span.start <= offset && offset <= span.end);
  const section = reference && facts!.document.sections.find(({ number }) => number !== null && clauseName(number) === reference.name);
  return section?.heading ? at(view, source, section.heading) : [];
}
