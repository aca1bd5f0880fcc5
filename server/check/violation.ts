import type { Localized } from '../../schemas/localized.js';
import type { Cause, Level } from '../../schemas/rule.js';
import type { DocumentFacts } from '../document/facts/model.js';
import type { Memory } from '../project/memory.js';
import type { Project } from '../project/model.js';
import type { CompiledCheck, CompiledRule, CompiledRules } from '../rules/model.js';
import type { Reason, ReasonPhrase } from '../rules/reason.js';
import type { Anchor } from './anchor.js';
import type { MessageArg, Place } from './model.js';
import type { TopicJudgement } from './topic-coverage.js';
import type { Unjudged } from './unjudged.js';

/** What a check found, before violations of one cause are joined into findings. */
export interface Violation {
  readonly rule: CompiledRule;
  readonly check: CompiledCheck | null;
  readonly level: Level;
  readonly cause: Cause;
  readonly file: string;
  readonly span: Place['span'];
  readonly section: string;
  readonly topic: string | null;
  readonly message: Localized;
  readonly args: Readonly<Record<string, MessageArg>>;
  readonly occurrences: readonly Place[];
  readonly related: readonly (Place & { readonly message: Localized })[];
  readonly clock: boolean;
  /** Of a contradiction: every place that says what most say. */
  readonly agreeing?: readonly Place[];
}

/** A document, with the memory of what checks found in its earlier versions. */
export interface KeptDocument {
  readonly facts: DocumentFacts;
  readonly memory: Memory;
}

/** What every check is judged against. */
export interface Judging {
  readonly project: Project;
  readonly rules: CompiledRules;
  /** ISO day. */
  readonly today: string;
  readonly topics: ReadonlyMap<string, TopicJudgement>;
  readonly documents: readonly KeptDocument[];
  /** For these rules and this day: of nothing else than them need be said what a result is made of. */
  readonly memory: Memory;
  /** Where what the project as a whole misses is put. */
  readonly anchor: Anchor;
  /** Stands for what any check may look at besides tables: hegui.yaml and its places, and where there is none, the anchor. */
  readonly ground: object;
  /** Where what a topic misses is put of which the documents say nothing. */
  anchorOf(topic: string): Anchor;
}

export interface CheckResult {
  readonly violations: readonly Violation[];
  readonly skipped?: readonly Unjudged[];
}

export const HOLDS: CheckResult = { violations: [] };

/** The check as a whole cannot be judged. */
export function unjudged(phrase: ReasonPhrase, args: Reason['args'] = {}): CheckResult {
  return { violations: [], skipped: [{ reason: { phrase, args }, rows: null }] };
}

/** A violation with the rule's own level, message and nothing else yet. */
export function violation(
  rule: CompiledRule, check: CompiledCheck | null, at: Place & { section?: string }, cause: Cause,
  more: Partial<Omit<Violation, 'rule' | 'check' | 'cause' | 'file' | 'span'>> = {},
): Violation {
  return {
    rule, check, cause, file: at.file, span: at.span, section: at.section ?? '',
    level: check?.check.level ?? rule.level, topic: null, message: check?.check.message ?? rule.rule.message,
    args: {}, occurrences: [], related: [], clock: false, ...more,
  };
}

/** The name under which results of a check are kept. */
export function nameOf(rule: CompiledRule, compiled: CompiledCheck): string {
  return `${rule.id} ${rule.checks.indexOf(compiled)}`;
}
