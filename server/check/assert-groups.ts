import type { AssertViolation } from './assert.js';

/** As many violations of one check in one file stand alone where the rule does not group them; more are one finding with all places. */
const SHOWN_ALONE = 3;
/** Names in a group's list; the count says how many there are. */
const MOST_LISTED = 12;

/** Violations that a reader wants to see as one: of one group and file, or more of a kind in a file than anyone reads one by one. */
export function grouped(violations: readonly AssertViolation[], byValue: boolean, across = false): readonly AssertViolation[] {
  const groups = new Map<string, AssertViolation[]>();
  for (const violation of violations) {
    const key = `${across ? '' : violation.file}\u0000${byValue ? violation.group ?? '' : ''}`;
    const group = groups.get(key);
    if (group) group.push(violation); else groups.set(key, [violation]);
  }
  return [...groups.values()].flatMap((group) => (byValue || group.length > SHOWN_ALONE ? [joined(group)] : group));
}

function joined(group: readonly AssertViolation[]): AssertViolation {
  const first = group[0]!;
  const names = [...new Set(group.flatMap(({ name }) => (name === undefined ? [] : [name])))];
  const shown = names.slice(0, MOST_LISTED);
  const listed = names.length > shown.length
    ? { zh: `${shown.join('、')} 等 ${names.length} 个`, en: `${shown.join(', ')} and ${names.length - shown.length} more` }
    : { zh: shown.join('、'), en: shown.join(', ') };
  return {
    ...first,
    args: { ...first.args, ...(first.group === undefined ? {} : { group: first.group }), count: group.length, ...(names.length > 0 ? { listed } : {}) },
    occurrences: group.length > 1 ? group.map(({ file, span, section }) => ({ file, span, ...(section === undefined ? {} : { section }) })) : [],
    related: group.flatMap(({ related }) => related).slice(0, 10),
  };
}
