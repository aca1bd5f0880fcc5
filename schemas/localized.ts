import { z } from 'zod';

/** A sentence or a name in both languages of the product. */
export const Localized = z.strictObject({
  zh: z.string().min(1).describe('中文'),
  en: z.string().min(1).describe('English'),
});
export type Localized = z.infer<typeof Localized>;

/** A title with the id that people write: 投诉台账（complaints）. */
export function withId(title: Localized, id: string): Localized {
  return { zh: `${title.zh}（${id}）`, en: `${title.en} (${id})` };
}

/** Names one after another, as each language lists them. */
export function listOf(names: readonly (string | Localized)[]): Localized {
  const written = (locale: 'zh' | 'en') => names.map((name) => (typeof name === 'string' ? name : name[locale]));
  return { zh: written('zh').join('、'), en: written('en').join(', ') };
}

/** kebab-case id. Ids are permanent and never reused. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected kebab-case, e.g. complaint-loop');

export const Locale = z.enum(['zh-CN', 'en']);
export type Locale = z.infer<typeof Locale>;

/** The part of a localized text that a locale shows. */
export function inLocale(text: Localized, locale: Locale): string {
  return locale === 'en' ? text.en : text.zh;
}
