import type { AssertCheck } from '../../schemas/rule.js';
import type { AssertViolation } from './assert.js';
import type { BilingualNames } from './bilingual.js';
import { firstOf } from './listed.js';

/** As many violations of one check in one file stand alone where the rule does not group them; more are one finding with all places. */
export const SHOWN_ALONE = 3;
/** Groups of one check in one file: a thousand engineers or nonconformities are not a thousand findings. */
const MOST_GROUPS = 12;

/** Violations that a reader wants to see as one: of one group and file, or more of a kind in a file than anyone reads one by one. */
export function grouped(violations: readonly AssertViolation[], { groupBy, across = false }: Pick<AssertCheck, 'groupBy' | 'across'>, words: BilingualNames): readonly AssertViolation[] {
  const byValue = groupBy !== undefined;
  const groups = new Map<string, AssertViolation[]>();
  for (const violation of violations) {
    const key = `${across ? '' : violation.file}\u0000${byValue ? violation.group ?? '' : ''}`;
    const group = groups.get(key);
    if (group) group.push(violation); else groups.set(key, [violation]);
  }
  return mostOf([...groups.values()], across).flatMap(({ group, more }) => (byValue || group.length > SHOWN_ALONE ? [withMore(joined(group, words), more)] : group));
}

/** The first groups of each file; the last of them tells how many follow. */
function mostOf(groups: readonly AssertViolation[][], across: boolean): readonly { group: AssertViolation[]; more: number }[] {
  const byFile = new Map<string, AssertViolation[][]>();
  for (const group of groups) {
    const file = across ? '' : group[0]!.file;
    const own = byFile.get(file);
    if (own) own.push(group); else byFile.set(file, [group]);
  }
  return [...byFile.values()].flatMap((own) => own.slice(0, MOST_GROUPS).map((group, i) => ({ group, more: i === MOST_GROUPS - 1 ? own.length - MOST_GROUPS : 0 })));
}

function withMore(violation: AssertViolation, more: number): AssertViolation {
  return more > 0 ? { ...violation, args: { ...violation.args, more } } : violation;
}

/** Each place once: what several elements of `by` miss at one row is one place. */
function placesOf(group: readonly AssertViolation[]): NonNullable<AssertViolation['occurrences']> {
  const places = new Map(group.map(({ file, span, section }) => [`${span.start} ${span.end} ${file}`, { file, span, ...(section === undefined ? {} : { section }) }] as const));
  return places.size > 1 ? [...places.values()] : [];
}

function joined(group: readonly AssertViolation[], words: BilingualNames): AssertViolation {
  const first = group[0]!;
  const names = [...new Set(group.flatMap(({ name }) => (name === undefined ? [] : [name])))];
  const listed = firstOf(names.map((name) => words.find(name) ?? name));
  return {
    ...first,
    args: { ...first.args, ...(first.group === undefined ? {} : { group: words.find(first.group) ?? first.group }), count: group.length, ...(names.length > 0 ? { listed } : {}) },
    occurrences: placesOf(group),
    related: group.flatMap(({ related }) => related).slice(0, 10),
  };
}
