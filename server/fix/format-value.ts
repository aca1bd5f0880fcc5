import type { ValueFormat } from '../../schemas/rule.js';
import { readMoment } from '../evidence/moment.js';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import type { Asked } from './model.js';
import { textsOf } from './texts.js';

/** A value in its place, and how it has to be written to be read. */
export interface Rewrite { readonly file: string; readonly span: Span; readonly written: string; readonly text: string }

/** The values of a finding that say the same in a spelling that is read; nothing where more than one reading is possible. */
export function rewritesIn({ finding, judged }: Asked, formats: readonly ValueFormat[]): Rewrite[] {
  const texts = textsOf(judged);
  return finding.basis.faults.flatMap((fault) => {
    const source = texts.source(fault.file);
    if (fault.kind !== 'wrong-value' || !source || !texts.isOurs(fault.file)) return [];
    const written = source.text.slice(fault.span.start, fault.span.end);
    if (written === '' || /[\r\n]/.test(written)) return [];
    const expected = expectedBy(fault);
    const text = formats.map((format) => IN[format](written.replace(/^(['"])(.*)\1$/, '$2'), expected, written)).find((form) => form !== null);
    return text === undefined || text === written ? [] : [{ file: fault.file, span: fault.span, written, text: text as string }];
  });
}

function expectedBy({ args: { expected = '' } }: Fault): string {
  return typeof expected === 'object' ? expected.en : String(expected);
}

const IN: Readonly<Record<ValueFormat, (value: string, expected: string, written: string) => string | null>> = {
  date: (value, expected) => {
    if (expected !== 'date YYYY-MM-DD') return null;
    const moment = readMoment(value.normalize('NFKC').trim());
    return moment && moment.time === null ? moment.day : null;
  },
  number: (value, expected) => {
    if (!/^(?:number|int|integer)$/.test(expected)) return null;
    const plain = value.normalize('NFKC').trim();
    const digits = /^\d{1,3}(?:,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain;
    return /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(digits) && (expected === 'number' || !digits.includes('.')) ? digits : null;
  },
  // As it stands there: 1.0 is a version, and a number would lose its zero.
  text: (_, expected, written) => (expected === 'string' && /^[\w.+-]+$/.test(written) ? `'${written}'` : null),
  share: (value, expected) => {
    const share = /^\d+(?:\.\d+)?%$/.test(expected) && /^0?\.\d+$/.test(value) ? Number(value) : 0;
    // 0.97 can only be 97 %; 0.02 may be either.
    return share >= 0.5 && share < 1 ? `${Math.round(share * 1e6) / 1e4}%` : null;
  },
};
