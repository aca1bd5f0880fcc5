import { describe, expect, it } from 'vitest';
import { loadBuiltin } from '../../scripts/builtin.js';
import { collectSubstance } from '../../server/check/substance.js';
import { judgeTopic } from '../../server/check/topic-coverage.js';
import { collectFacts } from '../../server/document/facts/facts.js';
import { readDocument } from '../../server/document/read.js';
import { sourceText } from '../../server/text/source.js';

const rules = loadBuiltin(process.cwd());
const topics = [...rules.topics.values()];

function covered(text: string): string[] {
  const facts = collectFacts(readDocument(sourceText('m.md', text)), rules.scanner);
  return [...collectSubstance([facts], rules.topics).values()].filter((s) => judgeTopic(s).status === 'covered').map((s) => s.topic.id);
}

/** Every word of the vocabulary and not one sentence. */
const PILES: readonly [string, string][] = [
  ['the names of all topics', `${topics.map((t) => t.names[0]).join('、')}。`],
  ['their titles as one sentence', `本手册包括${topics.map((t) => t.title.zh).join('、')}。`],
  ['all terms', `${topics.flatMap((t) => t.terms.slice(0, 4)).join('、')}。`],
  ['all terms, with commas', `${topics.flatMap((t) => t.terms.slice(0, 4)).join('，')}。`],
  ['terms topic by topic', topics.map((t) => `${t.terms.slice(0, 8).join('、')}。`).join('\n\n')],
  ['terms under their heading', topics.map((t) => `## ${t.names[0]}\n\n${t.terms.slice(0, 8).join('、')}。`).join('\n\n')],
  ['aspects under their heading', topics.map((t) => `## ${t.names[0]}\n\n${t.aspects.flatMap((a) => a.terms.slice(0, 1)).join('、')}。`).join('\n\n')],
  ['praise', topics.map((t) => `公司高度重视${t.names[0]}工作，不断提升${t.names[0]}水平。`).join('\n\n')],
];

describe('words without sentences', () => {
  // A few words are a sentence of their own (免费送货): two topics of thirty is the most that any pile may buy.
  it.each(PILES)('%s cover nothing', (_, text) => {
    expect(covered(`# 手册\n\n${text}\n`).length).toBeLessThanOrEqual(2);
  });
});
