/**
 * What is printed is masked more widely than it is reported: a number that a detector leaves alone, for want of context,
 * may still be somebody's. Groups, country codes and whatever stands beside them do not matter; only digits do.
 */
const PERSONAL = /(?<!\d)(?:[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]|(?:00|\+)?(?:86)?[ -]?1[3-9]\d(?:[ -]?\d{4}){2}|0{1,2}1[3-9]\d{9})(?!\d)/g;
/** Of a mobile or identity number the last two digits stay, and before them the first three. */
const SHOWN_FIRST = 3;
const SHOWN_LAST = 2;
const FULL_WIDTH_ZERO = 0xff10;

/** Personal data made unreadable, with as many characters as before: for messages, excerpts, headings and logs. */
export function mask(text: string): string {
  if (!/[0-9０-９]{4}/.test(text)) return text;
  const plain = text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO)).replace(/[Ｘｘ]/g, 'x').toLowerCase();
  // Lower case may change the length of a text (İ); then only its digits are looked at as they stand.
  const searched = plain.length === text.length ? plain : text;
  let masked = '';
  let end = 0;
  for (const match of searched.matchAll(PERSONAL)) {
    const to = match.index + match[0].length;
    masked += text.slice(end, match.index) + hidden(text.slice(match.index, to));
    end = to;
  }
  return masked + text.slice(end);
}

function hidden(number: string): string {
  const digits = [...number].filter((c) => /[0-9０-９xXｘＸ]/.test(c)).length;
  const prefix = /^(?:00|\+)?(?:86)?[ -]?(?=1)/.exec(number)?.[0].replace(/[^0-9]/g, '').length ?? 0;
  let seen = 0;
  return [...number].map((c) => {
    if (!/[0-9０-９xXｘＸ]/.test(c)) return c;
    seen++;
    return seen <= SHOWN_FIRST + prefix || seen > digits - SHOWN_LAST ? c : '*';
  }).join('');
}
