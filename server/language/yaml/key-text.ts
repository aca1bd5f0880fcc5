import type { z } from 'zod';
import { keysAt, elementsOf, valueOfSchemas, type SchemaKey, type SchemaWord } from './schema-words.js';
import { inSnippet, inSnippetChoice } from './scalar-text.js';

/** How an insertion is written where it is made. */
export interface Writing {
  readonly flow: boolean;
  /** Column of the keys of the map that the insertion goes into. */
  readonly column: number;
  readonly lineEnd: string;
  /** Whether the client takes snippets; else only the plain text is given. */
  readonly snippets: boolean;
  readonly today: string;
  /** Of several words for one thing those that the project uses. */
  readonly wordsOf: (words: readonly SchemaWord[]) => readonly string[];
}

const STEP = 2;
/** Longer lists of words are offered when the value is written. */
const MOST_CHOICES = 12;
/** Keys with both languages, on one line. */
const LOCALIZED = ['zh', 'en'];

/** A key with its colon and what its value begins with. */
export function keyText(key: SchemaKey, writing: Writing, usual?: string): string {
  let stops = 0;
  const stop = (text = '') => {
    if (!writing.snippets) return text;
    stops++;
    return text === '' ? `$${stops}` : `\${${stops}:${inSnippet(text)}}`;
  };
  const choice = (words: readonly string[]) => {
    if (!writing.snippets) return '';
    stops++;
    return `\${${stops}|${words.map(inSnippetChoice).join(',')}|}`;
  };
  const entry = ({ name, schemas }: SchemaKey, column: number, depth: number): string => {
    const value = valueOfSchemas(schemas);
    const below = keysOf(schemas);
    const line = `${writing.lineEnd}${' '.repeat(column + STEP)}`;
    if (LOCALIZED.every((language) => below.some(({ name: own }) => own === language))) return `${name}: { zh: ${stop()}, en: ${stop()} }`;
    const words = writing.wordsOf(value.words);
    if (words.length > 1 && words.length <= MOST_CHOICES && !value.isText) return `${name}: ${choice(words)}`;
    if (value.isList && !value.isText && value.words.length === 0) {
      const elements = elementsOf(schemas);
      const element = valueOfSchemas(elements);
      if (writing.flow || !element.isMap || element.isText) return `${name}: [${stop()}]`;
      const inside = keysOf(elements).filter(({ required }) => required && depth < 2);
      const dash = `${line}- `;
      return `${name}:${dash}${inside.length > 0 ? inside.map((inner) => entry(inner, column + 2 * STEP, depth + 1)).join(`${line}${' '.repeat(STEP)}`) : stop()}`;
    }
    if (value.isMap && !value.isText && !value.isNumber) {
      const inside = below.filter(({ required }) => required && depth < 2);
      if (writing.flow) return `${name}: { ${inside.map((inner) => entry(inner, column, depth + 1)).join(', ') || stop()} }`;
      return `${name}:${line}${inside.length > 0 ? inside.map((inner) => entry(inner, column + STEP, depth + 1)).join(line) : stop()}`;
    }
    if (value.isDate) return `${name}: ${stop(writing.today)}`;
    if (value.isBoolean && !value.isText) return `${name}: ${choice(['true', 'false'])}`;
    if (words.length === 1 && !value.isText && !value.isList) return `${name}: ${words[0]!}`;
    return `${name}: ${stop()}`;
  };
  return usual === undefined ? entry(key, writing.column, 0) : `${key.name}: ${stop(usual)}`;
}

const known = new WeakMap<readonly z.ZodType[], SchemaKey[]>();

function keysOf(schemas: readonly z.ZodType[]): SchemaKey[] {
  let keys = known.get(schemas);
  if (!keys) known.set(schemas, (keys = schemas.flatMap((schema) => keysAt(schema, []))));
  return keys;
}
