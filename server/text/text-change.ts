/** The one interval in which two versions of a text differ: units start..end became units start..endAfter. */
export interface TextChange { readonly start: number; readonly end: number; readonly endAfter: number }

/** Units that are compared at once: an engine compares slices much faster than code does units. */
const STRIDE = 4096;

/** What changed, as narrow as it can be said: all before `start` and all from `end` on is the same. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start + STRIDE <= most && before.slice(start, start + STRIDE) === after.slice(start, start + STRIDE)) start += STRIDE;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  const left = most - start;
  const tail = (text: string, length: number) => text.slice(text.length - length - STRIDE, text.length - length);
  while (same + STRIDE <= left && tail(before, same) === tail(after, same)) same += STRIDE;
  while (same < left && before.charCodeAt(before.length - same - 1) === after.charCodeAt(after.length - same - 1)) same++;
  return { start, end: before.length - same, endAfter: after.length - same };
}

/** A copy of its own. A slice keeps the whole text alive that it was taken from; what outlives a version must not. */
export function ownCopy(slice: string): string {
  return ` ${slice}`.slice(1);
}
