import type { SourceText } from '../text/source.js';
import { readMarkdown } from './markdown.js';
import type { ManualDocument } from './model.js';
import { readYamlManual } from './yaml-manual.js';

/** Reads a manual by the ending of its name: `.yaml` and `.yml` as YAML manuals, all else as Markdown. Never throws. */
export function readDocument(source: SourceText): ManualDocument {
  return isYamlManual(source) ? readYamlManual(source) : readMarkdown(source);
}

export function isYamlManual({ path }: SourceText): boolean {
  return /\.ya?ml$/i.test(path);
}
