import type { Check, Rule } from '../../schemas/rule.js';
import { FAULT_KINDS, type Fault } from '../text/fault.js';
import { nearest } from '../text/validate.js';
import type { YamlPath } from '../text/yaml.js';
import { DETECTOR_NAMES } from './detector-names.js';
import { indicatorKeys, knownIds } from './id-checks.js';
import { parameterOf } from './literal.js';
import { faultIn, type Placed } from './placed.js';
import type { Vocabulary } from './vocabulary.js';

/** Names in a control table that `field:` of a consistent check may ask for: those of the documents' control fields. */
const CONTROL_FIELDS = [
  'title', 'doc-no', 'version', 'status', 'issued', 'effective', 'prepared-by', 'reviewed-by', 'approved-by', 'prepared', 'reviewed', 'approved',
  'company', 'hotline', 'retention', 'form-no',
];

/** Checks every id, parameter and level of a rule against what is there. Gives whether the rule can be judged. */
export function checkRuleIds(rule: Placed<Rule>, vocabulary: Vocabulary, faults: Fault[]): boolean {
  const before = faults.length;
  const known = knownIds(faults);
  const { value } = rule;
  if (value.indicator !== undefined) checkIndicator(rule, value.indicator, vocabulary, faults);
  if (value.fix?.insert !== undefined) known(rule, ['fix', 'insert'], 'template', value.fix.insert, vocabulary.templates.keys());
  if (value.fix?.register !== undefined) known(rule, ['fix', 'register'], 'evidence type', value.fix.register, vocabulary.evidenceTypes.keys());
  if (value.fault !== undefined) known(rule, ['fault'], 'fault', value.fault, FAULT_KINDS);
  if (value.level !== 'info' && value.source.every(({ verified }) => verified === 'memory')) {
    faults.push(faultIn(rule, 'wrong-value', ['level'], { key: 'level', found: value.level, expected: 'info', problem: 'every source is from memory' }));
  }
  // A skeleton that is not there yet, and an indicator of another edition, do not keep a rule from being judged.
  const harmless = faults.length - before;
  value.checks?.forEach((check, i) => checkIds(rule, check, ['checks', i], vocabulary, faults));
  return faults.length - before === harmless;
}

function checkIndicator(rule: Placed<Rule>, indicator: string, vocabulary: Vocabulary, faults: Fault[]): void {
  if (vocabulary.standards.size === 0) return;
  const colon = indicator.indexOf(':');
  const keys = [...indicatorKeys(vocabulary, indicator.slice(0, colon))];
  if (keys.includes(indicator.slice(colon + 1))) return;
  const meant = nearest(indicator.slice(colon + 1), keys);
  faults.push(faultIn(rule, 'unknown-indicator', ['indicator'], { name: indicator, suggestion: meant ? indicator.slice(0, colon + 1) + meant : '' }));
}

function checkIds(rule: Placed<Rule>, check: Check, at: YamlPath, vocabulary: Vocabulary, faults: Fault[]): void {
  const known = knownIds(faults);
  const parameters = Object.keys(rule.value.params);
  const parameter = (below: YamlPath, literal: unknown) => {
    const name = parameterOf(literal);
    if (name !== null) known(rule, below, 'parameter', name, parameters);
  };
  if ('cover' in check) {
    const topic = vocabulary.topics.get(check.cover.topic);
    if (!known(rule, [...at, 'cover', 'topic'], 'topic', check.cover.topic, vocabulary.topics.keys())) return;
    check.cover.aspects?.forEach((demand, i) => {
      const below = [...at, 'cover', 'aspects', i];
      if (typeof demand === 'string') known(rule, below, 'aspect', demand, topic!.value.aspects.map(({ id }) => id));
      else {
        known(rule, [...below, 'claim'], 'subject', demand.claim, vocabulary.subjects.keys());
        parameter([...below, 'atMost'], demand.atMost);
        parameter([...below, 'atLeast'], demand.atLeast);
      }
    });
  } else if ('evidence' in check) {
    const { type, atLeast, within, per } = check.evidence;
    [type].flat().forEach((id, i) => known(rule, [...at, 'evidence', 'type', ...(Array.isArray(type) ? [i] : [])], 'evidence type', id, vocabulary.evidenceTypes.keys()));
    parameter([...at, 'evidence', 'within'], within);
    if (typeof atLeast === 'string') {
      if (parameterOf(atLeast) !== null) parameter([...at, 'evidence', 'atLeast'], atLeast);
      else faults.push(faultIn(rule, 'wrong-value', [...at, 'evidence', 'atLeast'], { key: 'atLeast', found: atLeast, expected: '1 | params.x', problem: 'expected a number' }));
    }
    if (per && known(rule, [...at, 'evidence', 'per', 'table'], 'table', per.table, vocabulary.tables.keys())) {
      known(rule, [...at, 'evidence', 'per', 'column'], 'column', per.column, Object.keys(vocabulary.tables.get(per.table)!.value.columns));
    }
  } else if ('forbid' in check) {
    const { concept, detector, unless } = check.forbid;
    const kinds = (['pattern', 'concept', 'detector'] as const).filter((kind) => check.forbid[kind] !== undefined);
    if (kinds.length !== 1) {
      faults.push(faultIn(rule, 'wrong-value', [...at, 'forbid'], { key: 'forbid', found: kinds.join(', '), expected: 'pattern | concept | detector', problem: 'exactly one of them' }));
    }
    if (concept !== undefined) known(rule, [...at, 'forbid', 'concept'], 'concept', concept, vocabulary.concepts.keys());
    if (detector !== undefined) known(rule, [...at, 'forbid', 'detector'], 'detector', detector, DETECTOR_NAMES);
    if (unless) known(rule, [...at, 'forbid', 'unless', 'concept'], 'concept', unless.concept, vocabulary.concepts.keys());
  } else if ('consistent' in check) {
    const [kind, name] = check.consistent.fact.split(':') as [string, string];
    const ids = kind === 'claim' ? vocabulary.subjects.keys() : kind === 'mention' ? vocabulary.concepts.keys() : CONTROL_FIELDS;
    known(rule, [...at, 'consistent', 'fact'], kind === 'claim' ? 'subject' : kind === 'mention' ? 'concept' : 'field', name, ids);
  } else if ('reference' in check) {
    const { must, lookup } = check.reference;
    if (lookup !== undefined) known(rule, [...at, 'reference', 'lookup'], 'lookup table', lookup, vocabulary.lookups.keys());
    else if (must === 'current') {
      faults.push(faultIn(rule, 'missing-key', [...at, 'reference'], { key: 'lookup', problem: 'what is current is told by a lookup table', found: '', expected: [...vocabulary.lookups.keys()].join(' | ') }));
    }
  }
}
