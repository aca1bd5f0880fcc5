import { FORMATS, type Format, type FormatName } from '../../../schemas/formats.js';
import type { YamlPath } from '../../text/yaml.js';
import type { At, View } from '../view.js';
import type { Frame, YamlCursor } from './cursor.js';
import { formatOf } from './format.js';
import { readCursor } from './read-cursor.js';

/** A place in a file of one of Hegui's formats. */
export interface YamlPlace {
  readonly view: View;
  readonly at: At;
  readonly cursor: YamlCursor;
  /** The format that holds here: a rule's test has the formats of the files that it stands for. */
  readonly name: FormatName;
  readonly format: Format;
  /** The cursor's path, and its frames, from where the format begins. */
  readonly path: YamlPath;
  readonly frames: readonly Frame[];
}

/** Null in a file of another kind. */
export function placeAt(view: View, at: At): YamlPlace | null {
  const name = formatOf(view, at.source);
  if (name === null) return null;
  const cursor = readCursor(at.source.text, at.offset);
  const inner = innerFormat(name, cursor.path);
  const format: Format = FORMATS[inner.name];
  // A frame hangs in the one before it, so that the frame at a path of n steps is the n-th after the outermost.
  return { view, at, cursor, name: inner.name, format, path: cursor.path.slice(inner.depth), frames: cursor.frames.slice(inner.depth) };
}

/** rules / 0 / tests / pass / 0 / profile, evidence */
const DEPTH_IN_TEST = 6;

function innerFormat(name: FormatName, path: YamlPath): { readonly name: FormatName; readonly depth: number } {
  if (name !== 'rules' || path[0] !== 'rules' || path[2] !== 'tests') return { name, depth: 0 };
  const inner = path[5] === 'profile' ? 'hegui' : path[5] === 'evidence' ? 'evidence' : null;
  return inner === null ? { name, depth: 0 } : { name: inner, depth: DEPTH_IN_TEST };
}
