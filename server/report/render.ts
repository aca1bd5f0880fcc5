import type { Locale } from '../../schemas/localized.js';
import { inLocale } from '../../schemas/localized.js';
import type { Report, ReportFinding } from '../../schemas/report.js';
import { mask } from '../check/mask.js';
import { reasonWords } from '../check/reason-words.js';
import { leavesOf } from '../check/leaves.js';
import type { Finding, Place } from '../check/model.js';
import { offersFor } from '../fix/offers.js';
import { NO_MEMORY, type Memory } from '../project/memory.js';
import { sha256 } from '../text/sha256.js';
import type { SourceText } from '../text/source.js';
import type { LintResult } from './model.js';
import { placeIn, type ReportPlace } from './place.js';
import { messageOf } from './words.js';

/** As much of a line as a reader needs to find it on paper. */
const EXCERPT_CHARACTERS = 60;
/** As long as the longest personal number. */
const MASK_CONTEXT = 20;

/** The one report that every format and every door shows. `remembered`: of earlier versions of the same project. */
export function renderReport(result: LintResult, locale: Locale, tool: { version: string }, remembered: Memory = NO_MEMORY): Report {
  const { project, rules, standard } = result;
  const memory = remembered.part(`report ${locale}`, [rules]);
  const sources = new Map(project.inputs.flatMap(({ file, source }) => (source ? [[file, source] as const] : [])));
  for (const [path, source] of rules.sources) sources.set(path, source);
  const place = (at: Place) => placeIn(sources.get(at.file), at);
  const line = (at: Place & { section: string }) => ({ file: at.file, line: placeIn(sources.get(at.file), at).range.start.line, section: mask(at.section) });
  const points = new Map(result.points.map((p) => [p.key, p]));
  const coverage = new Map(result.leaves.map((leaf) => [leaf.leaf, leaf]));
  return {
    version: 1,
    tool: { name: 'hegui', version: tool.version },
    edition: rules.packs[0]?.pack.edition ?? '',
    today: result.today, stage: result.stage,
    packs: rules.packs.map(({ pack, digest }) => ({ id: pack.id, version: pack.version, digest })),
    parameters: [...memory.keep('parameters', [project.calendars, project.configPath], () => parameters(result))],
    adjustments: adjustments(result),
    inputs: project.inputs.map(({ file, sha256: hash }) => ({ file, sha256: hash ?? '' })),
    findings: findings(result, sources, place, locale, memory),
    topics: result.verdict.topics.map((topic) => ({
      id: topic.topic, title: inLocale(rules.topics.get(topic.topic)!.title, locale), status: topic.status, cause: topic.cause,
      where: topic.where.map(line), missing: [...topic.missing], attested: topic.attested,
    })),
    indicators: leavesOf(standard).map((leaf) => {
      const own = coverage.get(leaf.key)!;
      const worth = points.get(leaf.key)!;
      return {
        id: `${standard.id}:${leaf.key}`, title: inLocale(leaf.title, locale),
        points: { low: worth.low, high: worth.high, official: worth.official }, estimated: [...worth.estimated],
        status: own.status, documented: own.documented, evidenced: own.evidenced, where: own.where.map(line),
        evidence: [...memory.keep(`evidence of ${leaf.key}`, [own.evidence], () => own.evidence.map(({ id, file, share, reason }) =>
          ({ id: mask(id), file: file === null ? null : mask(file), counts: share > 0, ...(reason ? { reason: inLocale(reason, locale) } : {}) })))],
      };
    }),
    coverage: { ...result.coverage },
    score: result.score && {
      ...result.score, grades: [...result.score.grades],
      next: result.score.next && { grade: result.score.next.grade, cheapest: result.score.next.cheapest.map((c) => ({ ...c })) },
    },
    upcoming: result.verdict.upcoming.map((u) => ({ ...u })),
    skipped: result.verdict.skipped.map(({ rule, reason, rows }) => ({ rule, reason: mask(inLocale(reasonWords(reason, rules), locale)), ...(rows === null ? {} : { rows }) })),
    failures: [...project.failures, ...result.verdict.failures].map((f) => ({ ...f })),
  };
}

