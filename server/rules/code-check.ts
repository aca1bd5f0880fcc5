/** Kinds of registered codes that carry a check character. */
export const CODE_KINDS = ['uscc'] as const;

/** Digits and letters without I, O, S, V, Z (GB 32100-2015, table 3). */
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * Whether a 统一社会信用代码 is one: 18 characters of its alphabet, a region of six digits, and the check character of
 * GB 32100-2015: 31 − Σ cᵢ·3ⁱ mod 31. Spaces and case do not matter.
 */
export function isCreditCode(text: string): boolean {
  const code = text.replace(/\s/g, '').toUpperCase();
  if (!/^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/.test(code)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    const value = USCC_ALPHABET.indexOf(character);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}
