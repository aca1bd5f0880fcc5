// npm run accuracy -- CORPUS [--errors]: how well topics are recognised on manuals that nobody here wrote.
import { resolve } from 'node:path';
import { collectSubstance } from '../../server/check/substance.js';
import { judgeTopic } from '../../server/check/topic-coverage.js';
import { collectFacts } from '../../server/document/facts/facts.js';
import type { DocumentFacts } from '../../server/document/facts/model.js';
import { readDocument } from '../../server/document/read.js';
import { sourceText } from '../../server/text/source.js';
import { loadBuiltin } from '../../scripts/builtin.js';
import { readCorpus, type LabelledText } from './corpus.js';
import { measure, type Mark, type Pair } from './measures.js';
import { TRANSFORMS } from './transforms.js';

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('usage: npm run accuracy -- CORPUS [--errors]\n');
  process.exit(2);
}
const errors = process.argv.includes('--errors');
const rules = loadBuiltin(process.cwd());
const corpus = readCorpus(resolve(folder));
/** Plausibly a real quality manual: its pairs are listed apart. */
const APART = /^015-/;

function factsOf(text: string): DocumentFacts {
  return collectFacts(readDocument(sourceText('manual.md', text)), rules.scanner);
}

function marksOf(facts: DocumentFacts): Map<string, Mark> {
  const marks: Record<string, Mark> = { covered: 1, partial: 0.5, missing: 0 };
  return new Map([...collectSubstance([facts], rules.topics)].map(([id, substance]) => [id, marks[judgeTopic(substance).status]!]));
}

const print = (...cells: (string | number)[]) => process.stdout.write(`${cells.map((c) => (typeof c === 'number' ? c.toFixed(3) : c)).join('  ')}\n`);
const pad = (text: string) => text.padEnd(26);

interface Judged { text: LabelledText; facts: DocumentFacts; pairs: Pair[] }
const judged: Judged[] = corpus.positive.map((text) => {
  const facts = factsOf(text.text);
  const marks = marksOf(facts);
  return { text, facts, pairs: [...text.gold].map(([topic, gold]) => ({ topic, gold, predicted: marks.get(topic) ?? 0 })) };
});
const human = judged.filter((j) => !j.text.synthetic).flatMap((j) => j.pairs);
const synthetic = judged.filter((j) => j.text.synthetic).flatMap((j) => j.pairs);

print(pad('topic (human texts)'), 'P    ', 'R    ', 'F1   ', 'gold');
for (const topic of rules.topics.keys()) {
  const own = human.filter((p) => p.topic === topic);
  const m = measure(own);
  print(pad(topic), m.precision, m.recall, m.f1, String(own.reduce((s, p) => s + p.gold, 0)));
}
print('');
for (const [name, pairs] of [['human', human], ['synthetic', synthetic], ['all', [...human, ...synthetic]]] as const) {
  const m = measure(pairs);
  print(pad(name), 'P', m.precision, 'R', m.recall, 'F1', m.f1, `pairs ${m.pairs}`);
}
const falseCovered = human.filter((p) => p.predicted === 1 && p.gold === 0).length;
const falseMissing = human.filter((p) => p.predicted === 0 && p.gold === 1).length;
print(pad('human, false covered'), `${falseCovered} of ${human.length}`, falseCovered / human.length);
print(pad('human, false missing'), `${falseMissing} of ${human.length}`, falseMissing / human.length);

print('');
const negatives = corpus.negative.map((text) => {
  const facts = factsOf(text.text);
  const marks = facts.own ? [...marksOf(facts).values()] : [...rules.topics.keys()].map(() => 0 as Mark);
  return { name: text.name, facts, covered: marks.filter((m) => m === 1).length, any: marks.filter((m) => m > 0).length };
});
const counted = negatives.filter((n) => !APART.test(n.name));
const pairs = counted.length * rules.topics.size;
const sum = (of: (n: (typeof negatives)[number]) => number) => counted.reduce((s, n) => s + of(n), 0);
print(pad('negatives, covered'), `${sum((n) => n.covered)} of ${pairs}`, sum((n) => n.covered) / pairs);
print(pad('negatives, any'), `${sum((n) => n.any)} of ${pairs}`, sum((n) => n.any) / pairs);
for (const n of negatives) {
  if (n.covered > 0 || n.any > 0 || APART.test(n.name)) print(pad(`  ${n.name.slice(0, 24)}`), `covered ${n.covered}`, `any ${n.any}`, `kind ${n.facts.kind}${n.facts.own ? '' : ' (not own)'}${APART.test(n.name) ? ' – listed apart' : ''}`);
}
print('');
const total = corpus.positive.length * rules.topics.size;
for (const [name, transform] of Object.entries(TRANSFORMS)) {
  const covered: string[] = [];
  for (const { text, facts } of judged) {
    const changed = factsOf(transform(facts, rules.topics.values()));
    for (const [topic, mark] of marksOf(changed)) if (mark === 1) covered.push(`${text.name.slice(0, 3)} ${topic}`);
  }
  print(pad(name), `${covered.length} of ${total} pairs still covered`, covered.length / total);
  if (errors && covered.length > 0) print(`    ${covered.slice(0, 40).join(', ')}`);
}
if (errors) {
  for (const { text, pairs: own } of judged) {
    const wrong = own.filter((p) => p.gold !== p.predicted).map((p) => `${p.topic} ${p.gold}→${p.predicted}`);
    print(`\n${text.name}: ${wrong.join(', ') || 'all right'}`);
  }
}
