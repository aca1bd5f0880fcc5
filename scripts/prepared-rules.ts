// What the built-in packs say, for rules.json: see server/cli/prepared-packs.ts. Run by build.mjs.
import { isDeepStrictEqual } from 'node:util';
import { builtinPacks } from '../server/cli/packs.js';
import type { Prepared, PreparedPack } from '../server/cli/prepared-packs.js';
import { packDigest } from '../server/rules/load.js';
import type { PackInput } from '../server/rules/model.js';
import { readPack, type PackContents } from '../server/rules/pack-files.js';
import type { Placed } from '../server/rules/placed.js';
import type { Fault } from '../server/text/fault.js';

/** The text of rules.json for the packs of a folder, for the command of this build; and the packs that are not in it. */
export function preparedRules(root: string, build: string): { readonly text: string; readonly unsound: readonly string[] } {
  const inputs = builtinPacks(root);
  const packs = Object.fromEntries(inputs.flatMap((input): [string, PreparedPack][] => {
    const contents = soundPack(input);
    return contents ? [[input.folder, { digest: packDigest(input), parsed: parsedOf(contents) }]] : [];
  }));
  const prepared: Prepared = { build, packs };
  return { text: JSON.stringify(prepared), unsound: inputs.map(({ folder }) => folder).filter((folder) => !Object.hasOwn(packs, folder)) };
}

/** Null for a pack that has faults, or says what JSON cannot: it is read anew each time. */
function soundPack(input: PackInput): PackContents | null {
  const faults: Fault[] = [];
  const contents = readPack(input, faults);
  if (!contents || faults.length > 0) return null;
  const parsed = parsedOf(contents);
  return isDeepStrictEqual(JSON.parse(JSON.stringify(parsed)), parsed) ? contents : null;
}

/** What the files of a pack say, with each part as its schema has left it. A file without parts is left out, and read anew. */
function parsedOf({ phrases, templates: _, input: __, pack, ...lists }: PackContents): Record<string, unknown> {
  const parsed = new Map<string, unknown>();
  const parts: Placed<unknown>[] = [...(pack ? [pack] : []), ...Object.values(lists).flat()];
  for (const { tree } of [...parts, ...phrases]) if (!parsed.has(tree.source.path)) parsed.set(tree.source.path, structuredClone(tree.value));
  // Phrases are valid as they stand in their file.
  for (const { tree: { source }, path, value } of parts) {
    const last = path.at(-1);
    if (last === undefined) parsed.set(source.path, value);
    else (path.slice(0, -1).reduce<unknown>(step, parsed.get(source.path)) as Record<string | number, unknown>)[last] = value;
  }
  return Object.fromEntries(parsed);
}

function step(at: unknown, key: string | number): unknown {
  return (at as Record<string | number, unknown>)[key];
}
