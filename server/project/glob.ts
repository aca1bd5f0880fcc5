/**
 * Globs over project paths: `*` and `?` inside a step, `**` over steps, `{a,b}` alternatives, `[abc]` classes, a leading
 * `!` to take out again; a folder's name stands for all in it. Matching costs at most pattern × path: a hegui.yaml may
 * come from anyone, and libraries that turn globs into regular expressions backtrack.
 */
export type PathMatcher = (path: string) => boolean;

const MAX_ALTERNATIVES = 64;
const MAX_LENGTH = 500;

/** Paths and patterns are compared without regard to case, as the file systems of most users do. */
export function matcherOf(globs: readonly string[]): PathMatcher {
  const taken = globs.filter((glob) => !glob.startsWith('!')).flatMap(compile);
  const left = globs.filter((glob) => glob.startsWith('!')).flatMap((glob) => compile(glob.slice(1)));
  return (path) => {
    const steps = path.toLowerCase().split('/');
    return taken.some((pattern) => matchesSteps(pattern, steps)) && !left.some((pattern) => matchesSteps(pattern, steps));
  };
}

type Step = '**' | string;

function compile(glob: string): Step[][] {
  if (glob.length > MAX_LENGTH) return [];
  return alternatives(glob.trim().replaceAll('\\', '/').normalize('NFC').toLowerCase().replace(/^(?:\.\/)+/, '')).map((plain) => {
    const steps = plain.split('/').filter((step) => step !== '' && step !== '.');
    if (!/[*?[]/.test(plain)) steps.push('**');
    return steps.filter((step, i) => step !== '**' || steps[i - 1] !== '**');
  });
}

/** `a{b,c}d` → abd, acd; at most so many, since braces multiply. */
function alternatives(glob: string): string[] {
  let done: string[] = [];
  let open = [glob];
  while (open.length > 0) {
    const next: string[] = [];
    for (const pattern of open) {
      const end = pattern.indexOf('}');
      const start = end < 0 ? -1 : pattern.lastIndexOf('{', end);
      if (start < 0) done.push(pattern);
      else for (const choice of pattern.slice(start + 1, end).split(',')) next.push(pattern.slice(0, start) + choice + pattern.slice(end + 1));
    }
    open = next.slice(0, MAX_ALTERNATIVES);
    done = done.slice(0, MAX_ALTERNATIVES);
  }
  return done;
}

function matchesSteps(pattern: readonly Step[], path: readonly string[]): boolean {
  return wildcard(pattern.length, path.length, (p) => pattern[p] === '**', (p, i) => matchesStep(pattern[p]!, path[i]!));
}

function matchesStep(pattern: string, text: string): boolean {
  if (pattern === text) return true;
  if (!/[*?[]/.test(pattern)) return false;
  // A hidden file is named, never found.
  if (text.startsWith('.') && !pattern.startsWith('.')) return false;
  const parts = tokens(pattern);
  return wildcard(parts.length, text.length, (p) => parts[p] === '*', (p, i) => {
    const part = parts[p]!;
    if (part === '?') return true;
    if (!part.startsWith('[') || part.length < 3) return part === text[i];
    const negated = part[1] === '!' || part[1] === '^';
    return inClass(part.slice(negated ? 2 : 1, -1), text[i]!) !== negated;
  });
}

/** Greedy with one step back to the last star, which is enough: a later star can do all that an earlier one can. */
function wildcard(patternLength: number, length: number, isStar: (p: number) => boolean, fits: (p: number, i: number) => boolean): boolean {
  let p = 0;
  let i = 0;
  let star = -1;
  let from = 0;
  while (i < length) {
    if (p < patternLength && isStar(p)) {
      star = p++;
      from = i;
    } else if (p < patternLength && fits(p, i)) {
      p++;
      i++;
    } else if (star >= 0) {
      p = star + 1;
      i = ++from;
    } else return false;
  }
  while (p < patternLength && isStar(p)) p++;
  return p === patternLength;
}

function tokens(pattern: string): string[] {
  const parts: string[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const close = pattern[i] === '[' ? pattern.indexOf(']', i + 2) : -1;
    if (close > 0) {
      parts.push(pattern.slice(i, close + 1));
      i = close;
    } else if (pattern[i] !== '*' || parts.at(-1) !== '*') parts.push(pattern[i]!);
  }
  return parts;
}

function inClass(members: string, character: string): boolean {
  for (let i = 0; i < members.length; i++) {
    if (members[i + 1] === '-' && i + 2 < members.length) {
      if (members[i]! <= character && character <= members[i + 2]!) return true;
      i += 2;
    } else if (members[i] === character) return true;
  }
  return false;
}
