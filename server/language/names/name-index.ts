import type { DocumentFacts } from '../../document/facts/model.js';
import { ITEMS_TABLE } from '../../evidence/manifest-sheet.js';
import type { Evidence } from '../../evidence/model.js';
import { isWorkbookPath } from '../../evidence/sheet.js';
import type { LintResult } from '../../report/index.js';
import { upTo } from '../../text/ordered.js';
import type { SourceText } from '../../text/source.js';
import type { View } from '../view.js';
import { fileRoles, type FileRole } from './file-role.js';
import { isLoose, isUnread, looseSpans } from './loose.js';
import { linkTargets } from './link-targets.js';
import { keyOf, manualNames, unquoted } from './manual-names.js';
import { DEFINES, inOrder, USES, type Mention, type Name, type NameKind, type Standing } from './model.js';
import { isTelling, nameKey, tokensAt } from './name-key.js';
import { Resolver } from './resolver.js';
import { sheetMentions } from './sheet-names.js';
import { YamlNames } from './yaml-names.js';

/** Numbers and titles are given by documents and registers; what is not named by the project itself, by packs. */
const DEFINED_IN_MANUALS: ReadonlySet<NameKind> = new Set(['number', 'title']);

const indexes = new WeakMap<LintResult, NameIndex>();

/** The names of a judged project, found when they are asked for: what a file tells by itself is kept as long as the file is. */
export function namesOf(view: View): NameIndex {
  let index = indexes.get(view.result);
  if (!index) indexes.set(view.result, (index = new NameIndex(view)));
  return index;
}

/** Where the names of a project stand. */
export class NameIndex {
  readonly resolver: Resolver;
  readonly #view: View;
  readonly #documents: ReadonlyMap<string, DocumentFacts>;
  #roles?: ReadonlyMap<string, FileRole>;
  #evidence?: ReadonlyMap<string, readonly Evidence[]>;
  #tables?: ReadonlyMap<string, string>;
  #attached?: ReadonlyMap<string, boolean>;
  #texts?: ReadonlyMap<string, SourceText>;

  constructor(view: View) {
    this.#view = view;
    this.resolver = new Resolver(view.result.rules, view.files);
    this.#documents = new Map(view.result.project.documents.map((facts) => [facts.document.source.path, facts]));
  }

