import type { Attribute, XmlListener } from './xml.js';

/** What a number format makes of a number. `moment`: a time, or a day with its time; `zeros`: digits shown at least, as in `0000`. */
export type NumberFormat =
  | { readonly kind: 'plain' | 'date' | 'moment' | 'duration' | 'percent' }
  | { readonly kind: 'zeros'; readonly digits: number };

export const PLAIN: NumberFormat = { kind: 'plain' };
const DATE: NumberFormat = { kind: 'date' };
const MOMENT: NumberFormat = { kind: 'moment' };
const DURATION: NumberFormat = { kind: 'duration' };
const PERCENT: NumberFormat = { kind: 'percent' };

/** Formats without a code in the file (ECMA-376 part 1, 18.8.30, with those of the Chinese editions): dates, times. */
const BUILT_IN: ReadonlyMap<number, NumberFormat> = new Map<number, NumberFormat>([
  ...range(14, 17, DATE), ...range(18, 22, MOMENT), ...range(27, 31, DATE), ...range(32, 35, MOMENT), [36, DATE], [45, MOMENT], [46, DURATION], [47, MOMENT],
  ...range(50, 54, DATE), ...range(55, 56, MOMENT), ...range(57, 58, DATE), ...range(9, 10, PERCENT),
]);

function range(from: number, to: number, format: NumberFormat): [number, NumberFormat][] {
  return Array.from({ length: to - from + 1 }, (_, i) => [from + i, format]);
}

/** Reads what a format code such as `yyyy"年"m"月"d"日";@` makes of a positive number. */
export function formatOf(code: string): NumberFormat {
  // Quoted text, escaped characters, fillers, colours, locales and conditions are not digits or date parts.
  const plain = code.replace(/"[^"]*"|\\.|[_*]./g, '').split(';')[0]!.toLowerCase();
  if (/\[(?:h+|m+|s+)\]/.test(plain)) return DURATION;
  const bare = plain.replace(/\[[^\]]*\]/g, '').replace(/am\/pm|a\/p|上午\/下午/g, '').trim();
  if (bare === 'general' || bare === '@' || bare === '') return PLAIN;
  if (/[hs]/.test(bare)) return MOMENT;
  if (/[ymd]/.test(bare)) return DATE;
  if (bare.includes('%')) return PERCENT;
  return /^0{2,20}$/.test(bare) ? { kind: 'zeros', digits: bare.length } : PLAIN;
}

/** The number formats of a workbook’s cell styles, by the style’s index. */
export class NumberFormats implements XmlListener {
  readonly #codes = new Map<number, NumberFormat>();
  readonly #styles: NumberFormat[] = [];
  #inCells = false;

  open(name: string, attribute: Attribute): void {
    if (name === 'numFmt') this.#codes.set(Number(attribute('numFmtId')), formatOf(attribute('formatCode') ?? ''));
    else if (name === 'cellXfs') this.#inCells = true;
    else if (name === 'xf' && this.#inCells) {
      const id = Number(attribute('numFmtId') ?? 0);
      this.#styles.push(this.#codes.get(id) ?? BUILT_IN.get(id) ?? PLAIN);
    }
  }

  text(): void { /* styles have none */ }
  close(name: string): void { if (name === 'cellXfs') this.#inCells = false; }

  of(style: string | undefined): NumberFormat {
    return (style === undefined ? undefined : this.#styles[Number(style)]) ?? PLAIN;
  }
}
