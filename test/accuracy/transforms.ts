import type { DocumentFacts } from '../../server/document/facts/model.js';
import type { Topic } from '../../schemas/vocabulary.js';

/** Ways to keep a manual's words and take its substance away: nothing of the result may count as covered. */
export const TRANSFORMS = {
  'bodies removed': (facts: DocumentFacts) => headings(facts).map((h) => `${h}\n`).join('\n'),
  'contents only': (facts: DocumentFacts) => `# 手册\n\n## 目录\n\n${titles(facts).map((t, i) => `${t}${'…'.repeat(8)} ${i + 1}`).join('\n\n')}\n`,
  'placeholder bodies': (facts: DocumentFacts) => headings(facts).map((h) => `${h}\n\n待补充：XXXX\n`).join('\n'),
  'every clause negated': (facts: DocumentFacts) => withBodies(facts, (clause) => `公司暂未建立${clause}`),
  'keyword pile': (_: DocumentFacts, topics: Iterable<Topic>) => {
    const names = [...topics].map((t) => t.names[0]!);
    const terms = [...topics].map((t) => t.terms[0]!);
    return `# 售后服务手册\n\n公司做好${names.join('、')}等各项工作。\n\n包括${terms.join('、')}等。\n`;
  },
} as const;

function titles(facts: DocumentFacts): string[] {
  const { document } = facts;
  return document.sections.filter((s) => s.heading && s.level > 0).map((s) => document.source.text.slice(s.heading!.start, s.heading!.end).replace(/\s+/g, ' '));
}

function heading(facts: DocumentFacts, index: number): string {
  const { document } = facts;
  const section = document.sections[index]!;
  const text = section.heading ? document.source.text.slice(section.heading.start, section.heading.end).replace(/\s+/g, ' ') : '';
  return text === '' ? '' : `${'#'.repeat(Math.min(6, section.level + 1))} ${text}`;
}

function headings(facts: DocumentFacts): string[] {
  return facts.document.sections.map((s) => heading(facts, s.index)).filter((h) => h !== '');
}

function withBodies(facts: DocumentFacts, change: (clause: string) => string): string {
  const lines: string[] = [];
  for (const section of facts.document.sections) {
    lines.push(heading(facts, section.index), '');
    for (const unit of facts.units) if (unit.section === section.index) lines.push(`${change(unit.text.text.replace(/[\s。;!?]+$/g, ''))}。`, '');
  }
  return lines.join('\n');
}
