import type { Locale } from '../../schemas/localized.js';
import type { Verified } from '../../schemas/rule.js';

/** How it was verified that a source says so. */
export const VERIFIED_WORDS: Readonly<Record<Locale, Readonly<Record<Verified, string>>>> = {
  'zh-CN': { text: '已核对原文', secondary: '公开转载', practice: '认证实务（不是法律要求）', memory: '未核实' },
  en: { text: 'read in the text', secondary: 'read in a reproduction', practice: 'certification practice, not a legal requirement', memory: 'not verified' },
};
