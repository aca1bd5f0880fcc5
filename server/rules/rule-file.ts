import type { z } from 'zod';
import { Check, CheckKind, Rule } from '../../schemas/rule.js';
import type { Fault } from '../text/fault.js';
import { nearest } from '../text/validate.js';
import { dataOf, faultIn, readPart, type Part, type Placed } from './placed.js';

/** Checks are read one by one against the schema of their own kind: a union's complaint would name every kind. */
const RuleBody = Rule.omit({ checks: true });
const KINDS = CheckKind.options;
const SCHEMAS = new Map<string, z.ZodType<Check>>(Check.options.map((option) => [KINDS.find((kind) => kind in option.shape)!, option as z.ZodType<Check>]));

/** Reads one rule of a file, and says what is wrong with it at its place. Null if it cannot be judged. */
export function readRule(part: Part, faults: Fault[]): Placed<Rule> | null {
  const data = dataOf(part);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    readPart(part, RuleBody, faults);
    return null;
  }
  const { checks, ...body } = data as Record<string, unknown>;
  const rule = readPart(part, RuleBody as z.ZodType<Omit<Rule, 'checks'>>, faults, body, Rule);
  const read = checks === undefined ? undefined : readChecks(part, checks, faults);
  if (!rule || read === null) return null;
  if (!read && rule.value.fault === undefined && rule.value.phase !== 'summary') {
    faults.push(faultIn(part, 'missing-key', [], { key: 'checks', problem: 'a rule has at least one check', found: '', expected: KINDS.join(' | ') }));
    return null;
  }
  return { ...part, value: { ...rule.value, ...(read ? { checks: read } : {}) } };
}

function readChecks(part: Part, checks: unknown, faults: Fault[]): Check[] | null {
  if (!Array.isArray(checks) || checks.length === 0) {
    faults.push(faultIn(part, 'wrong-value', ['checks'], { key: 'checks', problem: 'expected a list of checks', found: '', expected: `- ${KINDS.join(' | ')}` }));
    return null;
  }
  const read = checks.map((check: unknown, i) => readCheck({ tree: part.tree, path: [...part.path, 'checks', i] }, check, faults));
  return read.every((check) => check !== null) ? read : null;
}

function readCheck(part: Part, check: unknown, faults: Fault[]): Check | null {
  const keys = typeof check === 'object' && check !== null && !Array.isArray(check) ? Object.keys(check) : [];
  const kind = keys.find((key) => SCHEMAS.has(key));
  if (kind !== undefined) return readPart(part, SCHEMAS.get(kind)!, faults)?.value ?? null;
  const unknown = keys.find((key) => key !== 'level' && key !== 'message');
  if (unknown === undefined) faults.push(faultIn(part, 'missing-key', [], { key: 'cover', problem: 'a check has a kind', found: '', expected: KINDS.join(' | ') }));
  else faults.push(faultIn(part, 'unknown-key', [unknown], { key: unknown, suggestion: nearest(unknown, KINDS) ?? '', known: KINDS.join(' ') }, 'key'));
  return null;
}