/** Numbers that are not the rules' own: of calendars, certifiers and the project. */
function parameters({ project, rules }: LintResult): Report['parameters'] {
  return [
    ...project.calendars.map(({ year, source, file }) => ({ name: `calendar.${year}`, value: source, origin: file })),
    ...rules.rules.flatMap((rule) => Object.entries(rule.params)
      .filter(([name, value]) => rule.origins?.[name] !== undefined || JSON.stringify(value) !== JSON.stringify(rule.rule.params[name]))
      .map(([name, value]) => ({ name: `${rule.id}.${name}`, value, origin: rule.origins?.[name] ?? project.configPath ?? '' }))),
  ];
}

/** Rules off or lowered, exclusions and decisions in force: what an auditor of the tool's use asks for. */
function adjustments({ rules, project, verdict }: LintResult): Report['adjustments'] {
  const origin = project.configPath ?? '';
  return [
    ...rules.rules.filter((r) => r.off).map((r) => ({ kind: 'off', rule: r.id, by: '', origin })),
    ...rules.rules.filter((r) => !r.off && r.level !== r.rule.level).map((r) => ({ kind: `level:${r.level}`, rule: r.id, by: '', origin })),
    ...verdict.decisions.inForce.map(({ decision, file }) => ({
      kind: decision.kind, rule: mask(decision.rule ?? decision.indicator ?? decision.topic ?? ''), by: mask(decision.by), origin: `${file}#${mask(decision.id)}`,
    })),
  ];
}

function findings(result: LintResult, sources: ReadonlyMap<string, SourceText>, place: (at: Place) => ReportPlace, locale: Locale, memory: Memory): ReportFinding[] {
  const excerpts = result.findings.map((finding) => excerptAt(sources.get(finding.file), finding));
  const fingerprints = memory.keepEach('fingerprints', identities(result.findings, excerpts), (a, b) => a === b, sha256);
  return result.findings.map((finding, i) => {
    const excerpt = excerpts[i]!;
    return {
      rule: finding.rule, code: finding.code, also: [...finding.also], indicator: finding.indicator, topic: finding.topic, level: finding.level,
      due: finding.due, cause: finding.cause, confidence: finding.confidence, clock: finding.clock,
      message: messageOf(finding, locale), section: mask(finding.section), excerpt, ...place(finding),
      occurrences: finding.occurrences.map(place),
      related: finding.related.map((r) => ({ ...place(r), message: mask(inLocale(r.message, locale)) })),
      fixes: offersFor(result, finding).map((fix) => ({ title: inLocale(fix.title, locale), class: fix.class })),
      fingerprint: fingerprints[i]!,
    };
  });
}

/** What tells findings apart wherever they stand: their rule, file, section and words, and of equals which it is. */
function identities(findings: readonly Finding[], excerpts: readonly string[]): string[] {
  const ordinals = new Map<string, number>();
  return findings.map(({ rule, file, section }, i) => {
    const identity = [rule, file, section, excerpts[i]!.replace(/\s+/g, '')].join('\u0000');
    const ordinal = ordinals.get(identity) ?? 0;
    ordinals.set(identity, ordinal + 1);
    return `${identity}\u0000${ordinal}`;
  });
}

/** The line of the finding around its place, spaces folded, personal data masked. */
function excerptAt(source: SourceText | undefined, { span }: Finding): string {
  if (!source) return '';
  const { text } = source;
  const { line } = source.lines.position(span.start);
  const start = source.lines.offset({ line, character: 0 });
  const next = line + 1 < source.lines.lineCount ? source.lines.offset({ line: line + 1, character: 0 }) : text.length;
  // Without its end, which is one character or two: the same excerpt, and fingerprint, for CRLF and LF.
  let end = next;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  const from = Math.max(start, Math.min(span.start, end - EXCERPT_CHARACTERS));
  // A window, not the whole line: a file may be one line. Some characters before it, so that a number is masked whole.
  const left = Math.max(start, from - MASK_CONTEXT);
  const shown = mask(text.slice(left, Math.min(end, from + 2 * EXCERPT_CHARACTERS))).slice(from - left).replace(/\s+/g, ' ').trim();
  return shown.length > EXCERPT_CHARACTERS ? `${shown.slice(0, EXCERPT_CHARACTERS - 1)}…` : shown;
}
