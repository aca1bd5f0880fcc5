import type { Pack, Rule } from '../../schemas/rule.js';
import type { Fault } from '../text/fault.js';
import { sha256 } from '../text/sha256.js';
import { buildScanner, scannerOf } from './automaton.js';
import { CelEnvironment, type EnvironmentData } from './cel-environment.js';
import { once } from './compile-later.js';
import { compileMilestones } from './compile-milestones.js';
import { compileMetrics } from './compile-metric.js';
import { compileRule, compileRuleLater } from './compile-rule.js';
import { checkVocabularyIds } from './id-checks.js';
import type { CompiledRule, CompiledRules, PackInput } from './model.js';
import { override, type Overrides } from './overrides.js';
import { isValidated, readPack, type PackContents } from './pack-files.js';
import { faultIn, placeName, type Part, type Placed } from './placed.js';
import type { Proven } from './proven.js';
import { checkRuleIds } from './rule-ids.js';
import { mergeVocabulary, phrasesOf, type Vocabulary } from './vocabulary.js';

/**
 * Loads packs: reads, validates, cross-checks, type-checks and compiles them. Never throws: what is wrong in a pack is a
 * fault in its own file and costs its own rule; what is wrong in the overrides is a fault where `faultsAt` says.
 * `proven`: a build has loaded the validated packs among them before, without a fault; of those only what is asked for is
 * type-checked and compiled.
 */
export function loadRules(inputs: readonly PackInput[], overrides: Overrides | null, proven: Proven | null = null): CompiledRules {
  const faults: Fault[] = [];
  const read = inputs.flatMap((input) => readPack(input, faults) ?? []);
  const packs = uniquePacks(read, faults);
  const vocabulary = mergeVocabulary(packs, faults);
  const onlyProven = proven !== null && inputs.every(isValidated);
  if (!onlyProven) checkVocabularyIds(vocabulary, faults);
  const isSound = proven && read.every(leavesNamesAlone) ? ({ tree }: Part) => tree.validated === true : () => false;
  const plain = once(() => CelEnvironment.create(environmentData(vocabulary)));
  const metrics = compileMetrics(vocabulary, plain, isSound, faults);
  const facts = once(() => plain().withMetrics(metrics));
  const compiled = compileAll(packs, vocabulary, facts, isSound, faults).sort((a, b) => (a.id < b.id ? -1 : 1));
  const milestones = compileMilestones(vocabulary.milestones, finder(compiled), facts, isSound, faults);
  const rules = overrides ? override(compiled, finder(compiled), overrides, vocabulary.certifiers, faults) : compiled;
  const scanner = once(() => (onlyProven ? scannerOf(proven.phrases) : buildScanner(phrasesOf(vocabulary))));
  return {
    packs: packs.flatMap(({ input, pack }) => (pack ? [described(input, pack.value)] : [])),
    rules,
    find: finder(rules),
    topics: values(vocabulary.topics), concepts: values(vocabulary.concepts), subjects: values(vocabulary.subjects), tables: values(vocabulary.tables),
    evidenceTypes: values(vocabulary.evidenceTypes), lookups: values(vocabulary.lookups), metrics, milestones,
    standards: values(vocabulary.standards), views: values(vocabulary.views), certifiers: values(vocabulary.certifiers),
    templates: vocabulary.templates, phrases: vocabulary.phrases, chapters: vocabulary.chapters,
    get scanner() { return scanner(); },
    faults,
    sources: new Map(inputs.flatMap(({ files }) => files.map((file) => [file.path, file]))),
  };
}

/** Whether the expressions of other packs mean the same with this pack beside them: only tables and fields of evidence are named in them. */
function leavesNamesAlone({ input, tables, evidenceTypes }: PackContents): boolean {
  return isValidated(input) || (tables.length === 0 && evidenceTypes.length === 0);
}

/** The digest is asked for by reports only: a start should not pay for it. */
function described(input: PackInput, pack: Pack): CompiledRules['packs'][number] {
  let { digest } = input;
  return { pack, folder: input.folder, get digest() { return (digest ??= packDigest(input)); } };
}

/** SHA-256 over the paths and texts of a pack's files. */
export function packDigest({ files }: Pick<PackInput, 'files'>): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sha256(sorted.map(({ path, text }) => `${path}\u0000${text}\u0000`).join(''));
}

function uniquePacks(read: readonly PackContents[], faults: Fault[]): PackContents[] {
  const byId = new Map<string, PackContents>();
  return read.filter((contents) => {
    if (!contents.pack) return true;
    const { id } = contents.pack.value;
    const first = byId.get(id);
    if (first) faults.push(faultIn(contents.pack, 'duplicate-id', ['id'], { id, other: placeName(first.pack!, ['id']) }));
    else byId.set(id, contents);
    return !first;
  });
}

function environmentData(vocabulary: Vocabulary): EnvironmentData {
  return {
    tables: values(vocabulary.tables), lookups: values(vocabulary.lookups), concepts: vocabulary.concepts,
    evidenceFields: [...new Set([...vocabulary.evidenceTypes.values()].flatMap(({ value }) => value.fields))],
  };
}

function compileAll(
  packs: readonly PackContents[], vocabulary: Vocabulary, facts: () => CelEnvironment, isSound: (part: Part) => boolean, faults: Fault[],
): CompiledRule[] {
  const summary = once(() => CelEnvironment.create(facts().data, 'summary'));
  const places = new Map<string, Placed<Rule>>();
  const rules: CompiledRule[] = [];
  for (const { pack, rules: placed } of packs) {
    for (const rule of placed) {
      const { value } = rule;
      const id = `${pack!.value.id}/${value.id}`;
      const sound = isSound(rule);
      if (isDuplicate(rule, id, places, faults) || (!sound && !checkRuleIds(rule, vocabulary, faults))) continue;
      const environment = value.phase === 'summary' ? summary : facts;
      const compiled = sound ? compileRuleLater(rule, environment) : compileRule(rule, environment(), faults);
      if (!compiled) continue;
      rules.push({
        id, pack: pack!.value.id, rule: value, params: value.params, level: value.level, off: false,
        when: compiled.when, checks: compiled.checks, get reads() { return compiled.reads; },
        file: rule.tree.source.path, get span() { return rule.tree.place(rule.path); },
      });
    }
  }
  return rules;
}

/** Ids are permanent within a pack, codes across all packs: either names one rule. */
function isDuplicate(rule: Placed<Rule>, id: string, places: Map<string, Placed<Rule>>, faults: Fault[]): boolean {
  const names = [[id, 'id'], [rule.value.code, 'code']] as const;
  const taken = names.find(([name]) => places.has(name));
  if (taken) {
    const [name, key] = taken;
    faults.push(faultIn(rule, 'duplicate-rule', [key], { id: name, other: placeName(places.get(name)!, [key]) }));
    return true;
  }
  for (const [name] of names) places.set(name, rule);
  return false;
}

function finder(rules: readonly CompiledRule[]): (name: string) => CompiledRule | undefined {
  const byName = new Map<string, CompiledRule>();
  const ambiguous = new Set<string>();
  for (const rule of rules) {
    if (byName.has(rule.rule.id)) ambiguous.add(rule.rule.id);
    byName.set(rule.rule.id, rule);
  }
  for (const name of ambiguous) byName.delete(name);
  for (const rule of rules) byName.set(rule.id, rule).set(rule.rule.code, rule);
  return (name) => byName.get(name);
}

function values<T>(placed: ReadonlyMap<string, Placed<T>>): Map<string, T> {
  return new Map([...placed].map(([id, { value }]) => [id, value]));
}
