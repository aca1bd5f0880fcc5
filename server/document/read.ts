import type { SourceText } from '../text/source.js';
import { readMarkdown } from './markdown.js';
import type { ManualDocument } from './model.js';
import { readYamlManual } from './yaml-manual.js';

/** Reads a manual by the ending of its name: `.yaml` and `.yml` as YAML manuals, all else as Markdown. Never throws. */
export function readDocument(source: SourceText): ManualDocument {
  return /\.ya?ml$/i.test(source.path) ? readYamlManual(source) : readMarkdown(source);
}
