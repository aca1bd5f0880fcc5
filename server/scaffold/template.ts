/** What a template may name: texts, lists to repeat over, and whether something is there. */
export interface View { readonly [name: string]: ViewValue }
export type ViewValue = string | number | boolean | null | undefined | View | readonly View[];

interface Tag { readonly kind: '#' | '^' | '/' | ''; readonly name: string }
type Piece = string | Tag;

/**
 * Fills a template: `{{name}}` is replaced by its text; what stands between `{{#name}}` and `{{/name}}` is repeated for
 * every element of a list, or kept once where the name is there; between `{{^name}}` and `{{/name}}` it is kept where
 * it is not. A line with nothing but such a mark leaves no line. Unknown names are empty.
 */
export function fillTemplate(template: string, view: View): string {
  const out: string[] = [];
  const pieces = piecesOf(template);
  write(pieces, 0, pieces.length, [view], out);
  return out.join('');
}

/** The names that a template uses: a test can tell whether the view has them all. */
export function namesIn(template: string): ReadonlySet<string> {
  return new Set(piecesOf(template).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name])));
}

function piecesOf(template: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (let open = template.indexOf('{{'); open >= 0; open = template.indexOf('{{', at)) {
    const close = template.indexOf('}}', open);
    if (close < 0) break;
    const written = template.slice(open + 2, close).trim();
    const kind = written.startsWith('#') || written.startsWith('^') || written.startsWith('/') ? (written[0] as Tag['kind']) : '';
    let end = close + 2;
    let from = open;
    if (kind !== '') {
      const lineStart = template.lastIndexOf('\n', open - 1) + 1;
      const lineEnd = template.indexOf('\n', end) < 0 ? template.length : template.indexOf('\n', end);
      if (lineStart >= at && template.slice(lineStart, open).trim() === '' && template.slice(end, lineEnd).trim() === '') [from, end] = [lineStart, Math.min(lineEnd + 1, template.length)];
    }
    pieces.push(template.slice(at, from), { kind, name: kind === '' ? written : written.slice(1).trim() });
    at = end;
  }
  pieces.push(template.slice(at));
  return pieces;
}

function write(pieces: readonly Piece[], from: number, to: number, views: readonly View[], out: string[]): void {
  for (let i = from; i < to; i++) {
    const piece = pieces[i]!;
    if (typeof piece === 'string') out.push(piece);
    else if (piece.kind === '') out.push(textOf(valueOf(piece.name, views)));
    else if (piece.kind !== '/') {
      const end = closing(pieces, i, to);
      const value = valueOf(piece.name, views);
      if (piece.kind === '^') {
        if (!isThere(value)) write(pieces, i + 1, end, views, out);
      } else if (isList(value)) {
        for (const element of value) write(pieces, i + 1, end, [element, ...views], out);
      } else if (isThere(value)) {
        write(pieces, i + 1, end, typeof value === 'object' ? [value as View, ...views] : views, out);
      }
      i = end;
    }
  }
}

/** Where a part ends; an unclosed one at the end. */
function closing(pieces: readonly Piece[], open: number, to: number): number {
  let depth = 0;
  for (let i = open; i < to; i++) {
    const piece = pieces[i]!;
    if (typeof piece === 'string' || piece.kind === '') continue;
    depth += piece.kind === '/' ? -1 : 1;
    if (depth === 0) return i;
  }
  return to;
}

function valueOf(name: string, views: readonly View[]): ViewValue {
  return views.find((view) => Object.hasOwn(view, name))?.[name];
}

function isList(value: ViewValue): value is readonly View[] {
  return Array.isArray(value);
}

function isThere(value: ViewValue): boolean {
  return isList(value) ? value.length > 0 : value !== undefined && value !== null && value !== false && value !== '';
}

function textOf(value: ViewValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
