import type { DocumentFacts } from '../document/facts/model.js';

/** What the figures, claims and references in a unit say for the aspects of topics. Units that say the same share one. */
export interface UnitSigns {
  /** Kinds of its quantities. */
  readonly quantities: readonly string[];
  /** Subjects of what it claims plainly. */
  readonly claims: readonly string[];
  /** Kinds of its references. */
  readonly references: readonly string[];
  /** It is a line of a register of forms. */
  readonly registered: boolean;
}

export const NO_SIGNS: UnitSigns = { quantities: [], claims: [], references: [], registered: false };

/** One list of words for each unit that has any: what the sign is, and of which kind. */
class SignWords {
  readonly #byUnit: (string[] | undefined)[];

  constructor(units: number) {
    this.#byUnit = new Array<undefined>(units).fill(undefined);
  }

  add(unit: number, sign: keyof UnitSigns, kind: string): void {
    (this.#byUnit[unit] ??= []).push(`${sign} ${kind}`);
  }

  signs(known: Map<string, UnitSigns>): readonly UnitSigns[] {
    return this.#byUnit.map((words) => {
      if (words === undefined) return NO_SIGNS;
      const key = words.join('\n');
      let signs = known.get(key);
      if (!signs) known.set(key, (signs = signsOf(words)));
      return signs;
    });
  }
}

/** The signs of every unit, in their order. `known`: those met before, by what they say. */
export function signsByUnit({ units, quantities, claims, references }: DocumentFacts, known: Map<string, UnitSigns>): readonly UnitSigns[] {
  const words = new SignWords(units.length);
  for (const { unitIndex, kind } of quantities) words.add(unitIndex, 'quantities', kind);
  for (const { unitIndex, subject, context } of claims) if (context === 'plain') words.add(unitIndex, 'claims', subject);
  let unit = 0;
  for (const { span, kind, listed } of [...references].sort((a, b) => a.span.start - b.span.start)) {
    while (unit < units.length && units[unit]!.span.end <= span.start) unit++;
    const holder = units[unit];
    if (!holder || holder.span.start > span.start) continue;
    words.add(unit, 'references', kind);
    if (listed && kind === 'form') words.add(unit, 'registered', kind);
  }
  return words.signs(known);
}

function signsOf(words: readonly string[]): UnitSigns {
  const of = (sign: keyof UnitSigns) => words.flatMap((word) => (word.startsWith(`${sign} `) ? [word.slice(sign.length + 1)] : []));
  return { quantities: of('quantities'), claims: of('claims'), references: of('references'), registered: of('registered').length > 0 };
}
