import type { CompiledRule } from '../../rules/model.js';
import { valueOf, type Frame } from './cursor.js';
import type { YamlPlace } from './place.js';

/** The frame of the innermost map that hangs under one of these keys. */
export function mapUnder(frames: readonly Frame[], ...keys: string[]): Frame | undefined {
  return frames.findLast(({ kind, step }) => kind === 'map' && typeof step === 'string' && keys.includes(step));
}

/** The rule, topic or other thing in whose map the cursor stands: what a pack's list holds. */
export function elementAround({ frames }: YamlPlace): Frame | undefined {
  return frames.find(({ kind, step }) => kind === 'map' && typeof step === 'number');
}

/** The keys written in a map that hangs under a key of another, as the parameters of a rule. */
export function keysUnder({ at, cursor }: YamlPlace, key: string): string[] {
  const open = cursor.frames.findLast(({ step }) => step === key);
  if (open) return open.entries.map((entry) => entry.key);
  // A map that is closed where the cursor stands is read off the lines below its key.
  const holder = cursor.frames.findLast(({ kind, entries }) => kind === 'map' && entries.some((entry) => entry.key === key));
  const entry = holder?.entries.find((own) => own.key === key);
  if (!holder || !entry) return [];
  const next = holder.entries[holder.entries.indexOf(entry) + 1];
  const text = at.source.text.slice(entry.keySpan.end, next?.keySpan.start ?? entry.keySpan.end + 4000);
  return [...text.matchAll(/(?:^|[{,\n])[ \t]*([A-Za-z_]\w*)[ \t]*:/g)].map((found) => found[1]!);
}

/** The rule that hegui.yaml speaks of at the cursor. */
export function ruleNamedAround({ path, view }: YamlPlace): CompiledRule | undefined {
  return path[0] === 'rules' && typeof path[1] === 'string' ? view.result.rules.find(path[1]) : undefined;
}

/** The value of a key of the map in which the cursor stands, or of a map around it. */
export function around({ frames }: YamlPlace, key: string): string | null {
  for (const frame of frames.toReversed()) {
    const value = frame.kind === 'map' ? valueOf(frame, key) : null;
    if (value !== null) return value;
  }
  return null;
}

/** The values written in a list, but for the one at the cursor. */
export function otherElements({ frames, cursor }: YamlPlace): ReadonlySet<string> {
  const list = frames.at(-1);
  if (list?.kind !== 'list') return new Set();
  return new Set(list.entries.flatMap(({ value, valueSpan }) => (value !== null && valueSpan?.start !== cursor.word.start ? [value] : [])));
}

