import type { DocumentLink } from 'vscode-languageserver-types';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { NOWHERE, type PackageUri } from './definition.js';
import { keyOf, manualNames } from './names/manual-names.js';
import { linkTargets } from './names/link-targets.js';
import { namesOf, type NameIndex } from './names/name-index.js';
import type { Mention } from './names/model.js';
import type { View } from './view.js';

/**
 * The places of a file that lead somewhere: paths to their files, 《X》 and document numbers to their documents, rule
 * codes to the rules' pages. Only files of the project are led to; pages of rules by `packageUri`.
 */
export function documentLinks(view: View, source: SourceText, packageUri: PackageUri = NOWHERE): DocumentLink[] {
  const index = namesOf(view);
  const link = (span: Span, target: string): DocumentLink => ({ range: view.wire.range(source, span), target });
  const toFile = ({ name, span }: Mention): DocumentLink[] => (name.key === source.path ? [] : [link(span, view.wire.uri(name.key))]);
  const facts = index.facts(source.path);
  if (facts) return [...manualLinks(source, index, view, link), ...byReference(source, index, view, link)];
  if (index.roles.get(source.path) === 'list') return sheetFiles(view, source).flatMap(toFile);
  const yaml = index.yaml(source);
  if (!yaml) return [];
  const links: DocumentLink[] = [];
  for (const site of yaml.sites()) {
    if (site.kind !== 'file' && site.kind !== 'rule') continue;
    const mention = yaml.mention(site);
    if (!mention) continue;
    if (site.kind === 'file') links.push(...toFile(mention));
    else {
      const page = packageUri(`docs/rules/${mention.name.key}.md`);
      if (page !== null) links.push(link(mention.span, page));
    }
  }
  return links;
}

type Link = (span: Span, target: string) => DocumentLink;

function manualLinks({ path }: SourceText, index: NameIndex, view: View, link: Link): DocumentLink[] {
  return linkTargets(index.facts(path)!.document).flatMap(({ target, span }) => {
    const key = index.resolver.file(target, path);
    return key === null ? [] : [link(span, view.wire.uri(key))];
  });
}

function byReference({ path }: SourceText, index: NameIndex, view: View, link: Link): DocumentLink[] {
  const targets = new Map<string, string | null>();
  return manualNames(index.facts(path)!).mentions.flatMap(({ name, span }) => {
    if (name.kind !== 'title' && name.kind !== 'number') return [];
    const id = keyOf(name.kind, name.key);
    if (!targets.has(id)) targets.set(id, index.documentsOf(name)[0]?.document.source.path ?? null);
    const target = targets.get(id)!;
    return target === null || target === path ? [] : [link(span, view.wire.uri(target))];
  });
}

/** The paths in a list of evidence, from its items: the sheet was read with them. */
function sheetFiles({ result, files }: View, source: SourceText): Mention[] {
  return result.project.evidence.items.flatMap(({ item, file, place }): Mention[] => {
    const path = item.file?.replace(/#.*$/, '');
    return file !== source.path || path === undefined || !files.has(path) ? [] : [{ name: { kind: 'file', key: path }, file, span: place('file'), standing: 0 }];
  });
}
