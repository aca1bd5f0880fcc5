import { inLocale, type Locale } from '../../schemas/localized.js';
import type { LeafEvidence } from '../check/leaf-evidence.js';
import type { Evidence } from '../evidence/model.js';
import type { LintResult } from '../report/index.js';
import type { Span } from '../text/position.js';

/** A place where an item of evidence is named. */
export interface EvidenceMention { readonly span: Span; readonly evidence: Evidence }
export interface LeafUse extends LeafEvidence { readonly leaf: string }

/** The items of all manifests by their ids, as manuals write them. */
export interface EvidenceIds {
  readonly items: readonly Evidence[];
  find(id: string): Evidence | undefined;
  /** Every mention in a text from..to, in order. */
  mentions(text: string, from?: number, to?: number): EvidenceMention[];
  /** What an item counts for, leaf by leaf. */
  uses(id: string): readonly LeafUse[];
}

// A longer number that contains a shorter one is another number: the whole run is looked up.
const RUN = /[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+(?:[-_－＿.]+[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+)+/g;
/** Ids in other words than letters, digits and dashes are looked for one by one, as many as this. */
const MOST_ODD = 100;

const known = new WeakMap<LintResult, EvidenceIds>();

export function evidenceIds(result: LintResult): EvidenceIds {
  let ids = known.get(result);
  if (!ids) known.set(result, (ids = gather(result)));
  return ids;
}

function gather(result: LintResult): EvidenceIds {
  const { items } = result.project.evidence;
  const byId = new Map<string, Evidence>();
  const odd: Evidence[] = [];
  for (const evidence of items) {
    const { id } = evidence.item;
    const name = comparable(id);
    if (byId.has(name)) continue;
    byId.set(name, evidence);
    RUN.lastIndex = 0;
    if (RUN.exec(id)?.[0] !== id && id.length >= 4) odd.push(evidence);
  }
  let uses: Map<string, LeafUse[]> | undefined;
  return {
    items,
    find: (id) => byId.get(comparable(id)),
    mentions(text, from = 0, to = text.length) {
      if (byId.size === 0) return [];
      const found: EvidenceMention[] = [];
      let first = from;
      while (first > 0 && /[A-Za-z0-9._-]/.test(text[first - 1]!)) first--;
      RUN.lastIndex = first;
      for (let match = RUN.exec(text); match && match.index < to; match = RUN.exec(text)) {
        const evidence = byId.get(comparable(match[0]));
        if (evidence) found.push({ span: { start: match.index, end: match.index + match[0].length }, evidence });
      }
      if (odd.length === 0) return found;
      for (const evidence of odd.slice(0, MOST_ODD)) {
        const { id } = evidence.item;
        for (let at = text.indexOf(id, from); at >= 0 && at < to; at = text.indexOf(id, at + id.length)) found.push({ span: { start: at, end: at + id.length }, evidence });
      }
      return withoutOverlap(found);
    },
    uses(id) {
      if (!uses) {
        uses = new Map();
        for (const { leaf, evidence } of result.leaves) {
          for (const one of evidence) {
            const own = uses.get(one.id);
            if (own) own.push({ ...one, leaf }); else uses.set(one.id, [{ ...one, leaf }]);
          }
        }
      }
      return uses.get(id) ?? [];
    },
  };
}

function comparable(id: string): string {
  return /^[\x21-\x7e]*$/.test(id) ? id.toLowerCase() : id.normalize('NFKC').toLowerCase();
}

/** The longer of two that share characters. */
function withoutOverlap(found: EvidenceMention[]): EvidenceMention[] {
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = -1;
  return found.filter(({ span }) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

/** What an item is called and of what type, in a few words. */
export function evidenceTitle(result: LintResult, { item }: Evidence, locale: Locale): string {
  const type = result.rules.evidenceTypes.get(item.type);
  return item.title ?? (type ? inLocale(type.title, locale) : item.type);
}
