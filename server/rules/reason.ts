/** Sentences of phrases.yaml that say why something cannot be told. A closed list: a test sees that each is there. */
export const REASON_PHRASES = [
  'no-manifest', 'no-ledger', 'no-metric', 'no-checklist', 'not-in-profile', 'column-blank', 'not-given', 'not-known', 'not-set', 'no-such-element',
  'no-calendar', 'too-many-workdays', 'too-far-away', 'no-time-of-day', 'no-date', 'no-day-in-list', 'share-of-nothing', 'nothing-listed', 'nothing-to-count', 'column-not-recorded',
  'not-numbers', 'not-days', 'no-number', 'not-in-lookup', 'wrong-kind', 'out-of-range', 'neither-true-nor-false', 'bad-pattern', 'not-in-language',
  'too-many-rows', 'too-many-steps', 'failed', 'one-document-only', 'no-form-list', 'no-topic',
] as const;
export type ReasonPhrase = (typeof REASON_PHRASES)[number];

/** Why something cannot be told: the id of a phrase, and what fills it. `table` and `column` are ids, shown by their titles. */
export interface Reason {
  readonly phrase: ReasonPhrase;
  readonly args: Readonly<Record<string, string | number>>;
}

/** The same for two reasons that say the same. */
export function reasonKey({ phrase, args }: Reason): string {
  return [phrase, ...Object.entries(args).flat()].join('\u0000');
}
