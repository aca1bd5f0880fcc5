/** What stands for anything: alone in a line for any lines, or none; inside a line for any characters, or none. */
const ANY = '[[…]]';
/** Lines of the output that a failure shows. */
const SHOWN = 60;

/** Why a text does not fit a pattern; null if it does. */
export function misfit(pattern: string, text: string): string | null {
  const expected = linesOf(pattern);
  const actual = linesOf(text);
  const runs = runsOf(expected);
  let at = 0;
  for (const [i, run] of runs.entries()) {
    const last = i === runs.length - 1;
    const open = i > 0;
    // The last run, if nothing stands for what follows it, must end where the text ends.
    const from = last && open ? Math.max(at, actual.length - run.length) : at;
    const found = open && !last ? firstFit(run, actual, from) : fits(run, actual, from) ? from : -1;
    if (found < 0 || (last && found + run.length !== actual.length)) {
      return `expected${open ? ' somewhere below' : ''} line ${at + 1}:\n${run.join('\n')}\n\nin:\n${actual.slice(at, at + SHOWN).join('\n')}${actual.length > at + SHOWN ? '\n…' : ''}`;
    }
    at = found + run.length;
  }
  return null;
}

/** Whether one line, or one value, fits. */
export function fitsLine(pattern: string, line: string): boolean {
  const pieces = pattern.split(ANY);
  if (pieces.length === 1) return pattern === line;
  if (!line.startsWith(pieces[0]!) || !line.endsWith(pieces.at(-1)!)) return false;
  let at = pieces[0]!.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = line.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return line.length - pieces.at(-1)!.length >= at;
}

function linesOf(text: string): string[] {
  const lines = text.replace(/\r\n/g, '\n').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The lines between those that stand for any: `a`, any, `b` is two runs, of which the second may stand anywhere below. */
function runsOf(lines: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === ANY) runs.push([]);
    else runs.at(-1)!.push(line);
  }
  return runs;
}

function firstFit(run: readonly string[], actual: readonly string[], from: number): number {
  for (let at = from; at + run.length <= actual.length; at++) if (fits(run, actual, at)) return at;
  return -1;
}

function fits(run: readonly string[], actual: readonly string[], at: number): boolean {
  return at + run.length <= actual.length && run.every((line, i) => fitsLine(line, actual[at + i]!));
}

/**
 * Why a value does not contain another; null if it does. A map is contained key by key; each element of a list of maps
 * in some element; `length` counts a list; `[]` and lists of plain values are equal; `'>= 3'` compares; text may hold [[…]].
 */
export function lack(expected: unknown, actual: unknown, path = ''): string | null {
  const no = () => `${path || 'the value'}: expected ${JSON.stringify(expected)}, found ${shown(actual)}`;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return no();
    if (expected.some((element) => element !== null && typeof element === 'object')) {
      const absent = expected.find((element) => !actual.some((one) => lack(element, one) === null));
      return absent === undefined ? null : `${path}: nothing is like ${JSON.stringify(absent)}${nearTo(absent, actual)}`;
    }
    return JSON.stringify(expected) === JSON.stringify(actual) ? null : no();
  }
  if (expected !== null && typeof expected === 'object') {
    if (actual === null || typeof actual !== 'object') return no();
    for (const [key, value] of Object.entries(expected)) {
      if (!(key in actual)) return `${path}.${key} is not there`;
      const problem = lack(value, (actual as Record<string, unknown>)[key], `${path}.${key}`);
      if (problem) return problem;
    }
    return null;
  }
  if (typeof expected === 'string' && typeof actual === 'number') {
    const [, sign, number] = /^(>=|<=|>|<) (-?[\d.]+)$/.exec(expected) ?? [];
    if (sign === undefined) return no();
    const [a, b] = [actual, Number(number)];
    return (sign === '>=' ? a >= b : sign === '<=' ? a <= b : sign === '>' ? a > b : a < b) ? null : no();
  }
  if (typeof expected === 'string' && typeof actual === 'string') return fitsLine(expected, actual) ? null : no();
  return expected === actual ? null : no();
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text !== undefined && text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
}

/** The elements that come nearest: those with the same rule, id or file. */
function nearTo(expected: unknown, actual: readonly unknown[]): string {
  const of = (value: unknown, key: string) => (value as Record<string, unknown> | null)?.[key];
  const key = ['rule', 'id', 'file', 'project', 'kind'].find((k) => of(expected, k) !== undefined);
  const near = key ? actual.filter((one) => of(one, key) === of(expected, key)) : [];
  return near.length > 0 ? `; nearest ${near.slice(0, 3).map(shown).join('\n  ')}` : `; there are ${[...new Set(actual.map((one) => String(key ? of(one, key) : '')))].join(' ')}`;
}
