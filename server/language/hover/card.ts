import type { DocumentFacts } from '../../document/facts/model.js';
import type { Span } from '../../text/position.js';
import type { View } from '../view.js';

/** What a hover says of one thing, in Markdown, and where the thing stands. */
export interface Card { readonly span: Span; readonly text: string }

/** A place in a manual that somebody points at. */
export interface ManualAt { readonly view: View; readonly facts: DocumentFacts; readonly offset: number }

/** What one kind of thing has to say at a place; null where no such thing stands. */
export type CardOf = (at: ManualAt) => Card | null;

/** Lines that stand one below another; empty ones are left out. */
export function lines(...all: readonly (string | false | null | undefined)[]): string {
  return all.filter((line): line is string => typeof line === 'string' && line !== '').join('  \n');
}
