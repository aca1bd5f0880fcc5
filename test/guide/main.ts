// npm run guide: every sentence of the certification guide → the rules behind it → a test that breaks it → one that keeps it.
import { loadBuiltin } from '../../scripts/builtin.js';
import { padded as padEnd } from '../../server/report/paper.js';
import { guideSentences, proofs, type Proof } from './sentences.js';

const rules = loadBuiltin(process.cwd());
const sentences = guideSentences();
const known = proofs(sentences, rules);
const shown = (tests: Proof['breaks']) => {
  const [first] = tests.filter(({ ok }) => ok);
  return first ? `✓ ${first.test.name}${tests.length > 1 ? ` (+${tests.length - 1})` : ''}` : '';
};
const holes: string[] = [];
const lines: string[] = [];
for (const sentence of sentences) {
  lines.push(`${padEnd(sentence.at, 6)}${sentence.text}`);
  if ('context' in sentence) {
    lines.push(`        – ${sentence.context}`);
    continue;
  }
  for (const code of sentence.rules) {
    const { rule, breaks, keeps } = known.get(code)!;
    const [broken, kept] = [shown(breaks), shown(keeps)];
    if (!rule || broken === '' || kept === '' || [...breaks, ...keeps].some(({ ok }) => !ok)) holes.push(`${sentence.at} ${code}: ${rule ? 'a test is missing or fails' : 'no such rule'}`);
    lines.push(`        ${padEnd(code, 22)}${padEnd(rule ? `${rule.level} ${rule.rule.due}` : '—', 22)}broken ${padEnd(broken || '—', 46)}kept ${kept || '—'}`);
  }
}
const named = sentences.filter((s) => 'rules' in s).length;
lines.push('', `${sentences.length} sentences: ${named} with rules, ${sentences.length - named} context only; ${known.size} rules, ${holes.length} holes`);
process.stdout.write(`${[...lines, ...holes.map((hole) => `hole: ${hole}`)].join('\n')}\n`);
process.exitCode = holes.length === 0 ? 0 : 1;
