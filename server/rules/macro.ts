import { fits } from './argument.js';
import { Unknown } from './expression.js';
import { elementsOf } from './list-functions.js';
import { notBoolean, type Step } from './step.js';

export const MACROS = ['all', 'exists', 'exists_one', 'filter', 'map'] as const;
export type Macro = (typeof MACROS)[number];

export function isMacro(name: string): name is Macro {
  return (MACROS as readonly string[]).includes(name);
}

/** Runs the body for each element of a list, with the element in a slot of the frame. `transform`: of `map` with a filter. */
export function macroStep(name: Macro, range: Step, slot: number, body: Step, transform: Step | undefined): Step {
  return (frame) => {
    const list = range(frame);
    if (list instanceof Unknown) return list;
    if (!fits(list, 'list')) return new Unknown('wrong-kind', { name: `${name}()` });
    const elements = elementsOf(list);
    frame.meter.spend(elements.length);
    return iterate(name, elements, (element, step) => {
      frame.locals[slot] = element;
      return step(frame);
    }, body, transform);
  };
}

function iterate(name: Macro, elements: readonly unknown[], run: (element: unknown, step: Step) => unknown, body: Step, transform: Step | undefined): unknown {
  let unknown: Unknown | null = null;
  let matches = 0;
  const made: unknown[] = [];
  for (const element of elements) {
    const value = run(element, body);
    if (name === 'map' && !transform) {
      if (value instanceof Unknown) return value;
      made.push(value);
      continue;
    }
    if (typeof value !== 'boolean') {
      unknown ??= notBoolean(value);
      if (name === 'map' || name === 'filter') return unknown;
      continue;
    }
    if (name === 'all' ? !value : name === 'exists' && value) return value;
    if (!value) continue;
    matches++;
    if (name === 'filter') made.push(element);
    else if (name === 'map') {
      const mapped = run(element, transform!);
      if (mapped instanceof Unknown) return mapped;
      made.push(mapped);
    }
  }
  if (name === 'filter' || name === 'map') return made;
  if (unknown && !(name === 'exists_one' && matches > 1)) return unknown;
  return name === 'all' ? true : name === 'exists' ? false : matches === 1;
}
