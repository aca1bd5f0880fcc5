import type { Hover } from 'vscode-languageserver-types';
import { inLocale, type Locale } from '../../../schemas/localized.js';
import { OFF } from '../../../schemas/value-words.js';
import { daysBetween, isDay, weekday } from '../../text/day.js';
import { schemasAt } from '../../text/schema-keys.js';
import type { Span } from '../../text/position.js';
import type { At, View } from '../view.js';
import { keyInWords } from './key-words.js';
import { nameText } from './name-text.js';
import { namedAt, namedInExpression } from './named-at.js';
import { keyName, valueName } from './named-places.js';
import { placeAt, type YamlPlace } from './place.js';
import { valueOfSchemas } from './schema-words.js';

const WEEKDAYS = { 'zh-CN': ['一', '二', '三', '四', '五', '六', '日'].map((day) => `星期${day}`), en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] } as const;

/** What a key means or a value stands for, in Markdown; null in other files and where there is nothing to say. */
export function yamlHover(view: View, at: At): Hover | null {
  const place = placeAt(view, at);
  if (!place) return null;
  const { cursor, name, path } = place;
  const { start, end } = cursor.word;
  const word = at.source.text.slice(start, end);
  if (cursor.part === 'key') return word === '' ? null : hoverOf(place, keyText(place, word), cursor.word);
  if (cursor.part !== 'value' && cursor.part !== 'text') return null;
  if (valueName(name, path) === 'cel') {
    const found = namedInExpression(place);
    return found ? hoverOf(place, nameText(view, found.named), found.span) : null;
  }
  return cursor.part === 'text' || word === '' ? null : hoverOf(place, valueText(place, word), cursor.word);
}

function hoverOf({ view, at }: YamlPlace, value: string | null, span: Span): Hover | null {
  return value === null ? null : { contents: { kind: 'markdown', value }, range: view.wire.range(at.source, span) };
}

/** The thing that a key names, or what the format says of the key. */
function keyText(place: YamlPlace, word: string): string | null {
  const { view, format, name, path } = place;
  const kind = keyName(name, path);
  const named = kind && namedAt(place, kind, word);
  const inItems = name === 'evidence' && path.length === 1 && path[0] === 'defaults' ? ['items', 0] : path;
  return (named ? nameText(view, named) : null) ?? keyInWords(format, [...inItems, word], view.locale);
}

function valueText(place: YamlPlace, word: string): string | null {
  const { view, format, name, path } = place;
  const { locale } = view;
  const kind = valueName(name, path);
  const named = kind && namedAt(place, kind, word);
  const text = named ? nameText(view, named) : null;
  if (text !== null) return text;
  const value = valueOfSchemas(schemasAt(format.schema, path));
  const meant = value.words.find((one) => one.text === word);
  const meaning = meant?.meaning ?? (meant && word === 'off' ? OFF : undefined);
  if (meaning) return `\`${word}\`${meant && meant.stands !== word ? ` (\`${meant.stands}\`)` : ''} ${inLocale(meaning, locale)}`;
  if (value.isDate && isDay(word)) return dayText(word, view.result.today, locale);
  return null;
}

/** A day with its weekday and how far it is from today. */
function dayText(day: string, today: string, locale: Locale): string {
  const days = daysBetween(today, day);
  const far = locale === 'en'
    ? days === 0 ? 'today' : days > 0 ? `in ${days} ${days === 1 ? 'day' : 'days'}` : `${-days} ${days === -1 ? 'day' : 'days'} ago`
    : days === 0 ? '今天' : days > 0 ? `还有 ${days} 天` : `${-days} 天前`;
  return `**${day}** ${WEEKDAYS[locale][(weekday(day) + 6) % 7]!} · ${far}`;
}
