// What the built-in packs say, for rules.jsonl: see server/cli/prepared-packs.ts. Run by build.mjs.
import { isDeepStrictEqual } from 'node:util';
import { builtinPacks } from '../server/workspace/packs.js';
import { rulesOf, writePrepared, type PreparedPack } from '../server/workspace/prepared-packs.js';
import { loadRules, packDigest } from '../server/rules/load.js';
import type { PackInput } from '../server/rules/model.js';
import { readPack, type PackContents } from '../server/rules/pack-files.js';
import { imageOf } from '../server/rules/phrase-image.js';
import { phraseTable } from '../server/rules/phrase-table.js';
import type { Placed } from '../server/rules/placed.js';
import { mergeVocabulary, phrasesOf } from '../server/rules/vocabulary.js';
import type { Fault } from '../server/text/fault.js';

/** The text of rules.jsonl for the packs of a folder, for the command of this build; and the packs that are not in it. */
export function preparedRules(root: string, build: string): { readonly text: string; readonly unsound: readonly string[] } {
  const inputs = builtinPacks(root);
  const read = inputs.flatMap((input) => soundPack(input) ?? []);
  const tests: Record<string, unknown[]> = {};
  const packs = Object.fromEntries(read.map((contents): [string, PreparedPack] => {
    const { input } = contents;
    return [input.folder, { digest: packDigest(input), parsed: withoutTests(parsedOf(contents), tests) }];
  }));
  // Read once more, since ids and expressions are checked across packs.
  const sound = read.length === inputs.length && loadRules(inputs, null).faults.length === 0;
  const phrases = sound ? () => imageOf(phraseTable(phrasesOf(mergeVocabulary(read, [])))) : null;
  return {
    text: writePrepared({ build, packs, phrases, tests: () => tests }),
    unsound: inputs.map(({ folder }) => folder).filter((folder) => !Object.hasOwn(packs, folder)),
  };
}

/** What files say without the tests of their rules, which go to `tests`. */
function withoutTests(parsed: Readonly<Record<string, unknown>>, tests: Record<string, unknown[]>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parsed).map(([path, value]) => {
    const rules = rulesOf(value);
    if (!rules) return [path, value];
    tests[path] = rules.map((rule) => rule['tests']);
    return [path, { ...value as object, rules: rules.map(({ tests: _, ...rule }) => rule) }];
  }));
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
