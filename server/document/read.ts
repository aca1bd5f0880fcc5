import type { SourceText } from '../text/source.js';
import { readMarkdown } from './markdown.js';
import type { DocumentReader, ManualDocument } from './model.js';
import { readYamlManual } from './yaml-manual.js';

/**
 * Reads a manual by the ending of its name: `.yaml` and `.yml` as YAML manuals, all else as Markdown, with `markdown` (an
 * editor has one that remembers). Never throws.
 */
export function readDocument(source: SourceText, markdown: DocumentReader = readMarkdown): ManualDocument {
  return isYamlManual(source) ? readYamlManual(source) : markdown(source);
}

export function isYamlManual({ path }: SourceText): boolean {
  return /\.ya?ml$/i.test(path);
}
