import type { Project } from '../project/model.js';
import { Unknown } from '../rules/expression.js';
import { FactTable, type FactRow } from '../rules/fact-table.js';
import { parseLiteral } from '../rules/literal.js';
import { measureWithin, METRIC_IN_SCOPE } from '../rules/metric.js';
import type { CompiledRule, CompiledRules } from '../rules/model.js';
import { CALENDAR_IN_SCOPE, CALENDAR_LOOKUP, WorkCalendar } from '../rules/workdays.js';
import { EMPTY_SPAN, type Span } from '../text/position.js';
import { DOCUMENT_ROWS, documentRow, mentionRows } from './document-rows.js';
import { BilingualNames } from './bilingual.js';
import { standardOf } from './leaves.js';
import type { Finding, LeafCoverage, TopicCoverage } from './model.js';
import { withSuperseded } from './superseded.js';
import type { Standard } from '../../schemas/standard.js';
import { bidRows, checklistRows, decisionRows, evidenceRow, nonconformityRows, productRows, profileOf, surveillanceRows } from './project-rows.js';
import { DATES_LOOKUP, stageDateRows } from './stage-dates.js';
import { projectAnchor } from './anchor.js';
import { rehashedItems } from './rehashed.js';
import { gradeRows, metricRows } from './vocabulary-rows.js';

/** Names that expressions read, with their values: tables, `profile`, `today`, `params`, and the function behind `mentions`. */
export type Scope = Readonly<Record<string, unknown>>;

/** The tables of one project, made when they are first read. */
export interface FactTables {
  readonly project: Project;
  /** What the packs' data call things, for messages. */
  readonly names: BilingualNames;
  /** What a rule's expressions see. */
  scope(rule: Pick<CompiledRule, 'params'>): Scope;
  /** The same with what was found: for rules of phase `summary`. `reported`: keys of leaves of which a rule says that the manual lacks something. */
  withSummary(
    topics: readonly TopicCoverage[], findings: readonly Finding[], standard: Standard, leaves: readonly LeafCoverage[], reported?: ReadonlySet<string>,
  ): FactTables;
}

export function factTables(project: Project, rules: CompiledRules, today: string): FactTables {
  return tablesOf(project, { ...factScope(project, rules, today) }, new BilingualNames(rules));
}

function tablesOf(project: Project, base: Scope, names: BilingualNames): FactTables {
  return {
    project, names,
    scope: ({ params }) => Object.assign(Object.create(base) as Record<string, unknown>, {
      params: Object.fromEntries(Object.entries(params).map(([name, literal]) => [name, parseLiteral(literal).value])),
    }),
    withSummary: (topics, findings, standard, leaves, reported = new Set()) =>
      tablesOf(project, { ...base, ...summaryTables(project, topics, findings), indicators: indicatorTable(project, standard, leaves, reported) }, names),
  };
}

function factScope(project: Project, rules: CompiledRules, today: string): Record<string, unknown> {
  const { documents, evidence } = project;
  const own = documents.filter((d) => d.own);
  const rehashed = rehashedItems(project, today);
  const scope: Record<string, unknown> = { today, profile: profileOf(project, rules), [CALENDAR_IN_SCOPE]: new WorkCalendar(rules.lookups.get(CALENDAR_LOOKUP), project.calendars) };
  const table = (name: string, make: () => readonly FactRow[]) => { scope[name] = new FactTable(name, make); };
  table('documents', () => documents.map(documentRow));
  for (const [name, rows] of Object.entries(DOCUMENT_ROWS)) table(name, () => own.flatMap(rows));
  table('surveillance', () => surveillanceRows(project));
  table('stageDates', () => stageDateRows(project, rules.lookups.get(DATES_LOOKUP)));
  table('nonconformities', () => nonconformityRows(project));
  table('products', () => productRows(project));
  table('bids', () => bidRows(project));
  table('decisions', () => decisionRows(project));
  table('grades', () => gradeRows(standardOf(project, rules)));
  table('metrics', () => metricRows(rules));
  const checklist = checklistRows(project, rules);
  if (checklist) table('checklist', () => checklist); else scope['checklist'] = new Unknown('no-checklist');
  let mentions: ReadonlyMap<string, readonly FactRow[]> | null = null;
  scope['mentions'] = (concept: string) => (mentions ??= mentionRows(documents)).get(concept) ?? [];
  // Without a manifest evidence is not judged; a ledger that is not there says nothing about its rows either.
  const noManifest = new Unknown('no-manifest');
  if (evidence.present) table('evidence', () => withSuperseded(evidence.items.map((item) => evidenceRow(item, rules, rehashed)), rules.evidenceTypes)); else scope['evidence'] = noManifest;
  for (const name of rules.tables.keys()) {
    const ledger = evidence.tables.get(name);
    if (ledger) table(name, () => ledger.rows); else scope[name] = evidence.present ? new Unknown('no-ledger', { table: name }) : noManifest;
  }
  scope[METRIC_IN_SCOPE] = measureWithin(rules.metrics, scope);
  return scope;
}

function summaryTables(project: Project, topics: readonly TopicCoverage[], findings: readonly Finding[]): Record<string, FactTable> {
  const at = (file: string, span: Span, values: Record<string, unknown>): FactRow => ({ values, file, span, place: () => span });
  const fallback = project.primary?.document.source.path ?? project.configPath ?? project.name;
  return {
    findings: new FactTable('findings', () => findings.map((f) => at(f.file, f.span, {
      rule: f.rule, code: f.code, level: f.level, due: f.due, cause: f.cause, file: f.file,
      ...(f.topic === null ? {} : { topic: f.topic }), ...(f.indicator === null ? {} : { indicator: f.indicator }),
    }))),
    coverage: new FactTable('coverage', () => topics.map((t) => at(t.where[0]?.file ?? fallback, t.where[0]?.span ?? EMPTY_SPAN, {
      topic: t.topic, status: t.status, met: t.met, missing: t.missing, attested: t.attested, ...(t.cause === null ? {} : { cause: t.cause }),
    }))),
  };
}

/** Leaves of the standard on both sides, each at the place that covers it, else at the project's own. Excluded leaves are left out. */
function indicatorTable(project: Project, standard: Standard, leaves: readonly LeafCoverage[], reported: ReadonlySet<string>): FactTable {
  return new FactTable('indicators', () => {
    const byKey = new Map(leaves.map((leaf) => [leaf.leaf, leaf]));
    const elsewhere = projectAnchor(project);
    return standard.chapters.flatMap((chapter) => chapter.groups.flatMap((group) => group.leaves.flatMap((leaf): FactRow[] => {
      const own = byKey.get(leaf.key);
      if (!own || own.status === 'excluded') return [];
      const at = own.where[0] ?? elsewhere;
      return [{
        values: {
          id: leaf.key, title: leaf.title.zh, group: group.key, group_title: group.title.zh, attested: own.attested, section: at.section,
          items: own.evidence.filter(({ share }) => share > 0).map(({ id }) => id), reported: reported.has(leaf.key),
          ...(own.documented === null ? {} : { documented: own.documented }), ...(own.evidenced === null ? {} : { evidenced: own.evidenced }),
        },
        words: { title: leaf.title, group_title: group.title },
        file: at.file, span: at.span, place: () => at.span,
      }];
    })));
  });
}
