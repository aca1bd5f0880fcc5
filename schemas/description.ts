import type { Localized } from './localized.js';

/** What a key of a file means, in a sentence, and the keys of the map (or of the maps in the list) that stands under it. */
export interface KeyDescription extends Localized { readonly keys: KeyDescriptions }

/** By key; `*` stands for the names that a file gives itself, such as those of tables. */
export type KeyDescriptions = Readonly<Record<string, KeyDescription>>;

export function key(zh: string, en: string, keys: KeyDescriptions = {}): KeyDescription {
  return { zh, en, keys };
}

/** The keys described at a path of a file's data: numbers of elements are passed over. */
export function descriptionsAt(descriptions: KeyDescriptions, path: readonly (string | number)[]): KeyDescriptions {
  return path.reduce<KeyDescriptions>((at, step) => (typeof step === 'number' ? at : (own(at, step) ?? own(at, '*'))?.keys ?? {}), descriptions);
}

/** What the last key of a path means; of a name that a file gives itself, what such names stand for. Undefined where nobody has said it. */
export function descriptionOf(descriptions: KeyDescriptions, path: readonly (string | number)[]): KeyDescription | undefined {
  const last = path.at(-1);
  if (typeof last !== 'string') return undefined;
  const at = descriptionsAt(descriptions, path.slice(0, -1));
  return own(at, last) ?? own(at, '*');
}

function own(descriptions: KeyDescriptions, name: string): KeyDescription | undefined {
  return Object.hasOwn(descriptions, name) ? descriptions[name] : undefined;
}

/** Both languages of a text. */
export const LOCALIZED_KEYS: KeyDescriptions = { zh: key('中文', 'In Chinese'), en: key('英文', 'In English') };

/** Where something is written, and how that was verified. */
export const SOURCE_KEYS: KeyDescriptions = {
  ref: key('出处：文件名和条款，如“认证流程指南 2.1”', 'Where it is written: document and clause, e.g. “certification guide 2.1”'),
  verified: key('怎么核对的：text 看过原文，secondary 公开转载，practice 认证实务，memory 凭记忆', 'How it was verified: text (read in the original), secondary (a public reproduction), practice, memory'),
};

/** Which enterprises something concerns. */
export const APPLIES_KEYS: KeyDescriptions = {
  types: key('企业类型：production 生产型、sales 销售型、service 服务型；不写是全部', 'Types of enterprise: production, sales, service; absent: all'),
  industries: key('行业；不写是全部', 'Industries; absent: all'),
};
