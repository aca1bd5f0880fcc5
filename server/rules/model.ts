import type { CertifierSet } from '../../schemas/certifier.js';
import type { Localized } from '../../schemas/localized.js';
import type { Check, CheckKind, Level, Literal, Pack, Rule } from '../../schemas/rule.js';
import type { Standard, View } from '../../schemas/standard.js';
import type { EvidenceType, LookupTable, Milestone, TableSchema } from '../../schemas/table.js';
import type { Concept, Subject, Topic } from '../../schemas/vocabulary.js';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import type { Scanner } from '../text/scanner.js';
import type { SourceText } from '../text/source.js';
import type { Expression } from './expression.js';
import type { SafePattern } from '../text/pattern.js';
import type { CompiledMetric } from './metric.js';

/** The files of one pack folder, as a door hands them in; paths are shown in findings. */
export interface PackInput {
  /** Folder, e.g. `rules/gbt27922` or `./my-rules`; the pack's own folder name is shown in findings. */
  readonly folder: string;
  readonly builtin: boolean;
  readonly files: readonly SourceText[];
  /**
   * What the files' YAML says, by path, where a build has read it before: most of the time to load packs is spent on YAML.
   * Places are then read from the texts when they are asked for.
   */
  readonly parsed?: ReadonlyMap<string, unknown>;
  /** The digest of the files, where a build has computed it before (see `packDigest`). */
  readonly digest?: string;
}

/** A check with its expressions and patterns compiled. */
export interface CompiledCheck {
  readonly kind: CheckKind;
  readonly check: Check;
  /** By the check's own field name: each, where, by.each, by.where, let.<name>, that, related, groupBy, list, where, per.where. */
  readonly expressions: ReadonlyMap<string, Expression>;
  readonly pattern: SafePattern | null;
}

export interface CompiledRule {
  /** `pack/rule`. */
  readonly id: string;
  readonly pack: string;
  readonly rule: Rule;
  /** The rule's parameters with overrides, durations and shares resolved to plain numbers where needed by the checks. */
  readonly params: Readonly<Record<string, Literal>>;
  /** Where parameters that are not the rule's own come from, by name; absent: hegui.yaml. */
  readonly origins?: Readonly<Record<string, string>>;
  readonly level: Level;
  readonly off: boolean;
  readonly when: Expression | null;
  readonly checks: readonly CompiledCheck[];
  /** Fact tables it reads: what must change before it is judged again. */
  readonly reads: ReadonlySet<string>;
  /** Where it is written: for findings in packs and for `explain`. */
  readonly file: string;
  readonly span: Span;
}

/** A milestone with its expressions compiled. */
export interface CompiledMilestone {
  readonly milestone: Milestone;
  /** Full id of the rule behind the date, whose parameters its expressions read. */
  readonly rule: string | null;
  /** By the milestone's own field name: each, let.<name>, when, date, from, done, doneOn, groupBy, list. */
  readonly expressions: ReadonlyMap<string, Expression>;
  readonly file: string;
  readonly span: Span;
}

/** All packs, loaded, validated, type-checked and compiled. */
export interface CompiledRules {
  readonly packs: readonly { readonly pack: Pack; readonly digest: string; readonly folder: string }[];
  /** Sorted by id. */
  readonly rules: readonly CompiledRule[];
  /** By full id, code, or id without its pack where that is unique. */
  find(name: string): CompiledRule | undefined;
  /** Topics in chapter order, then by id. */
  readonly topics: ReadonlyMap<string, Topic>;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly tables: ReadonlyMap<string, TableSchema>;
  readonly evidenceTypes: ReadonlyMap<string, EvidenceType>;
  readonly lookups: ReadonlyMap<string, LookupTable>;
  readonly metrics: ReadonlyMap<string, CompiledMetric>;
  readonly milestones: ReadonlyMap<string, CompiledMilestone>;
  /** Certifiers' own numbers, by id. */
  readonly certifiers: ReadonlyMap<string, CertifierSet>;
  readonly templates: ReadonlyMap<string, string>;
  /** Small sentences that the engine itself says, from the packs' phrases.yaml (id → zh, en). */
  readonly phrases: ReadonlyMap<string, Localized>;
  readonly chapters: readonly { readonly no: number; readonly title: Localized }[];
  readonly standards: ReadonlyMap<string, Standard>;
  readonly views: ReadonlyMap<string, View>;
  readonly scanner: Scanner;
  /** What is wrong in the packs' own files. */
  readonly faults: readonly Fault[];
  /** The packs' sources by path, to show places in them. */
  readonly sources: ReadonlyMap<string, SourceText>;
}
