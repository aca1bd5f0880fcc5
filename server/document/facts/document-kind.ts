import type { PhraseHit } from '../../text/scanner.js';
import type { Block, ManualDocument } from '../model.js';
import type { DocumentFacts, DocumentKind } from './model.js';

type ForeignKind = 'law' | 'tender' | 'software' | 'product-use' | 'contract' | 'staff-handbook';

/** Foreign kinds and the concepts whose phrases mark them; a few words of any of them stand in every service manual. */
const FOREIGN: readonly ForeignKind[] = ['law', 'tender', 'software', 'product-use', 'contract', 'staff-handbook'];
const OWN_MARKERS = 'kind-service-manual';

/** So many different marker phrases are no accident: own documents of every industry stay well below. */
const MARKERS = 8;
/** Markers per 1,000 characters in a text that is nothing else; own documents with such chapters reach a third of it. */
const DENSITY = 6;
/** Where the document's title or first headings say it, too, half of it suffices. */
const DENSITY_IF_TITLED = 3;
/** The outward form (articles of a law, code) halves what the words must show, but never decides alone. */
const FORM_HALVES = 2;
/** A company's own rules in articles seldom reach this length; statutes do. */
const ARTICLES = 8;
const CODE_SHARE = 0.3;
const LATIN_SHARE = 0.25;
/** Headings that count as the document's face. */
const FIRST_HEADINGS = 4;
/** How many markers `because` names. */
const NAMED = 5;

/** Gathers the marks of every kind while a document is read, and says at the end what it is. */
export class KindJudge {
  #characters = 0;
  #code = 0;
  #latin = 0;
  #articles = 0;
  readonly #marks = new Map<string, Marks>();

  constructor(readonly document: ManualDocument, readonly titleHits: readonly (readonly PhraseHit[])[]) {
    for (const { number } of document.sections) if (isArticle(number ?? '')) this.#articles++;
  }

  /** To be told each block's measure. */
  addBlock({ characters, code, latin, article }: Measure): void {
    this.#characters += characters;
    this.#code += code;
    this.#latin += latin;
    if (article) this.#articles++;
  }

  /** To be told the marks in each block. */
  addMarks(found: readonly Mark[]): void {
    for (const { kind, phrase } of found) {
      let marks = this.#marks.get(kind);
      if (!marks) this.#marks.set(kind, (marks = { count: 0, phrases: new Map() }));
      marks.count++;
      marks.phrases.set(phrase, (marks.phrases.get(phrase) ?? 0) + 1);
    }
  }

  /** What kind of document it is, whether it is the client's own, and by which marks if it is not. */
  judge(): Pick<DocumentFacts, 'kind' | 'own' | 'because'> {
    const declared = declaredKind(this.document);
    if (declared) return { kind: declared.kind, own: !isForeign(declared.kind), because: isForeign(declared.kind) ? [declared.because] : [] };
    const faces = new Set(this.titleHits.slice(0, FIRST_HEADINGS).flatMap((hits) => hits.map((hit) => hit.owner.owner)));
    const service = this.#marks.get(OWN_MARKERS)?.phrases.size ?? 0;
    let best: { kind: ForeignKind; density: number; marks: Marks } | null = null;
    for (const kind of FOREIGN) {
      const marks = this.#marks.get(`kind-${kind}`);
      if (!marks || marks.phrases.size <= service) continue;
      const density = marks.count / Math.max(1, this.#characters / 1000);
      const share = this.#hasForm(kind) ? 1 / FORM_HALVES : 1;
      if (marks.phrases.size < MARKERS * share || density < (faces.has(`kind-${kind}`) ? DENSITY_IF_TITLED : DENSITY) * share) continue;
      if (!best || density > best.density) best = { kind, density, marks };
    }
    if (!best) return { kind: ownKind(this.document), own: true, because: [] };
    const because = [...best.marks.phrases].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, NAMED).map(([phrase]) => phrase);
    return { kind: best.kind, own: false, because };
  }

  #hasForm(kind: ForeignKind): boolean {
    if (kind === 'law') return this.#articles >= ARTICLES;
    return kind === 'software' && (this.#code > (this.#characters + this.#code) * CODE_SHARE || this.#latin > this.#characters * LATIN_SHARE);
  }
}

/** A phrase that marks a kind of document. */
export interface Mark { readonly kind: string; readonly phrase: string }

export function marksIn(text: string, hits: readonly PhraseHit[]): Mark[] {
  return hits.map(({ owner, from, to }) => ({ kind: owner.owner, phrase: text.slice(from, to) }));
}

/** What counts of a block's outward form. */
export interface Measure { readonly characters: number; readonly code: number; readonly latin: number; readonly article: boolean }

const UNMEASURED: Measure = { characters: 0, code: 0, latin: 0, article: false };

export function measureOf({ kind, text: { text }, row }: Block): Measure {
  if (row?.header) return UNMEASURED;
  if (kind === 'code') return { ...UNMEASURED, code: text.length };
  return { characters: text.length, code: 0, latin: latinLetters(text), article: isArticle(text) };
}

/** Hits of one kind's phrases, and how often each different one. */
interface Marks { count: number; readonly phrases: Map<string, number> }

const KIND_WORDS: readonly (readonly [DocumentKind, RegExp])[] = [
  ['staff-handbook', /^(?:staff-handbook|员工手册|人事制度)$/], ['manual', /^(?:manual|.*手册)$/], ['procedure', /^(?:procedure|程序文件?|制度|规范|作业指导书|预案|.*管理制度|.*程序)$/],
  ['form', /^(?:form|表单|记录|表格)$/], ['law', /^(?:law|法律|法规|法律法规|规章|监管文件)$/], ['tender', /^(?:tender|bid|招标文件|投标文件|采购文件)$/],
  ['software', /^(?:software|软件文档|软件)$/], ['product-use', /^(?:product-use|使用说明书?|产品说明书?|说明书)$/], ['contract', /^(?:contract|合同|协议)$/], ['other', /^(?:other|其他|参考资料|参考)$/],
];

/** `kind:` or `类型:` in the front matter decides. */
function declaredKind(document: ManualDocument): { kind: DocumentKind; because: string } | null {
  for (const { key, value } of document.meta) {
    if (!/^(?:kind|doc_?type|documentkind|文件类型|文档类型|类型)$/i.test(key)) continue;
    const word = value.trim().toLowerCase();
    const row = KIND_WORDS.find(([, pattern]) => pattern.test(word));
    if (row) return { kind: row[0], because: `${key}: ${value.trim()}` };
  }
  return null;
}

function isForeign(kind: DocumentKind): boolean {
  return kind === 'other' || (FOREIGN as readonly string[]).includes(kind);
}

function ownKind(document: ManualDocument): DocumentKind {
  const title = document.sections[0]?.title.text ?? '';
  if (/(?:表|单|台账|记录|登记簿)$/.test(title)) return 'form';
  return /手册|指南/.test(title) || !/(?:程序|制度|规范|办法|规程|流程|预案|规定|细则|作业指导书|方案)/.test(title) ? 'manual' : 'procedure';
}

function isArticle(text: string): boolean {
  return text.startsWith('第') && /^第[零一二三四五六七八九十百0-9]{1,6}条/.test(text);
}

function latinLetters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 97 && c <= 122) count++;
  }
  return count;
}
