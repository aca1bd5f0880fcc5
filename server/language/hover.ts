import type { Hover } from 'vscode-languageserver-types';
import type { Card, CardOf } from './hover/card.js';
import { dateCard } from './hover/date.js';
import { definedTermCard } from './hover/defined-term.js';
import { evidenceCard } from './hover/evidence-item.js';
import { figureCard } from './hover/figure.js';
import { findingCards } from './hover/finding.js';
import { headingCard } from './hover/heading.js';
import { indicatorCard } from './hover/indicator.js';
import { paragraphCard } from './hover/paragraph.js';
import { referenceCard } from './hover/reference.js';
import { factsOf } from './manual-places.js';
import type { At, View } from './view.js';

/** Things with a name or a value of their own: the first that stands there speaks. */
const THINGS: readonly CardOf[] = [evidenceCard, referenceCard, indicatorCard, figureCard, dateCard, definedTermCard];

/**
 * What stands at a place of a manual, in Markdown: the thing itself, what was found there, and on a heading or a clause
 * what it counts for. Null in files that are no manuals and where there is nothing to say.
 */
export function hover(view: View, { source, offset }: At): Hover | null {
  const facts = factsOf(view.result, source);
  if (!facts) return null;
  const at = { view, facts, offset: Math.max(0, Math.min(offset, source.text.length)) };
  const first = (kinds: readonly CardOf[]): Card | null => {
    for (const kind of kinds) {
      const card = kind(at);
      if (card) return card;
    }
    return null;
  };
  const thing = first(THINGS);
  const heading = headingCard(at);
  const cards = [thing ?? heading ?? paragraphCard(at), thing ? heading : null, ...findingCards(at)].filter((card): card is Card => card !== null);
  const [smallest] = cards;
  if (!smallest) return null;
  return { contents: { kind: 'markdown', value: cards.map(({ text }) => text).join('\n\n---\n\n') }, range: view.wire.range(source, smallest.span) };
}
