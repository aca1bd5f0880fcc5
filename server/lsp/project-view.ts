import type { View, Wire } from '../language/view.js';
import type { Judgement, OpenProject } from './open-project.js';
import { offsetAt, rangeAt, type PositionEncoding } from './positions.js';

/** What turns paths into the client's URIs. */
export interface Addresses {
  readonly encoding: PositionEncoding;
  /** The URI of a machine's path: an open document's as its client writes it. */
  uriOf(absolute: string): string;
}

/** A judged project as the room of questions sees it. */
export function viewOf(project: OpenProject, judgement: Judgement, { encoding, uriOf }: Addresses, locale: View['locale']): View {
  const wire: Wire = {
    uri: (path) => uriOf(project.absolute(path)),
    range: (source, span) => rangeAt(source, span, encoding),
    offset: (source, position) => offsetAt(source, position, encoding),
  };
  return {
    result: judgement.result, locale, wire, get sources() { return judgement.sources; }, files: judgement.files, findings: judgement.findings,
    findingsIn: (path) => judgement.byFile.get(path) ?? [],
  };
}
