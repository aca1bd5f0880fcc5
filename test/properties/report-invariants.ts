import type { Report } from '../../schemas/report.js';

/** What a manual can cover (DESIGN §5): always all of them. */
export const TOPIC_IDS = [
  'organization', 'staffing', 'training', 'funds', 'facilities', 'outlets', 'procedures', 'service-process', 'supervision', 'improvement', 'service-philosophy',
  'service-commitment', 'publicity', 'product-information', 'technical-support', 'delivery', 'installation', 'repair', 'spare-parts', 'quality-assurance',
  'waste-recycling', 'customer-relations', 'satisfaction-survey', 'complaint-handling', 'complaint-resolution-rate', 'information-system', 'privacy',
  'data-destruction', 'emergency-plan', 'ecommerce-service',
].sort();

type Range = Report['findings'][number]['range'];

/** What does not hold for a report that must hold for every one. `textOf`: a file's text by its name in the report, where it is known. */
export function reportProblems(report: Report, textOf: (file: string) => string | undefined): string[] {
  const problems: string[] = [];
  const lines = new Map<string, readonly string[] | undefined>();
  const linesOf = (file: string) => {
    if (!lines.has(file)) lines.set(file, textOf(file)?.split(/\r\n|\r|\n/));
    return lines.get(file);
  };
  const place = (what: string, file: string, range: Range) => {
    if (/\\|^\.\/|^\/|^[A-Za-z]:/.test(file) || file === '') problems.push(`${what}: ${file || 'nothing'} is no relative path`);
    const wrong = rangeProblem(range, linesOf(file));
    if (wrong) problems.push(`${what}: ${file} ${at(range)}: ${wrong}`);
  };
  for (const finding of report.findings) {
    place(finding.rule, finding.file, finding.range);
    for (const { file, range } of finding.occurrences) place(`${finding.rule}, an occurrence`, file, range);
    for (const { file, range } of finding.related) place(`${finding.rule}, related`, file, range);
    const own = linesOf(finding.file)?.[finding.range.start.line];
    if (own !== undefined && !isPartOf(finding.excerpt, own)) problems.push(`${finding.rule} ${finding.file} ${at(finding.range)}: excerpt “${finding.excerpt}” is not in “${own}”`);
    const open = /\{[a-z][A-Za-z0-9_]*\}/.exec(finding.message);
    // What a file itself says may look like that.
    if (open && !linesOf(finding.file)?.some((line) => line.includes(open[0]))) problems.push(`${finding.rule}: ${open[0]} was never filled in: ${finding.message}`);
  }
  const prints = report.findings.map(({ fingerprint }) => fingerprint);
  if (new Set(prints).size !== prints.length) problems.push('two findings have one fingerprint');
  const topics = report.topics.map(({ id }) => id).sort();
  if (topics.join() !== TOPIC_IDS.join()) problems.push(`topics are ${topics.join(' ')}`);
  for (const { where } of [...report.topics, ...report.indicators]) {
    for (const { file, line } of where) place('where', file, { start: { line, character: 0 }, end: { line, character: 0 } });
  }
  const { score, coverage } = report;
  for (const share of [coverage.documented, coverage.evidenced]) if (share !== null && !(share >= 0 && share <= 1)) problems.push(`coverage ${share}`);
  if (score && !(0 <= score.low && score.low <= score.high && score.high <= 101)) problems.push(`score ${score.low}–${score.high}`);
  return problems;
}

function rangeProblem({ start, end }: Range, lines: readonly string[] | undefined): string | null {
  if (start.line > end.line || (start.line === end.line && start.character > end.character)) return 'starts after its end';
  if (!lines) return null;
  for (const { line, character } of [start, end]) {
    const text = lines[line];
    if (text === undefined) return `there are ${lines.length} lines`;
    // A range may take in the line end: at most the characters of CRLF.
    if (character > text.length + 1) return `line ${line} has ${text.length} characters`;
  }
  return null;
}

/** Spaces are folded, what was cut off ends in …, and personal data is masked with as many stars. */
function isPartOf(excerpt: string, line: string): boolean {
  const folded = line.replace(/\s+/g, ' ').trim();
  const part = excerpt.endsWith('…') && !folded.includes(excerpt) ? excerpt.slice(0, -1) : excerpt;
  if (folded.includes(part)) return true;
  if (!part.includes('*')) return false;
  for (let from = 0; from + part.length <= folded.length; from++) {
    if ([...Array(part.length).keys()].every((i) => part[i] === '*' || part[i] === folded[from + i])) return true;
  }
  return false;
}

function at({ start, end }: Range): string {
  return `${start.line}:${start.character}–${end.line}:${end.character}`;
}