  get roles(): ReadonlyMap<string, FileRole> { return (this.#roles ??= fileRoles(this.#view)); }

  /** The items of evidence by the key of their id. */
  get evidence(): ReadonlyMap<string, readonly Evidence[]> {
    if (this.#evidence) return this.#evidence;
    const byKey = new Map<string, Evidence[]>();
    for (const evidence of this.#view.result.project.evidence.items) {
      const key = nameKey(evidence.item.id);
      const same = byKey.get(key);
      if (same) same.push(evidence); else byKey.set(key, [evidence]);
    }
    return (this.#evidence = byKey);
  }

  facts(path: string): DocumentFacts | undefined { return this.#documents.get(path); }

  /** Every text of the project, workbooks as they were read, by path. */
  get texts(): ReadonlyMap<string, SourceText> {
    const { result, sources } = this.#view;
    return (this.#texts ??= new Map([...result.project.inputs.flatMap(({ file, source }): [string, SourceText][] => (source ? [[file, source]] : [])), ...sources]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))));
  }

  source(path: string): SourceText | null { return this.texts.get(path) ?? null; }

  /** The name at an offset, or directly before it; null where none stands. */
  at(source: SourceText, offset: number): Mention | null {
    const { path } = source;
    const role = this.roles.get(path);
    if (!role) return null;
    const told = this.#toldAt(source, role, offset);
    if (told) return told;
    for (const span of tokensAt(source.text, offset)) {
      const key = nameKey(source.text.slice(span.start, span.end));
      if (!isTelling(key) || !isLoose(source.text, role, span)) continue;
      if (this.evidence.has(key)) return { name: { kind: 'evidence', key }, file: path, span, standing: USES };
      if (this.#isNumber(key) && this.#mayNumber(path, span.start)) return { name: { kind: 'number', key }, file: path, span, standing: USES };
    }
    return null;
  }

  /** Every place at which a name is written, by file and place; `within`: in one file only. */
  mentions(name: Name, within?: string): Mention[] {
    const found: Mention[] = [];
    for (const [path, source] of this.texts) {
      if (within !== undefined && path !== within) continue;
      const role = this.roles.get(path);
      if (role) found.push(...inOrder([...this.#told(name, source, role), ...this.#loose(name, source, role)]));
    }
    return found;
  }

  /** The mentions that say most of what the name stands for; none if all only use it. */
  definitions(name: Name): Mention[] {
    const defining = name.kind === 'evidence' ? this.#items(name.key) : DEFINED_IN_MANUALS.has(name.kind) ? this.#definedIn('manual', name) : this.#definedIn('pack', name);
    const most = defining.reduce<Standing>((best, { standing }) => (standing > best ? standing : best), USES);
    return most === USES ? [] : defining.filter(({ standing }) => standing === most);
  }

  /** Documents whose own number or title a name is, or that are called so by their file's name; in the project's order. */
  documentsOf({ kind, key }: Name): DocumentFacts[] {
    const all = [...this.#documents.values()];
    const own = all.filter((facts) => manualNames(facts).byKey.get(keyOf(kind, key))?.some(({ standing }) => standing === DEFINES));
    if (own.length > 0 || kind !== 'title') return own;
    return all.filter(({ document: { source: { path } } }) => nameKey(path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '')) === key);
  }

  /** Why a file is not ours to change; null if it is. */
  frozen(path: string): 'workbook' | 'evidence' | null {
    if (isWorkbookPath(path)) return 'workbook';
    const role = this.roles.get(path);
    const hashed = (this.#attached ??= this.#attachedFiles()).get(path);
    if (hashed === undefined) return null;
    return role === 'ledger' || role === undefined || hashed ? 'evidence' : null;
  }

  /** The table whose rows stand in a sheet; undefined if none is known. */
  tableOf(path: string): string | undefined {
    if (this.roles.get(path) === 'list') return ITEMS_TABLE;
    return (this.#tables ??= this.#ledgerTables()).get(path);
  }

  /** A YAML file's names; null for other files. */
  yaml(source: SourceText): YamlNames | null {
    const role = this.roles.get(source.path);
    return role === undefined || role === 'manual' || role === 'list' || role === 'ledger' ? null : new YamlNames(source, role, this.resolver);
  }

  /** Every path in a file that names a file of the project. */
  files(source: SourceText): Mention[] {
    const role = this.roles.get(source.path);
    if (role === 'manual') return [...this.#links(source.path)];
    if (role === 'list' || role === 'ledger') return this.#sheet(source).filter(({ name }) => name.kind === 'file');
    const yaml = this.yaml(source);
    return yaml ? [...yaml.sites('file')].flatMap((site) => yaml.mention(site) ?? []) : [];
  }

  #toldAt(source: SourceText, role: FileRole, offset: number): Mention | null {
    if (role === 'manual') return mentionAt(this.#manual(source.path), offset) ?? mentionAt(this.#links(source.path), offset);
    if (role === 'list' || role === 'ledger') return mentionAt(this.#sheet(source), offset);
    return this.yaml(source)?.at(offset) ?? null;
  }

  #definedIn(wanted: FileRole, name: Name): Mention[] {
    return [...this.roles].flatMap(([path, role]) => {
      const source = role === wanted ? this.source(path) : null;
      return source ? inOrder(this.#told(name, source, wanted)) : [];
    });
  }

  #items(key: string): Mention[] {
    return (this.evidence.get(key) ?? []).flatMap(({ file, place }): Mention[] => {
      const source = this.source(file);
      const span = source && unquoted(source.text, place('id'));
      return source && span && nameKey(source.text.slice(span.start, span.end)) === key ? [{ name: { kind: 'evidence', key }, file, span, standing: DEFINES }] : [];
    });
  }

  #told(name: Name, source: SourceText, role: FileRole): readonly Mention[] {
    if (role === 'manual') {
      const facts = this.#documents.get(source.path);
      if (name.kind === 'file') return this.#links(source.path).filter(({ name: { key } }) => key === name.key);
      return facts ? manualNames(facts).byKey.get(keyOf(name.kind, name.key)) ?? [] : [];
    }
    if (role === 'list' || role === 'ledger') return this.#sheet(source).filter((mention) => mention.name.kind === name.kind && mention.name.key === name.key);
    return [...this.yaml(source)?.mentions(name) ?? []];
  }

  #loose({ kind, key }: Name, source: SourceText, role: FileRole): Mention[] {
    if ((kind !== 'evidence' && kind !== 'number') || role === 'pack') return [];
    // An id that is also a form's number: what the facts of a manual say of a place counts.
    const numbered = kind === 'evidence' && role === 'manual' ? this.#told({ kind: 'number', key }, source, role) : [];
    return looseSpans(source, role, key)
      .filter(({ start }) => (kind === 'number' ? this.#mayNumber(source.path, start) && !this.evidence.has(key) : !numbered.some(({ span }) => span.start <= start && start < span.end)))
      .map((span) => ({ name: { kind, key }, file: source.path, span, standing: USES }));
  }

  #mayNumber(path: string, offset: number): boolean {
    const facts = this.#documents.get(path);
    return facts === undefined || isUnread(facts.document, offset);
  }

  #isNumber(key: string): boolean {
    return [...this.#documents.values()].some((facts) => manualNames(facts).byKey.has(keyOf('number', key)));
  }

  #manual(path: string): readonly Mention[] {
    const facts = this.#documents.get(path);
    return facts ? manualNames(facts).mentions : [];
  }

  /** Where a manual's links name files of the project. */
  #links(path: string): readonly Mention[] {
    const facts = this.#documents.get(path);
    if (!facts) return [];
    return inOrder(linkTargets(facts.document).flatMap(({ target, span }): Mention[] => {
      const key = this.resolver.file(target, path);
      return key === null ? [] : [{ name: { kind: 'file', key }, file: path, span, standing: USES }];
    }));
  }

  #sheet(source: SourceText): readonly Mention[] {
    const table = this.tableOf(source.path);
    return table === undefined ? [] : sheetMentions(source, table, this.resolver);
  }

  /** Files that items name, and whether any of them tells its hash. */
  #attachedFiles(): ReadonlyMap<string, boolean> {
    const attached = new Map<string, boolean>();
    for (const { item } of this.#view.result.project.evidence.items) {
      if (item.file === undefined) continue;
      const path = item.file.replace(/#.*$/, '');
      attached.set(path, item.sha256 !== undefined || attached.get(path) === true);
    }
    return attached;
  }

  #ledgerTables(): ReadonlyMap<string, string> {
    const tables = new Map<string, string>();
    for (const { id, rows } of this.#view.result.project.evidence.tables.values()) {
      let last = '';
      for (const { file } of rows) {
        if (file !== last && !tables.has(file)) tables.set(file, id);
        last = file;
      }
    }
    for (const [path, role] of this.roles) {
      const source = role === 'manifest' ? this.source(path) : null;
      for (const site of (source && this.yaml(source)?.sites('file')) ?? []) {
        const ledger = site.path[0] === 'tables' ? this.resolver.key(site, path) : null;
        const table = ledger === null || tables.has(ledger) ? null : this.resolver.key({ kind: 'table', written: String(site.path[1]) }, path);
        if (ledger !== null && table !== null) tables.set(ledger, table);
      }
    }
    return tables;
  }
}

function mentionAt(mentions: readonly Mention[], offset: number): Mention | null {
  const begun = upTo(mentions, offset, ({ span }) => span.start);
  for (const mention of [mentions[begun - 1], mentions[begun - 2]]) if (mention && offset <= mention.span.end) return mention;
  return null;
}
