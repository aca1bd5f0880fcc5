const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai, which has had no summer time since 1991. */
export function dayInShanghai(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}
