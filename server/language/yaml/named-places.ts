import type { FormatName } from '../../../schemas/formats.js';
import type { YamlPath } from '../../text/yaml.js';

/** Kinds of names that files of Hegui refer to one another by. */
export type NameKind =
  | 'rule' | 'rule-code' | 'parameter' | 'own-parameter' | 'indicator' | 'standard-indicator' | 'topic' | 'aspect' | 'own-aspect' | 'concept' | 'subject'
  | 'evidence-type' | 'evidence' | 'evidence-field' | 'item-key' | 'table' | 'ledger-column' | 'column' | 'joined-column' | 'needed-column' | 'own-column' | 'row-column' | 'cell'
  | 'template' | 'lookup' | 'detector' | 'fact' | 'standard' | 'certifier' | 'outlet' | 'chapter' | 'section'
  | 'manual-file' | 'manifest-file' | 'yaml-file' | 'evidence-file' | 'ledger-file' | 'any-file' | 'pack' | 'cel' | 'parameter-value';

type Places = readonly (readonly [path: string, kind: NameKind])[];

const CEL_CHECK = ['each', 'where', 'that', 'related', 'groupBy', 'list', 'by/each', 'by/where', 'let/*'].map((key): [string, NameKind] => [`rules/*/checks/*/assert/${key}`, 'cel']);

/** Values that are names, by path; `*` stands for any step. */
const VALUES: Partial<Readonly<Record<FormatName, Places>>> = {
  hegui: [
    ['packs/*', 'pack'], ['manuals/*', 'manual-file'], ['manuals/primary', 'manual-file'], ['manuals/include/*', 'manual-file'], ['manuals/notOwn/*', 'manual-file'], ['evidence/*', 'manifest-file'],
    ['points', 'yaml-file'], ['calendars/*', 'yaml-file'], ['certification/standard', 'standard'], ['certification/certifier', 'certifier'], ['certification/certifier/name', 'certifier'],
    ['certification/nonconformities/*/indicator', 'indicator'], ['certification/nonconformities/*/evidence/*', 'evidence'], ['certification/nonconformities/*/outlet', 'outlet'],
    ['rules/*/params/*', 'parameter-value'], ['rules/*/*', 'parameter-value'],
  ],
  decisions: [
    ['decisions/*/rule', 'rule-code'], ['decisions/*/indicator', 'indicator'], ['decisions/*/topic', 'topic'], ['decisions/*/where/file', 'any-file'], ['decisions/*/where/section', 'section'], ['decisions/*/evidence', 'evidence'],
  ],
  points: [['standard', 'standard']],
  evidence: [
    ['items/*/type', 'evidence-type'], ['items/*/indicators/*', 'indicator'], ['items/*/file', 'evidence-file'], ['items/*/outlet_id', 'outlet'], ['items/*/*', 'cell'],
    ['defaults/type', 'evidence-type'], ['defaults/indicators/*', 'indicator'], ['defaults/outlet_id', 'outlet'], ['tables/*', 'ledger-file'], ['tables/*/*', 'ledger-file'], ['tables/*/*/*', 'cell'],
  ],
  defaults: [['type', 'evidence-type'], ['indicators/*', 'indicator'], ['outlet_id', 'outlet'], ['defaults/type', 'evidence-type'], ['defaults/indicators/*', 'indicator'], ['defaults/outlet_id', 'outlet']],
  rules: [
    ['rules/*/indicator', 'standard-indicator'], ['rules/*/when', 'cel'], ['rules/*/yieldsTo/*', 'rule-code'], ['rules/*/fix/insert', 'template'], ['rules/*/fix/register', 'evidence-type'],
    ['rules/*/checks/*/cover/topic', 'topic'], ['rules/*/checks/*/cover/aspects/*', 'aspect'], ['rules/*/checks/*/cover/aspects/*/claim', 'subject'],
    ['rules/*/checks/*/evidence/type', 'evidence-type'], ['rules/*/checks/*/evidence/type/*', 'evidence-type'], ['rules/*/checks/*/evidence/fields/*', 'evidence-field'],
    ['rules/*/checks/*/evidence/where', 'cel'], ['rules/*/checks/*/evidence/per/table', 'table'], ['rules/*/checks/*/evidence/per/column', 'column'], ['rules/*/checks/*/evidence/per/where', 'cel'],
    ...CEL_CHECK, ['rules/*/checks/*/forbid/concept', 'concept'], ['rules/*/checks/*/forbid/detector', 'detector'], ['rules/*/checks/*/forbid/unless/concept', 'concept'],
    ['rules/*/checks/*/consistent/fact', 'fact'], ['rules/*/checks/*/reference/lookup', 'lookup'], ['rules/*/tests/*/*/beside/*', 'rule-code'],
  ],
  topic: [['aspects/*/concepts/*', 'concept'], ['aspects/*/claim', 'subject'], ['essential/*', 'own-aspect'], ['chapter', 'chapter']],
  table: [['columns/*/joins', 'joined-column'], ['key', 'own-column']],
  'evidence-types': [['types/*/table', 'table'], ['types/*/fields/*', 'column'], ['types/*/valid/until', 'column']],
  metrics: [['metrics/*/claim', 'subject'], ['metrics/*/needs/*', 'needed-column'], ...['value', 'numerator', 'denominator', 'n'].map((key): [string, NameKind] => [`metrics/*/${key}`, 'cel'])],
  milestones: [
    ['milestones/*/rule', 'rule-code'], ...['each', 'when', 'date', 'from', 'done', 'doneOn', 'groupBy', 'list', 'let/*'].map((key): [string, NameKind] => [`milestones/*/${key}`, 'cel']),
  ],
  standard: [['chapters/*/groups/*/leaves/*/topics/*', 'topic'], ['chapters/*/groups/*/leaves/*/records/*', 'evidence-type']],
  view: [['standard', 'standard'], ['classes/*/items/*/mapsTo/*', 'indicator']],
};

/** Keys that are names, by the path of their map. */
const KEYS: Partial<Readonly<Record<FormatName, Places>>> = {
  hegui: [['rules', 'rule'], ['rules/*/params', 'parameter'], ['rules/*', 'parameter'], ['certification/certifier/parameters', 'own-parameter']],
  points: [['points', 'indicator']],
  evidence: [['items/*', 'item-key'], ['defaults', 'item-key'], ['tables', 'table'], ['tables/*/*', 'ledger-column']],
  defaults: [['', 'item-key'], ['defaults', 'item-key']],
  certifiers: [['certifiers/*/parameters', 'own-parameter']],
  lookup: [['rows/*', 'row-column']],
};

export function valueName(name: FormatName, path: YamlPath): NameKind | null {
  return find(VALUES[name], path);
}

/** The kind of name that the keys of the map at a path are. */
export function keyName(name: FormatName, path: YamlPath): NameKind | null {
  return find(KEYS[name], path);
}

function find(places: Places | undefined, path: YamlPath): NameKind | null {
  return places?.find(([pattern]) => matches(pattern === '' ? [] : pattern.split('/'), path))?.[1] ?? null;
}

function matches(pattern: readonly string[], path: YamlPath): boolean {
  return pattern.length === path.length && pattern.every((step, i) => step === '*' || step === path[i]);
}
