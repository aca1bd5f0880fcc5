import { descriptionOf } from '../../../schemas/description.js';
import { FORMATS, type Format, type FormatName } from '../../../schemas/formats.js';
import { inLocale, type Locale } from '../../../schemas/localized.js';
import type { YamlPath } from '../../text/yaml.js';
import { keysAt, valueOfSchemas, type SchemaValue } from './schema-words.js';

const WORDS = {
  'zh-CN': {
    required: '必填', fallback: '默认', allowed: '可写', colon: '：', text: '文字', number: '数字', boolean: 'true 或 false', date: '日期 YYYY-MM-DD', list: '列表', map: '“键: 值”的对照', or: ' 或 ', and: '、',
  },
  en: {
    required: 'required', fallback: 'Default', allowed: 'Allowed', colon: ': ', text: 'text', number: 'a number', boolean: 'true or false', date: 'a date YYYY-MM-DD', list: 'a list', map: 'a map', or: ' or ', and: ', ',
  },
} as const;
/** More words than this are offered, not listed. */
const MOST_WORDS = 14;

/** What stands between a format's name and a path in a key's id. */
const BETWEEN = ':';

/** The id of a key, under which it can be asked for again. */
export function keyId(name: FormatName, path: YamlPath): string {
  return `${name}${BETWEEN}${path.join('/')}`;
}

/** A key by its id, in Markdown. */
export function descriptionAtPath(id: string, locale: Locale): string | null {
  const [name, ...rest] = id.split(BETWEEN);
  if (name === undefined || !Object.hasOwn(FORMATS, name)) return null;
  const path = rest.join(BETWEEN).split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return keyInWords(FORMATS[name as FormatName], path, locale);
}

/** What the key at the end of a path means, what may be written there, and what holds without it. Null where the format does not say. */
export function keyInWords({ schema, keys }: Format, path: YamlPath, locale: Locale): string | null {
  const name = path.at(-1);
  if (typeof name !== 'string') return null;
  const w = WORDS[locale];
  const said = descriptionOf(keys, path);
  const key = keysAt(schema, path.slice(0, -1)).find((one) => one.name === name);
  if (!said && !key) return null;
  const value = key ? valueOfSchemas(key.schemas) : null;
  const kinds = value ? kindsOf(value, locale) : '';
  const head = [`**${name}**`, kinds, key?.required ? w.required : ''].filter((part) => part !== '').join(' · ');
  const words = value && value.words.length > 0 && value.words.length <= MOST_WORDS
    ? value.words.map(({ text, meaning }) => `- \`${text}\`${meaning ? ` ${inLocale(meaning, locale)}` : ''}`).join('\n') : '';
  return [head, said ? inLocale(said, locale) : '', words && `${w.allowed}${w.colon}\n${words}`, fallbackText(value, w)].filter((part) => part !== '').join('\n\n');
}

function kindsOf({ words, isText, isNumber, isBoolean, isDate, isList, isMap }: SchemaValue, locale: Locale): string {
  const w = WORDS[locale];
  return [words.length === 0 && isText && w.text, isNumber && w.number, isBoolean && w.boolean, isDate && w.date, isList && w.list, isMap && w.map].filter((part) => part !== false).join(w.or);
}

function fallbackText(value: SchemaValue | null, w: (typeof WORDS)[Locale]): string {
  const { fallback } = value ?? {};
  if (fallback === undefined || (typeof fallback === 'object' && Object.keys(fallback as object).length === 0)) return '';
  return `${w.fallback}${w.colon}\`${typeof fallback === 'string' ? fallback : JSON.stringify(fallback)}\``;
}
