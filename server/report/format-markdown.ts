import { inLocale, type Locale } from '../../schemas/localized.js';
import type { Report } from '../../schemas/report.js';
import { groupCoverages } from './groups.js';
import { LABELS } from './labels.js';
import type { LintResult } from './model.js';
import { percent } from './paper.js';
import { positionText } from './place.js';
import { wordsOf } from './words.js';

/** A comment for a pull request, or a page to hand on: counts, coverage, then findings by file. */
export function formatMarkdown(result: LintResult, report: Report, locale: Locale): string {
  const labels = LABELS[locale];
  const count = (level: string) => report.findings.filter((f) => f.level === level).length;
  const lines = [
    `## 合规 Hegui · ${cell(result.project.name)}`, '',
    `${labels.counts(count('error'), count('warning'), count('info'))} · ${labels.stage} ${labels.due[result.stage]} · ${result.today}`, '',
    ...coverageTable(result, locale),
  ];
  let file = '';
  report.findings.forEach((finding, i) => {
    const words = wordsOf(result.findings[i]!, locale);
    if (finding.file !== file) {
      lines.push('', `### ${cell(finding.file)}`, '', `| | ${labels.stage} | | ${labels.why} | ${labels.remedy} |`, '| --- | --- | --- | --- | --- |');
      file = finding.file;
    }
    const at = cell(positionText(finding));
    const section = finding.section ? `<br>${cell(finding.section)}` : '';
    lines.push(`| **${labels.level[finding.level]}** ${at} \`${result.findings[i]!.code}\` | ${labels.due[finding.due]} | ${cell(words.what)}${section} | ${cell(words.why)} | ${cell(words.remedy)} |`);
  });
  if (report.upcoming.length > 0) lines.push('', labels.upcoming(report.upcoming.length, report.upcoming.flatMap((u) => (u.date ? [u.date] : [])).sort()[0] ?? null));
  return `${lines.join('\n')}\n`;
}

/** Coverage by group and the score, as a table. */
export function coverageTable(result: LintResult, locale: Locale): string[] {
  const labels = LABELS[locale];
  const rows = groupCoverages(result, locale).map((g) => {
    const name = g.level === 1 ? `**${g.key} ${cell(g.title)}**` : `${g.key} ${cell(g.title)}`;
    return `| ${name} | ${percent(g.documented, labels.notJudged)} | ${percent(g.evidenced, labels.notJudged)} | ${g.covered}/${g.leaves} |`;
  });
  const { score, coverage } = result;
  const lines = [
    `| ${labels.coverage} | ${labels.documented} | ${labels.evidenced} | |`, '| --- | ---: | ---: | ---: |', ...rows,
    `| **Σ** | **${percent(coverage.documented, labels.notJudged)}** | **${percent(coverage.evidenced, labels.notJudged)}** | |`, '',
  ];
  if (!score) return [...lines, labels.loneNoGrade];
  const range = score.low === score.high ? `${score.low}` : `${score.low}–${score.high}`;
  lines.push(`**${labels.score} ${range} / 100 · ${score.grades.map((grade) => labels.grades[grade]).join('–')}** ${labels.estimate(labels.honesty)}`);
  if (score.high >= 95 && score.low < 98) lines.push('', labels.gradingNote);
  return lines;
}

/** Text for a table cell: what would end the cell or start markup is escaped. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|<>*_`[\]]/g, (c) => `\\${c}`);
}

/** A rule's or standard's title in the report's language. */
export function title(text: { zh: string; en: string }, locale: Locale): string {
  return cell(inLocale(text, locale));
}
