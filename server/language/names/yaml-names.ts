import { manifestTree } from '../../evidence/manifest-tree.js';
import { countWhile } from '../../text/ordered.js';
import type { Span } from '../../text/position.js';
import type { SourceText } from '../../text/source.js';
import type { YamlTree } from '../../text/yaml.js';
import type { FileRole } from './file-role.js';
import { unquoted } from './manual-names.js';
import type { Mention, Name } from './model.js';
import type { Resolver } from './resolver.js';
import { fileSites, itemSites, itemsOf, type Site } from './yaml-sites.js';

/** The names in one YAML file, told from its data: a place is looked up only for what is asked. */
export class YamlNames {
  readonly #tree: YamlTree;

  constructor(readonly source: SourceText, readonly role: FileRole, readonly resolver: Resolver) {
    this.#tree = manifestTree(source);
  }

  at(offset: number): Mention | null {
    const item = this.#itemAt(offset);
    const sites = item === null ? fileSites(this.role, this.#tree) : itemSites(itemsOf(this.#tree)[item], ['items', item]);
    for (const site of sites) {
      const span = this.#span(site);
      if (span && span.start <= offset && offset <= span.end) return this.#mention(site, span);
    }
    return null;
  }

  *mentions(name: Name): Generator<Mention> {
    for (const site of this.sites(name.kind)) {
      if (this.resolver.key(site, this.source.path) !== name.key && !isNumber(site)) continue;
      const span = this.#span(site);
      const mention = span && this.#mention(site, span);
      if (mention?.name.key === name.key) yield mention;
    }
  }

  /** Every site of a kind, or of all, in no order. */
  *sites(kind?: Name['kind']): Generator<Site> {
    for (const site of fileSites(this.role, this.#tree)) if (kind === undefined || site.kind === kind) yield site;
    if (this.role !== 'manifest') return;
    for (const [i, item] of itemsOf(this.#tree).entries()) {
      for (const site of itemSites(item, ['items', i])) if (kind === undefined || site.kind === kind) yield site;
    }
  }

  /** The place of a site, if a name can be told there. */
  mention(site: Site): Mention | null {
    if (!isNumber(site) && this.resolver.key(site, this.source.path) === null) return null;
    const span = this.#span(site);
    return span && this.#mention(site, span);
  }

  #mention(site: Site, span: Span): Mention | null {
    // `id: 0012` is a number to YAML and a name to people.
    const written = isNumber(site) ? this.source.text.slice(span.start, span.end) : site.written;
    const key = this.resolver.key({ ...site, written }, this.source.path);
    return key === null ? null : { name: { kind: site.kind, key }, file: this.source.path, span, standing: site.standing };
  }

  /** Exactly the name; null where the text is another than the data, as behind an alias or with escapes. */
  #span(site: Site): Span | null {
    const { text } = this.source;
    const span = unquoted(text, this.#tree.place(site.path, site.part));
    const found = text.slice(span.start, span.end);
    if (found !== site.written && !isNumber(site)) return null;
    const prefix = site.kind === 'indicator' ? /^[a-z0-9-]+:/.exec(found)?.[0].length ?? 0 : 0;
    return { start: span.start + prefix, end: span.end };
  }

  /** The item of a manifest around an offset, by halving: a manifest may have ten thousand. */
  #itemAt(offset: number): number | null {
    if (this.role !== 'manifest') return null;
    const last = countWhile(itemsOf(this.#tree).length, (i) => this.#tree.place(['items', i]).start <= offset) - 1;
    if (last < 0) return null;
    const { end } = this.#tree.place(['items', last]);
    return offset < end || offset === this.source.text.length ? last : null;
  }
}

function isNumber({ kind, written }: Site): boolean {
  return (kind === 'evidence' || kind === 'number') && /^[-+.\d]/.test(written) && Number.isFinite(Number(written));
}
