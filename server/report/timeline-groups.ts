import type { DatedRow } from './timeline-rows.js';

/** A milestone of the timeline: one row, or all rows of one group. */
export interface DatedGroup extends DatedRow {
  readonly count: number;
  /** The last of the group's days. */
  readonly last: string | null;
}

/** Names that a reader would take in; the others are counted. */
const NAMED = 3;

/** Joins rows of one group that are as far: 200 photos that expire in one month are one line, at the earliest of their days. */
export function grouped(rows: readonly DatedRow[]): DatedGroup[] {
  const groups = new Map<string, DatedRow[]>();
  for (const row of rows) {
    const key = row.group === null ? `row ${row.id}` : `group ${row.milestone.id}/${row.group}${row.done === true ? '/done' : ''}`;
    const group = groups.get(key);
    if (group) group.push(row); else groups.set(key, [row]);
  }
  return [...groups].map(([key, members]) => joined(key, members));
}

function joined(key: string, members: readonly DatedRow[]): DatedGroup {
  const days = members.flatMap(({ date }) => date ?? []).sort();
  const first = members.find(({ date }) => date === days[0]) ?? members[0]!;
  const names = [...new Set(members.flatMap(({ name }) => name ?? []))];
  return {
    ...first, id: first.group === null ? first.id : key.slice('group '.length), count: members.length, last: days.at(-1) ?? null,
    args: { ...first.args, count: members.length, listed: names.length > NAMED ? [...names.slice(0, NAMED), '…'] : names },
  };
}
