import { loadRules } from '../server/rules/load.js';
import type { CompiledRules } from '../server/rules/model.js';
import { builtinPacks } from '../server/workspace/packs.js';

/** The built-in rules of this checkout. */
export function loadBuiltin(root: string): CompiledRules {
  return loadRules(builtinPacks(root), null);
}
