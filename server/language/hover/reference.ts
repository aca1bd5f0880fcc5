import type { ReferenceFact } from '../../document/facts/model.js';
import { normalisePhrase } from '../../text/mapped-text.js';
import { holding } from '../manual-places.js';
import { placeLink, shown } from '../markdown-text.js';
import { registers } from '../registers.js';
import type { View } from '../view.js';
import { lines, type CardOf } from './card.js';

const SUPERSEDED = 'superseded-references';
const WORDS = {
  'zh-CN': { listed: '登记在', uses: (n: number) => `正文引用 ${n} 次`, unlisted: '没有列入记录表单清单', none: '项目里没有这份文件', file: '文件', replaced: (by: string, from: string) => `已被 ${by} 替代${from ? `（自 ${from} 起）` : ''}`, fields: { 'doc-no': '编号', version: '版本', effective: '实施', status: '状态' } },
  en: { listed: 'Listed in', uses: (n: number) => `referred to ${n} ${n === 1 ? 'time' : 'times'} in the text`, unlisted: 'not in the list of forms', none: 'the project has no such document', file: 'File', replaced: (by: string, from: string) => `replaced by ${by}${from ? ` from ${from}` : ''}`, fields: { 'doc-no': 'no.', version: 'version', effective: 'effective', status: 'status' } },
} as const;

/** On a form's number, a document in 《》, a standard or a law: what it is and where it stands. */
export const referenceCard: CardOf = ({ view, facts, offset }) => {
  const reference = holding(facts.references, offset);
  if (!reference) return null;
  const text = reference.kind === 'form' ? formText(view, reference.name, reference.text) : reference.kind === 'document' ? documentText(view, reference.name, reference.text) : replacedText(view, reference);
  return text === null ? null : { span: reference.span, text };
};

/** A form by its comparable number, as its list gives it; null for what has no number. */
export function formText(view: View, name: string, text: string): string | null {
  const w = WORDS[view.locale];
  if (!/\d/.test(name)) return null;
  const known = registers(view.result);
  const entry = known.form(name);
  if (!entry) return lines(`**${shown(text)}**`, w.unlisted, w.uses(known.uses(name)));
  const source = entry.facts.document.source;
  const cells = (entry.row?.cells ?? []).flatMap(({ header, span }) => {
    const value = source.text.slice(span.start, span.end);
    return value === entry.title || value.trim() === '' || (span.start <= entry.reference.span.start && entry.reference.span.start < span.end) ? [] : [`${header === '' ? '' : `${shown(header)}${view.locale === 'en' ? ': ' : '：'}`}${shown(value, 40)}`];
  });
  return lines(
    `**${shown(text)}** ${shown(entry.title)}`, cells.join(' · '), w.uses(known.uses(name)),
    `*${w.listed}* ${placeLink(view, { file: source.path, span: entry.reference.span })}`,
  );
}

/** A document of the project by its name or number. */
export function documentText(view: View, name: string, text: string): string {
  const w = WORDS[view.locale];
  const found = registers(view.result).document(name);
  if (!found) return lines(`**${shown(text)}**`, w.none);
  const fields = (['doc-no', 'version', 'effective', 'status'] as const).flatMap((field) => {
    const own = found.control.find((control) => control.field === field);
    return own ? [`${w.fields[field]} ${shown(own.value)}`] : [];
  });
  const { source, sections } = found.document;
  return lines(`**${shown(text)}**`, fields.join(' · '), `*${w.file}* ${placeLink(view, { file: source.path, span: sections[0]?.heading ?? { start: 0, end: 0 } })}`);
}

/** Only what the data say has been replaced: nothing is said of what they do not know. */
function replacedText({ result: { rules, today }, locale }: View, { name, text }: ReferenceFact): string | null {
  const table = rules.lookups.get(SUPERSEDED);
  const row = table?.rows.find((one) => normalisePhrase(String(one[table.keys[0]!])).replaceAll(' ', '') === name.replaceAll(' ', ''));
  if (!row) return null;
  const from = typeof row['date'] === 'string' ? row['date'] : '';
  if (from > today) return null;
  return lines(`**${shown(text)}**`, WORDS[locale].replaced(shown(String(row['new'])), from));
}
