import { findReferences } from '../../document/facts/references.js';
import { titleKind } from '../../document/facts/reference-kinds.js';
import type { Localized } from '../../../schemas/localized.js';
import { normalisePhrase } from '../../text/mapped-text.js';
import { coreScalar } from '../../text/yaml-core-scalar.js';
import type { Name } from './model.js';
import { isTelling, nameKey, titleKey } from './name-key.js';

const LONGEST = 60;
const ID = /^[\p{L}\p{N}]+(?:[-_./][\p{L}\p{N}]+)*$/u;
/** What YAML, Markdown tables and CSV give a meaning of their own. */
const TITLE = /^[\p{L}\p{N}](?:[\p{L}\p{N} ·（）()、\-—.]*[\p{L}\p{N}])?$/u;

/** Why a text cannot be the new name of what is called so; null if it can. Whether it is taken is not asked here. */
export function malformed({ kind, key }: Name, written: string): Localized | null {
  if (written.length > LONGEST) return { zh: `名称最多 ${LONGEST} 个字`, en: `a name has at most ${LONGEST} characters` };
  switch (kind) {
    case 'evidence':
      if (!ID.test(written)) return { zh: '证据编号只能由文字、数字组成，中间可用 - _ . / 连接', en: 'an evidence id consists of letters and digits, joined by - _ . or /' };
      // What YAML takes for a number or a truth value is no text in a list of ids.
      if (typeof coreScalar(written) !== 'string') return { zh: '证据编号不能只是数字，加上字母，例如 EV-012', en: 'an evidence id is no bare number; add letters, as in EV-012' };
      return isTelling(key) && !isTelling(nameKey(written)) ? { zh: '新编号要有字母和数字，例如 EV-012，否则正文里提到它的地方无从辨认', en: 'the new id needs letters and digits, as in EV-012; otherwise it cannot be told from other words in running text' } : null;
    case 'number':
      if (!ID.test(written) || !isTelling(nameKey(written))) return { zh: '编号由字母、数字组成，中间可用 - . / 连接，例如 QR-07', en: 'a number consists of letters and digits, joined by - . or /, as in QR-07' };
      return readAlike(key, written) ? null : { zh: `“${written}”在正文里不会被认作同一类编号；请用与原编号相同的字头`, en: `“${written}” would not be read as the same kind of number in running text; keep the letters of the old one` };
    case 'title':
      if (!TITLE.test(written) || titleKey(written) !== nameKey(written) || typeof coreScalar(written) !== 'string') return { zh: '名称只能由文字、数字和空格组成，不含书名号、引号、冒号，也不以括注结尾', en: 'a title consists of letters, digits and blanks, without 《》, quotes or colons, and with no note in brackets at its end' };
      return isLaw(nameKey(written)) && !isLaw(key) ? { zh: `《${written}》会被认作法律法规或标准的名称`, en: `《${written}》 would be taken for a law or a standard` } : null;
    default: return null;
  }
}

/** Whether running text takes the new number for what it took the old one for. */
function readAlike(key: string, written: string): boolean {
  return kindOf(key.toUpperCase()) === kindOf(written) || (kindOf(key.toUpperCase()) === null && kindOf(written, true) !== null);
}

function kindOf(written: string, register = false): string | null {
  const text = normalisePhrase(written);
  const found = findReferences(text, () => written, register);
  return found.length === 1 && found[0]!.from === 0 && found[0]!.end === text.length ? found[0]!.kind : null;
}

function isLaw(title: string): boolean {
  const kind = titleKind(title, { before: '', after: '' });
  return kind === 'law' || kind === 'standard';
}
