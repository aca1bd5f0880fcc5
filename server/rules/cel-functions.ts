import type { CelFunction } from './cel-function.js';
import { LIST_FUNCTIONS } from './list-functions.js';
import { METRIC_FUNCTIONS } from './metric-functions.js';
import { REGISTER_FUNCTIONS } from './register-functions.js';
import { VALUE_FUNCTIONS } from './value-functions.js';

/** Every function of the rule language. Adding one touches TypeScript: here, and in docs/rule-language.md. */
export const FUNCTIONS: Readonly<Record<string, CelFunction>> = { ...LIST_FUNCTIONS, ...VALUE_FUNCTIONS, ...METRIC_FUNCTIONS, ...REGISTER_FUNCTIONS };

/** CEL's own functions that may be called besides; all others of its library are refused. */
export const NATIVE_FUNCTIONS = ['has'] as const;

/**
 * The library's `size` counts in integers and cannot be replaced; ours counts in plain numbers under this name. The fence
 * puts one for the other before types are checked.
 */
export const SIZE = 'size_';
