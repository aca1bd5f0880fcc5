import { endAt, moved, spanOf, startAt, type MappedText } from '../../text/mapped-text.js';
import type { PhraseHit, Scanner } from '../../text/scanner.js';
import { ownCopy } from '../../text/text-change.js';
import type { Section } from '../model.js';
import type { ClaimSurroundings } from './claims.js';
import { findDates, type FoundDate } from './dates.js';
import { findPlaceholders, type FoundPlaceholder } from './placeholders.js';
import { findReferences, type FoundReference } from './references.js';
import { isRegisterTitle } from './register-sections.js';
import { surroundings } from './surroundings.js';

/**
 * What the title of a section says by itself, wherever it stands. Headings are no blocks, but name forms and dates and hold
 * placeholders, too.
 */
export class TitleReading {
  readonly hits: readonly PhraseHit[];
  readonly surroundings: ClaimSurroundings;
  readonly register: boolean;
  readonly dates: readonly FoundDate[];
  readonly placeholders: readonly FoundPlaceholder[];
  /** It has words that are printed. */
  readonly #printed: boolean;
  readonly #title: MappedText;
  readonly #written: string;
  #listed: readonly FoundReference[] | undefined;
  #running: readonly FoundReference[] | undefined;

  constructor(section: Section, source: string, scanner: Scanner) {
    const { title } = section;
    this.#printed = isPrinted(section);
    this.#title = moved(title, -startAt(title, 0));
    this.#written = ownCopy(writtenTitle(title, source));
    this.hits = scanner.scan(title.text);
    this.surroundings = surroundings(title.text, this.hits);
    this.register = isRegisterTitle(title.text);
    this.dates = this.#printed ? findDates(title.text) : [];
    this.placeholders = this.#printed ? findPlaceholders(title.text) : [];
  }

  /** Whether a section has this title, also as it is written. */
  isOf(section: Section, source: string): boolean {
    const { title } = section;
    return title.text === this.#title.text && isPrinted(section) === this.#printed && writtenTitle(title, source) === this.#written && stand(title, this.#title);
  }

  /** `listed`: the section lists forms, documents or revisions. */
  references(listed: boolean): readonly FoundReference[] {
    if (listed) return (this.#listed ??= this.#find(true));
    return (this.#running ??= this.#find(false));
  }

  /** The source characters of an interval. */
  written(from: number, end: number): string {
    const span = spanOf(this.#title, from, end);
    return this.#written.slice(span.start, span.end);
  }

  #find(listed: boolean): readonly FoundReference[] {
    return this.#printed ? findReferences(this.#title.text, (from, end) => this.written(from, end), listed) : [];
  }
}

function isPrinted({ title, heading }: Section): boolean {
  return heading !== null && title.text !== '';
}

function writtenTitle(title: MappedText, source: string): string {
  const { start, end } = spanOf(title, 0, title.text.length);
  return source.slice(start, end);
}

/** Whether the units of two equal texts come from equal places, counted from where the first unit does. */
function stand(title: MappedText, kept: MappedText): boolean {
  if (title.starts === null && kept.starts === null) return true;
  const by = startAt(title, 0);
  for (let i = 0; i < title.text.length; i++) if (startAt(title, i) - by !== startAt(kept, i) || endAt(title, i) - by !== endAt(kept, i)) return false;
  return true;
}
