import { CompletionItemKind } from 'vscode-languageserver-types';
import { inLocale } from '../../../schemas/localized.js';
import { OFF, NONE_EXPECTED } from '../../../schemas/value-words.js';
import { addDays } from '../../text/day.js';
import { schemasAt } from '../../text/schema-keys.js';
import type { YamlPath } from '../../text/yaml.js';
import type { View } from '../view.js';
import type { Choice } from './choice.js';
import { nameChoices } from './name-choices.js';
import { valueName } from './named-places.js';
import type { YamlPlace } from './place.js';
import { otherElements } from './rule-around.js';
import { elementsOf, valueOfSchemas, type SchemaValue, type SchemaWord } from './schema-words.js';

/** Values that may be written at the cursor; `asList`: each is the first element of a list that is to be written around it. */
export interface ValueChoices { readonly choices: readonly Choice[]; readonly asList: boolean }

/** How long a decision holds if nobody says otherwise, in days. */
const USUAL_EXPIRY = 90;

export function valueChoices(place: YamlPlace): ValueChoices {
  const { format, path } = place;
  const schemas = schemasAt(format.schema, path);
  const value = valueOfSchemas(schemas);
  const asList = value.isList && !value.isText && value.words.length === 0;
  const at = asList ? [...path, 0] : path;
  const inner = asList ? valueOfSchemas(elementsOf(schemas)) : value;
  const others = otherElements(place);
  const choices = [...schemaChoices(inner, place), ...namesAt(place, at)].filter(({ text }) => !others.has(text));
  return { choices, asList };
}

function namesAt(place: YamlPlace, path: YamlPath): Choice[] {
  const kind = valueName(place.name, path);
  return kind === null ? [] : nameChoices({ ...place, path }, kind);
}

function schemaChoices({ words, isBoolean, isDate }: SchemaValue, { view, path, name }: YamlPlace): Choice[] {
  const { today } = view.result;
  const preferred = new Set(projectWords(view, words));
  const { Value, EnumMember, Constant } = CompletionItemKind;
  return [
    ...words.map(({ text, meaning }): Choice => {
      const said = meaning ?? (text === 'off' ? OFF : text === 'none' && name === 'rules' ? NONE_EXPECTED : undefined);
      return { text, isBare: /^\d+$/.test(text), detail: said ? inLocale(said, view.locale) : '', words: said ? [said.zh, said.en] : [], kind: EnumMember, rank: preferred.has(text) ? 0 : 1 };
    }),
    ...(isBoolean ? ['true', 'false'].map((text): Choice => ({ text, isBare: true, detail: '', words: [], kind: Value })) : []),
    ...(isDate ? dates(today, path.at(-1) === 'expires' && name === 'decisions', view).map((choice): Choice => ({ ...choice, isBare: true, words: [], kind: Constant })) : []),
  ];
}

function dates(today: string, isExpiry: boolean, { locale }: View): { readonly text: string; readonly detail: string }[] {
  const now = { text: today, detail: locale === 'en' ? 'today' : '今天' };
  const later = { text: addDays(today, USUAL_EXPIRY), detail: locale === 'en' ? `in ${USUAL_EXPIRY} days` : `${USUAL_EXPIRY} 天后` };
  return isExpiry ? [later, now] : [now];
}

/** Of several words for one thing the one that the project writes: hegui.yaml's own type of enterprise tells, else the reader's language. */
export function projectWords({ result: { project }, sources, locale }: View, words: readonly SchemaWord[]): string[] {
  const { start, end } = project.configPlace(['enterprise', 'type']);
  const written = project.config.enterprise?.type === undefined || project.configPath === null ? '' : sources.get(project.configPath)?.text.slice(start, end) ?? '';
  const chinese = written === '' ? locale === 'zh-CN' : isChinese(written);
  const byThing = new Map<string, SchemaWord>();
  for (const word of words) {
    const known = byThing.get(word.stands);
    if (!known || (isChinese(word.text) === chinese && isChinese(known.text) !== chinese)) byThing.set(word.stands, word);
  }
  return [...byThing.values()].map(({ text }) => text);
}

function isChinese(text: string): boolean {
  return /[\u3400-\u9fff]/.test(text);
}
