import type { DocumentFacts, ReferenceFact } from '../document/facts/model.js';
import type { Row } from '../document/model.js';
import type { LintResult } from '../report/index.js';
import { normalisePhrase } from '../text/mapped-text.js';
import { blockAt } from './manual-places.js';

/** A form or document as a list of them gives it. */
export interface RegisterEntry {
  readonly facts: DocumentFacts;
  readonly reference: ReferenceFact;
  /** The row it stands in; null in a list without columns. */
  readonly row: Row | null;
  /** What the row calls it; empty if it does not say. */
  readonly title: string;
}

/** Forms and documents of a project by number and by name. */
export interface Registers {
  readonly forms: readonly RegisterEntry[];
  /** `qr-07`, comparable as references write it. */
  form(name: string): RegisterEntry | undefined;
  /** A manual of the project by its title, file name or number. */
  document(name: string): DocumentFacts | undefined;
  /** How often a number or name is referred to outside lists. */
  uses(name: string): number;
}

const TITLE_COLUMN = /名称|表名|记录$|表单$|title|name/;
const known = new WeakMap<LintResult, Registers>();

export function registers(result: LintResult): Registers {
  let found = known.get(result);
  if (!found) known.set(result, (found = gather(result)));
  return found;
}

function gather({ project }: LintResult): Registers {
  const forms = new Map<string, RegisterEntry>();
  const documents = new Map<string, DocumentFacts>();
  const uses = new Map<string, number>();
  for (const facts of project.documents) {
    const { document, control, references } = facts;
    const add = (name: string | undefined) => {
      const key = name === undefined ? '' : normalisePhrase(name).replace(/^《|》$/g, '');
      if (key !== '' && !documents.has(key)) documents.set(key, facts);
    };
    add(document.sections[0]?.title.text);
    add(document.source.path.split('/').at(-1)?.replace(/\.[a-z]+$/i, ''));
    for (const { field, value } of control) if (field === 'doc-no' || field === 'title') add(value);
    for (const reference of references) {
      if (!reference.listed) uses.set(reference.name, (uses.get(reference.name) ?? 0) + 1);
      else if (reference.kind === 'form' && /\d/.test(reference.name)) {
        const entry = entryOf(facts, reference);
        const before = forms.get(reference.name);
        if (!before || (before.title === '' && entry.title !== '')) forms.set(reference.name, entry);
      }
    }
  }
  return { forms: [...forms.values()], form: (name) => forms.get(name), document: (name) => documents.get(normalisePhrase(name).replace(/^《|》$/g, '')), uses: (name) => uses.get(name) ?? 0 };
}

function entryOf(facts: DocumentFacts, reference: ReferenceFact): RegisterEntry {
  const row = blockAt(facts, reference.span.start)?.row ?? null;
  const { text } = facts.document.source;
  const cell = row?.cells.find(({ header, span }) => TITLE_COLUMN.test(header) && !(span.start <= reference.span.start && reference.span.start < span.end));
  return { facts, reference, row, title: cell ? text.slice(cell.span.start, cell.span.end).replace(/[*_`《》]/g, '').trim() : '' };
}
