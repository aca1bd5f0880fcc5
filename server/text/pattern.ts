import { RE2JS } from 're2js';
import { nativePattern } from './native-pattern.js';

/** A pattern in RE2's syntax, matched in linear time. Offsets are UTF-16 units of the text given. */
export interface SafePattern {
  readonly source: string;
  /** All matches, leftmost first, not overlapping; empty matches left out. */
  matches(text: string): { readonly from: number; readonly to: number }[];
}

/** Why a pattern cannot be used, and where in it (UTF-16 units from its start). */
export interface PatternProblem {
  readonly problem: string;
  readonly offset: number;
}

/**
 * Compiles a pattern of a rule. It runs as a native expression where that is proven linear, else by re2js, with the same
 * matches. Never throws.
 */
export function compilePattern(source: string): SafePattern | PatternProblem {
  const refused = refusal(source);
  if (refused) return refused;
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source);
  } catch (error) {
    return problemOf(error, source);
  }
  const native = nativePattern(source);
  return native ? byNative(source, native) : byAutomaton(source, compiled);
}

/** A pattern of which a build knows that it can be used: RE2 need not read it where a native expression does its work. */
export function provenPattern(source: string): SafePattern {
  const native = nativePattern(source);
  return native ? byNative(source, native) : byAutomaton(source, RE2JS.compile(source));
}

function byNative(source: string, pattern: RegExp): SafePattern {
  return { source, matches: (text) => nativeMatches(pattern, text) };
}

function byAutomaton(source: string, pattern: RE2JS): SafePattern {
  return { source, matches: (text) => automatonMatches(pattern, text) };
}

function nativeMatches(pattern: RegExp, text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0].length > 0) found.push({ from: match.index, to: pattern.lastIndex });
    // With the flag u an expression never stops inside a surrogate pair.
    else pattern.lastIndex += text.codePointAt(match.index)! > 0xffff ? 2 : 1;
  }
  return found;
}

function automatonMatches(pattern: RE2JS, text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const matcher = pattern.matcher(text);
  while (matcher.find()) {
    if (matcher.end() > matcher.start()) found.push({ from: matcher.start(), to: matcher.end() });
  }
  return found;
}

/** Constructs that other dialects have and no automaton can match: named plainly, since RE2's own words are obscure. */
function refusal(source: string): PatternProblem | null {
  for (let i = 0, inSet = false; i < source.length; i++) {
    const c = source[i]!;
    if (c === '\\') {
      if (!inSet && /[1-9]|k[<{']/.test(source.slice(i + 1, i + 3).replace(/^([^k]).*/s, '$1'))) {
        return { offset: i, problem: 'a pattern cannot refer back to a group: write the alternatives out, or use a detector' };
      }
      i++;
    } else if (inSet) inSet = c !== ']';
    else if (c === '[') {
      inSet = true;
      // A bracket that comes first stands for itself.
      if (source[i + 1] === '^') i++;
      if (source[i + 1] === ']') i++;
    } else if (/^\(\?<?[=!]/.test(source.slice(i, i + 4))) {
      return { offset: i, problem: 'a pattern cannot look ahead or behind: use guard, unless, or a detector' };
    }
  }
  return null;
}

function problemOf(error: unknown, source: string): PatternProblem {
  const fragment = (error as { input?: unknown }).input;
  const offset = typeof fragment === 'string' ? Math.max(0, source.indexOf(fragment)) : 0;
  return { offset, problem: (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, '') };
}
