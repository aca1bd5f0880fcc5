import type { RuleFix } from '../../schemas/rule.js';
import type { Finding, Place } from '../check/model.js';
import type { Asked, FileEdit } from './model.js';
import { textsOf } from './texts.js';

/** Every place where what is wrong stands; the finding's own if it is the only one. */
export function placesOf({ file, span, occurrences }: Finding): readonly Place[] {
  return occurrences.length > 0 ? occurrences : [{ file, span }];
}

/** The words that a rule puts in place of what it finds; null where they are no such words, or stand in a file that is not ours. */
export function replacement({ finding, judged }: Asked, { with: template, unless }: NonNullable<RuleFix['replace']>): string | null {
  let whole = true;
  const text = template.replace(/\{([a-z][A-Za-z0-9_]*)\}/g, (_, name: string) => {
    const value = finding.args[name];
    if (typeof value !== 'string' || value === '') whole = false;
    return String(value);
  });
  const texts = textsOf(judged);
  return whole && !unless.some((word) => text.includes(word)) && placesOf(finding).every(({ file }) => texts.isOurs(file)) ? text : null;
}

export function replaceAll({ finding, judged }: Asked, text: string): FileEdit[] {
  const texts = textsOf(judged);
  return placesOf(finding).map(({ file, span }) => {
    const written = texts.source(file)!.text.slice(span.start, span.end);
    const inMarks = written.startsWith('《') && written.endsWith('》') && !text.startsWith('《');
    return { file, span, text: inMarks ? `《${text}》` : text };
  });
}
