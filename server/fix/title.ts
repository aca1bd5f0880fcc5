import type { Localized } from '../../schemas/localized.js';
import { fill } from '../check/fill.js';
import { mask } from '../check/mask.js';
import type { CompiledRules } from '../rules/model.js';

/** A fix's title from the packs' phrases. What is written there is masked: titles go into reports and logs. */
export function titleOf({ phrases }: CompiledRules, phrase: string, args: Readonly<Record<string, string | Localized>> = {}): Localized {
  const words = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? { zh: shown(value), en: shown(value) } : value]));
  return fill(phrases.get(phrase), words);
}

const LONGEST = 40;

function shown(text: string): string {
  const plain = mask(text).replace(/\s+/g, ' ').trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}
