import type { CompiledRules } from '../rules/model.js';
import { plainText } from '../text/mapped-text.js';

/** A piece of a section template: what stands under one of its headings. */
export interface TemplatePart {
  /** Without marks; empty for what stands before the first. */
  readonly heading: string;
  readonly body: readonly string[];
}

export interface SectionTemplate { readonly title: string; readonly parts: readonly TemplatePart[] }

/** A topic's section template by its headings; null where the packs have none. */
export function sectionTemplate({ templates }: CompiledRules, topic: string): SectionTemplate | null {
  const text = templates.get(topic);
  if (text === undefined) return null;
  let title = '';
  const parts: { heading: string; body: string[] }[] = [{ heading: '', body: [] }];
  for (const line of text.trim().split(/\r?\n/)) {
    const heading = /^(#{2,6}) (.*)$/.exec(line);
    if (heading && title === '') title = heading[2]!.trim();
    else if (heading) parts.push({ heading: heading[2]!.trim(), body: [] });
    else parts.at(-1)!.body.push(line);
  }
  const trimmed = parts.map(({ heading, body }) => ({ heading, body: body.join('\n').trim().split('\n') })).filter(({ heading, body }) => heading !== '' || body.join('') !== '');
  return { title, parts: trimmed };
}

/** The parts that speak of aspects that are missing; all where none does. */
export function partsFor({ scanner }: CompiledRules, topic: string, { parts }: SectionTemplate, missing: readonly string[]): readonly TemplatePart[] {
  const speaking = parts.filter(({ heading, body }) => scanner.scan(plainText([heading, ...body].join('\n'), 0).text)
    .some(({ owner }) => owner.owner === topic && (owner.role === 'aspect' || owner.role === 'near') && missing.includes(owner.part)));
  return speaking.length > 0 ? speaking : parts;
}
