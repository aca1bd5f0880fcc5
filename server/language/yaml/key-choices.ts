import { CompletionItemKind } from 'vscode-languageserver-types';
import { descriptionOf } from '../../../schemas/description.js';
import { inLocale } from '../../../schemas/localized.js';
import { CheckKind } from '../../../schemas/rule.js';
import { schemasAt } from '../../text/schema-keys.js';
import type { YamlPath } from '../../text/yaml.js';
import type { Choice } from './choice.js';
import { keyId } from './key-words.js';
import { nameChoices } from './name-choices.js';
import { keyName } from './named-places.js';
import type { YamlPlace } from './place.js';
import { keysAt, type SchemaKey } from './schema-words.js';

/** A key that may be written in the map at the cursor. */
export interface KeyChoice extends Choice { readonly key: SchemaKey }

const CHECKS: readonly string[] = CheckKind.options;

/** Keys that the map at a path may have and does not have yet: required ones first, then in the order of the format. */
export function keyChoices(place: YamlPlace, path: YamlPath, isOpen: boolean): KeyChoice[] {
  const { cursor, format, name, view } = place;
  const entries = isOpen ? place.frames.at(-1)?.entries ?? [] : [];
  const taken = new Set(entries.filter(({ keySpan }) => keySpan.start !== cursor.word.start).map(({ key }) => key));
  const hasCheck = CHECKS.some((kind) => taken.has(kind));
  // A manifest's defaults have the keys of its items.
  const known = name === 'evidence' && path.length === 1 && path[0] === 'defaults' ? keysAt(format.schema, ['items', 0]).filter((key) => key.name !== 'id') : keysAt(format.schema, path);
  const own = known.filter((key) => !taken.has(key.name) && !(hasCheck && path.at(-2) === 'checks' && CHECKS.includes(key.name))).map((key): KeyChoice => {
    const said = descriptionOf(format.keys, [...path, key.name]);
    return {
      text: key.name, detail: said ? inLocale(said, view.locale) : '', words: said ? [said.zh, said.en] : [], kind: CompletionItemKind.Property,
      named: { of: 'key', id: keyId(name, [...path, key.name]) }, rank: key.required ? 0 : 2, key,
    };
  });
  const kind = keyName(name, path);
  const names = kind === null ? [] : nameChoices({ ...place, path }, kind);
  // Under names of a file's own stands the same, whatever they are.
  const below = schemasAt(format.schema, [...path, '*']);
  const used = new Set([...taken, ...own.map(({ text }) => text)]);
  return [...own, ...names.filter(({ text }) => !used.has(text)).map((choice): KeyChoice => ({
    ...choice, rank: 1 + (choice.rank ?? 0), key: { name: choice.text, required: false, schemas: below },
  }))];
}
