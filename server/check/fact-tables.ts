import type { Project } from '../project/model.js';
import { Unknown } from '../rules/expression.js';
import { FactTable, type FactRow } from '../rules/fact-table.js';
import { parseLiteral } from '../rules/literal.js';
import { measureWithin, METRIC_IN_SCOPE } from '../rules/metric.js';
import type { CompiledRule, CompiledRules } from '../rules/model.js';
import { CALENDAR_IN_SCOPE, CALENDAR_LOOKUP, WorkCalendar } from '../rules/workdays.js';
import { EMPTY_SPAN, type Span } from '../text/position.js';
import { DOCUMENT_ROWS, documentRow, mentionRows } from './document-rows.js';
import type { DocumentFacts } from '../document/facts/model.js';
import { NO_MEMORY, type Memory } from '../project/memory.js';
import type { Reason, ReasonPhrase } from '../rules/reason.js';
import { BilingualNames } from './bilingual.js';
import { standardOf } from './leaves.js';
import type { Finding, LeafCoverage, TopicCoverage } from './model.js';
import { withSuperseded } from './superseded.js';
import type { Standard } from '../../schemas/standard.js';
import { bidRows, checklistRows, hasChecklist, decisionRows, evidenceRow, nonconformityRows, productRows, profileOf, surveillanceRows } from './project-rows.js';
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
  /** A table, the profile … by its name in expressions. */
  value(name: string): unknown;
  /** What a rule's expressions see. */
  scope(rule: Pick<CompiledRule, 'params'>): Scope;
  /** The same with what was found: for rules of phase `summary`. `reported`: keys of leaves of which a rule says that the manual lacks something. */
  withSummary(
    topics: readonly TopicCoverage[], findings: readonly Finding[], standard: Standard, leaves: readonly LeafCoverage[], reported?: ReadonlySet<string>,
  ): FactTables;
}

/** With a memory, a table is the same as long as what its rows are made of is. `rules` and `today` are those of the memory. */
export function factTables(project: Project, rules: CompiledRules, today: string, memory: Memory = NO_MEMORY): FactTables {
  const names = memory.keep('names', [], () => new BilingualNames(rules));
  return tablesOf(project, factScope(project, rules, today, memory), names, memory);
}

function tablesOf(project: Project, base: Scope, names: BilingualNames, memory: Memory): FactTables {
  return {
    project, names,
    value: (name) => base[name],
    scope: ({ params }) => Object.assign(Object.create(base) as Record<string, unknown>, { params: valuesOf(params) }),
    withSummary: (topics, findings, standard, leaves, reported = new Set()) =>
      tablesOf(project, { ...base, ...summaryTables(project, topics, findings), indicators: indicatorTable(project, standard, leaves, reported) }, names, memory),
  };
}

const parsed = new WeakMap<CompiledRule['params'], Readonly<Record<string, unknown>>>();

/** A rule's parameters as plain values, read once. */
function valuesOf(params: CompiledRule['params']): Readonly<Record<string, unknown>> {
  let values = parsed.get(params);
  if (!values) parsed.set(params, (values = Object.fromEntries(Object.entries(params).map(([name, literal]) => [name, parseLiteral(literal).value]))));
  return values;
}

function factScope(project: Project, rules: CompiledRules, today: string, memory: Memory): Record<string, unknown> {
  const { documents, evidence, decisions } = project;
  const config = configInputs(project);
  const calendar = memory.keep('calendar', [project.calendars], () => new WorkCalendar(rules.lookups.get(CALENDAR_LOOKUP), project.calendars));
  const scope: Record<string, unknown> = { today, profile: memory.keep('profile', config, () => profileOf(project, rules)), [CALENDAR_IN_SCOPE]: calendar };
  const table = (name: string, inputs: readonly unknown[], make: () => readonly FactRow[]) => { scope[name] = memory.keep(`table ${name}`, inputs, () => new FactTable(name, make)); };
  const unknown = (name: string, phrase: ReasonPhrase, args: Reason['args'] = {}) => { scope[name] = memory.keep(`unknown ${name} ${phrase}`, [], () => new Unknown(phrase, args)); };

  Object.assign(scope, documentTables(documents, memory));
  table('surveillance', config, () => surveillanceRows(project));
  table('stageDates', config, () => stageDateRows(project, rules.lookups.get(DATES_LOOKUP)));
  table('nonconformities', config, () => nonconformityRows(project));
  table('products', config, () => productRows(project));
  table('bids', config, () => bidRows(project));
  table('decisions', [decisions], () => decisionRows(project));
  table('grades', [project.config.certification?.standard], () => gradeRows(standardOf(project, rules)));
  table('metrics', [], () => metricRows(rules));
  if (hasChecklist(project, rules)) table('checklist', config, () => checklistRows(project, rules)); else unknown('checklist', 'no-checklist');
  // Without a manifest evidence is not judged; a ledger that is not there says nothing about its rows either.
  const rehashed = rehashedItems(project, today);
  if (evidence.present) table('evidence', [evidence.items, ...rehashed], () => withSuperseded(evidence.items.map((item) => evidenceRow(item, rules, rehashed)), rules.evidenceTypes));
  else unknown('evidence', 'no-manifest');
  for (const name of rules.tables.keys()) {
    const ledger = evidence.tables.get(name);
    if (ledger) table(name, [ledger], () => ledger.rows);
    else if (evidence.present) unknown(name, 'no-ledger', { table: name });
    else unknown(name, 'no-manifest');
  }
  scope[METRIC_IN_SCOPE] = measureWithin(rules.metrics, scope);
  return scope;
}

/** What rows of hegui.yaml are made of. */
export function configInputs({ config, configPath, configPlace, name }: Project): readonly unknown[] {
  return [config, configPath, configPlace, name];
}

/** The tables that come from manuals, and the function behind `mentions`. The rows of each document are made once. */
function documentTables(documents: readonly DocumentFacts[], memory: Memory): Record<string, unknown> {
  const memories = memory.parts('rows of document', documents.map(({ document }) => document.source.path));
  return memory.keep('document tables', documents, () => {
    const all = documents.map((facts, i) => ({ facts, memory: memories[i]! }));
    const own = all.filter(({ facts }) => facts.own);
    const rowsOf = (name: string, of: typeof all, rows: (facts: DocumentFacts, index: number) => readonly FactRow[]) =>
      of.flatMap(({ facts, memory: kept }, i) => kept.keep(name, [facts, i], () => rows(facts, i)));
    const mentioned = new Map<string, readonly FactRow[]>();
    return {
      documents: new FactTable('documents', () => rowsOf('documents', all, (facts, i) => [documentRow(facts, i)])),
      ...Object.fromEntries(Object.entries(DOCUMENT_ROWS).map(([name, rows]) => [name, new FactTable(name, () => rowsOf(name, own, rows))])),
      mentions: (concept: string) => {
        let rows = mentioned.get(concept);
        if (!rows) mentioned.set(concept, (rows = rowsOf(`mentions ${concept}`, own, (facts) => mentionRows(facts, concept))));
        return rows;
      },
    };
  });
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
