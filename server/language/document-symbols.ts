import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { ManualDocument } from '../document/model.js';
import { manifestTree } from '../evidence/manifest-tree.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import type { YamlPath, YamlTree } from '../text/yaml.js';
import { namesOf } from './names/name-index.js';
import { objectOf } from './names/yaml-sites.js';
import type { View } from './view.js';

/** What a file is made of: a manual's headings as a tree, a YAML file's keys and the things in its lists. Sheets have no outline. */
export function documentSymbols(view: View, source: SourceText): DocumentSymbol[] {
  const index = namesOf(view);
  const facts = index.facts(source.path);
  const symbol = symbolMaker(view, source);
  if (facts) return headings(facts.document, symbol);
  return index.yaml(source) ? yamlSymbols(manifestTree(source), symbol) : [];
}

type Maker = (name: string, detail: string, kind: SymbolKind, span: Span, selection: Span, children?: DocumentSymbol[]) => DocumentSymbol;

/** A name is never empty, and the selection lies in the range: clients refuse the whole outline otherwise. */
function symbolMaker({ wire }: View, source: SourceText): Maker {
  return (name, detail, kind, { start, end }, selection, children = []) => ({
    name: name.trim() || '…', detail, kind, children,
    range: wire.range(source, { start: Math.min(start, selection.start), end: Math.max(withoutEnd(source.text, start, end), selection.end) }),
    selectionRange: wire.range(source, selection),
  });
}

/** Without the blank lines behind it. */
function withoutEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1]!)) last--;
  return last;
}

function headings({ sections, source: { text } }: ManualDocument, symbol: Maker): DocumentSymbol[] {
  const children = sections.map((): DocumentSymbol[] => []);
  const roots: DocumentSymbol[] = [];
  // Children come before their parents this way round.
  for (let i = sections.length - 1; i > 0; i--) {
    const { heading, parent, number, title, span } = sections[i]!;
    const at = heading ?? { start: span.start, end: span.start };
    const written = text.slice(at.start, at.end).replace(/\*\*|__|`/g, '').replace(/\s+/g, ' ').trim();
    const name = written !== '' && written.length <= 120 ? written : [number ?? '', title.text].join(' ');
    const own = symbol(name, '', SymbolKind.String, span, at, children[i]!.reverse());
    if (parent === null || parent === 0) roots.push(own); else children[parent]!.push(own);
  }
  roots.reverse();
  const [top] = sections;
  if (!top?.heading) return roots;
  return [symbol(text.slice(top.heading.start, top.heading.end).replace(/\s+/g, ' '), '', SymbolKind.Module, top.span, top.heading, roots)];
}

/** Lists of things that have names: what the name and the remark beside it are. */
const NAMED: readonly { readonly list: string; readonly name: readonly string[]; readonly detail: readonly string[] }[] = [
  { list: 'items', name: ['id', 'title'], detail: ['type'] },
  { list: 'decisions', name: ['id', 'rule', 'indicator', 'topic'], detail: ['kind'] },
  { list: 'rules', name: ['code', 'id'], detail: ['title'] },
  { list: 'nonconformities', name: ['id'], detail: ['level'] },
  { list: 'types', name: ['id'], detail: ['title'] },
];
const NAME_KEYS = ['id', 'code', 'key', 'name', 'title', 'no', 'topic', 'term'] as const;
/** Deeper down are values, not things. */
const DEPTH = 4;
const FEW = 500;

function yamlSymbols(tree: YamlTree, symbol: Maker): DocumentSymbol[] {
  const below = (value: unknown, path: YamlPath): DocumentSymbol[] => {
    if (path.length >= DEPTH) return [];
    if (Array.isArray(value)) return value.flatMap((inner, i) => element(inner, [...path, i], value.length));
    return Object.keys(objectOf(value)).map((key) => {
      const inner = objectOf(value)[key];
      const at = [...path, key];
      const own = tree.place(at, 'key');
      const span = tree.place(at);
      return symbol(key, scalarText(inner), kindOf(inner), { start: own.start, end: Math.max(own.end, span.end) }, own, below(inner, at));
    });
  };
  const element = (value: unknown, path: YamlPath, count: number): DocumentSymbol[] => {
    const data = objectOf(value);
    const named = NAMED.find(({ list }) => list === path.at(-2));
    const keys = (named?.name ?? NAME_KEYS).filter((key) => scalarText(data[key]) !== '').slice(0, named ? 2 : 1);
    if (keys.length === 0) return [];
    const span = tree.place(path);
    const detail = (named?.detail ?? []).map((key) => scalarText(data[key])).filter(Boolean).join(' ');
    const name = keys.map((key) => scalarText(data[key])).join(' ');
    // What stands in each of thousands is not looked up.
    return [symbol(name, detail, SymbolKind.Object, span, tree.place([...path, keys[0]!]), count > FEW || named?.list === 'items' ? [] : below(value, path))];
  };
  return below(tree.value, []);
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return value.length > 80 ? `${value.slice(0, 79)}…` : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // A title in both languages.
  const { zh } = objectOf(value);
  return typeof zh === 'string' ? zh : '';
}

function kindOf(value: unknown): SymbolKind {
  if (Array.isArray(value)) return SymbolKind.Array;
  return value !== null && typeof value === 'object' ? SymbolKind.Object : SymbolKind.Key;
}
