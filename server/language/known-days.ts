import { inLocale, type Locale, type Localized } from '../../schemas/localized.js';
import type { DocumentFacts } from '../document/facts/model.js';
import { dueDate, STAGES } from '../project/stage.js';
import { LABELS, type LintResult } from '../report/index.js';
import { isDay } from '../text/day.js';
import type { Span } from '../text/position.js';

/** A day of the project's way to a certificate, by its words. */
export interface KnownDay { readonly day: string; readonly title: Localized }
/** A whole day written in a manual. */
export interface WrittenDay { readonly day: string; readonly span: Span }

const DATES = 'certification-dates';
const EXPIRES: Localized = { zh: '证书有效期截止日', en: 'the last day of the certificate' };

/** The days that hegui.yaml gives, in the order of the certification's stages. */
export function projectDays({ project: { config }, rules }: LintResult): KnownDay[] {
  const { certification } = config;
  if (!certification) return [];
  const rows = rules.lookups.get(DATES)?.rows ?? [];
  const days = rows.flatMap((row): KnownDay[] => {
    const day = String(row['id']).split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], certification);
    return isDay(day) ? [{ day, title: { zh: String(row['title']), en: String(row['title_en']) } }] : [];
  });
  const expires = certification.certificate?.expires;
  return isDay(expires) ? [...days, { day: expires, title: EXPIRES }] : days;
}

/** The stages still to come after a day, with the first day of each. */
export function stagesAfter(day: string, { project: { config } }: LintResult, locale: Locale): { readonly day: string; readonly title: string }[] {
  return STAGES.flatMap((stage) => {
    const begins = dueDate(stage, config);
    return begins !== null && begins > day ? [{ day: begins, title: LABELS[locale].due[stage] }] : [];
  });
}

export function titleOf({ title }: KnownDay, locale: Locale): string {
  return inLocale(title, locale);
}

/** All whole days of a manual in the order of the text, those of its front matter included. */
export function writtenDays({ dates, control }: DocumentFacts): WrittenDay[] {
  const front = control.flatMap(({ origin, value, span }): WrittenDay[] => (origin === 'front-matter' && isDay(value) && value.length === 10 ? [{ day: value, span }] : []));
  return [...front, ...dates.flatMap(({ iso, precision, valid, span }): WrittenDay[] => (valid && precision === 'day' ? [{ day: iso, span }] : []))];
}
