import { ProjectConfig } from '../../schemas/project.js';
import type { Leaf, Standard } from '../../schemas/standard.js';
import type { EvidenceType, TableSchema } from '../../schemas/table.js';
import type { Topic } from '../../schemas/vocabulary.js';
import { appliesTo } from '../check/leaf-coverage.js';
import { leavesOf } from '../check/leaves.js';
import { isDue } from '../project/stage.js';
import type { CompiledRule, CompiledRules } from '../rules/model.js';
import type { Answers } from './answers.js';

const STANDARD = 'gbt27922-2011';
/** What is asked later than this comes after the audit: nobody prepares it at the beginning. */
const LAST_STAGE = 'stage2';

/** A type of evidence, and who asks for it. */
export interface NeededEvidence {
  readonly type: EvidenceType;
  /** Leaves that count records of this type. */
  readonly leaves: readonly Leaf[];
  /** Rules that look for them, in the order of their codes. */
  readonly rules: readonly CompiledRule[];
}

/** A ledger, and the rules that read it. */
export interface NeededLedger {
  readonly table: TableSchema;
  readonly rules: readonly CompiledRule[];
}

/** What an enterprise of this type, in these industries, has to write and to keep: it follows from the rules. */
export interface Needs {
  readonly topics: readonly Topic[];
  readonly evidence: readonly NeededEvidence[];
  readonly ledgers: readonly NeededLedger[];
}

export function needsOf(answers: Answers, rules: CompiledRules): Needs {
  const config = ProjectConfig.parse({ enterprise: { ...(answers.type ? { type: answers.type } : {}), industries: answers.industries } });
  const asked = rules.rules.filter((rule) => !rule.off && rule.rule.fault === undefined && isOn(rule, answers, rules) && appliesTo(rule, config) && isDue(rule.rule.due, LAST_STAGE))
    .sort((a, b) => (a.rule.code < b.rule.code ? -1 : 1));
  const standard = rules.standards.get(STANDARD);
  const evidence = evidenceOf(asked, standard ? leavesFor(standard, answers) : [], rules);
  return { topics: inOrder([...rules.topics.values()].filter((topic) => concerns(topic, answers)), standard), evidence, ledgers: ledgersOf(asked, evidence, rules) };
}

function isOn({ pack }: CompiledRule, { industries }: Answers, { packs }: CompiledRules): boolean {
  const own = packs.find((known) => known.pack.id === pack)?.pack.industries;
  return own === undefined || own.some((industry) => industries.includes(industry));
}

/** An unknown type is asked everything. */
function concerns({ appliesTo: scope }: Topic, { type, industries }: Answers): boolean {
  if (!scope) return true;
  return (!scope.types || type === undefined || scope.types.includes(type)) && (!scope.industries || scope.industries.some((industry) => industries.includes(industry)));
}

/** As the standard's leaves come to them; a topic that is primary to no leaf at the end. */
function inOrder(topics: readonly Topic[], standard: Standard | undefined): Topic[] {
  const primary = standard ? leavesOf(standard).map((leaf) => leaf.topics[0]) : [];
  const rank = ({ id }: Topic) => (primary.includes(id) ? primary.indexOf(id) : primary.length);
  return [...topics].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function leavesFor(standard: Standard, { type }: Answers): Leaf[] {
  return leavesOf(standard).filter(({ applies }) => type === undefined || applies[type] !== 'no');
}

/** Types that a rule looks for or a leaf counts, in the order of the vocabulary. */
function evidenceOf(asked: readonly CompiledRule[], leaves: readonly Leaf[], rules: CompiledRules): NeededEvidence[] {
  return [...rules.evidenceTypes.values()].flatMap((type) => {
    const needing = asked.filter((rule) => asksFor(rule, type, rules));
    const counting = leaves.filter(({ records }) => records.includes(type.id));
    return needing.length + counting.length > 0 ? [{ type, leaves: counting, rules: needing }] : [];
  });
}

/**
 * By an `evidence` check, by naming the table that its items are rows of, or by naming it in an expression. A check over
 * every item of the manifests looks at how those are that are there, and asks for none.
 */
function asksFor(rule: CompiledRule, { id, table, rows }: EvidenceType, rules: CompiledRules): boolean {
  return (rows === 'item' && table !== undefined && namesTable(rule, table, rules))
    || rule.checks.some(({ check, expressions }) => ('evidence' in check && [check.evidence.type].flat().includes(id))
      || (!expressions.get('each')?.reads.has('evidence') && [...expressions.values()].some(({ text }) => text.includes(`"${id}"`) || text.includes(`'${id}'`))));
}

/** Whether a rule's expressions name a table or a metric counted from it. One that goes through all metrics names none. */
function namesTable({ when, checks, reads }: CompiledRule, table: string, { metrics }: CompiledRules): boolean {
  if (!reads.has(table)) return false;
  const name = new RegExp(`(?<![\\w."'])${table}(?![\\w"'])`);
  const texts = [...(when ? [when.text] : []), ...checks.flatMap(({ check, expressions }) => [...('evidence' in check && check.evidence.per ? [check.evidence.per.table] : []), ...[...expressions.values()].map(({ text }) => text)])];
  return texts.some((text) => name.test(text)
    || [...text.matchAll(/\bmetric\(\s*["']([a-z0-9_]+)["']/g)].some(([, metric]) => metrics.get(metric!)?.reads.has(table)));
}

/** Ledgers of the needed types, and those that a rule names. What items are rows of needs no ledger, nor does what the certifier writes. */
function ledgersOf(asked: readonly CompiledRule[], evidence: readonly NeededEvidence[], rules: CompiledRules): NeededLedger[] {
  const fromItems = new Set([...rules.evidenceTypes.values()].filter(({ rows }) => rows === 'item').map(({ table }) => table));
  const ofTypes = new Set(evidence.filter(({ type }) => type.rows === 'ledger').map(({ type }) => type.table));
  return [...rules.tables.values()].flatMap((table) => {
    const reading = asked.filter((rule) => namesTable(rule, table.id, rules));
    return !fromItems.has(table.id) && table.by !== 'certifier' && (ofTypes.has(table.id) || reading.length > 0) ? [{ table, rules: reading }] : [];
  });
}
