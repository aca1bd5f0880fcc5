import { strToU8, zipSync, type Zippable } from 'fflate';

/** A cell as a test writes it; `xml` is taken as it is, as `<c r="B2" t="e"><v>#N/A</v></c>`. */
export type Written = string | number | boolean | null | { readonly date: number; readonly format?: string } | { readonly number: number; readonly format: string } | { readonly xml: string };
export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly Written[])[];
  readonly merges?: readonly string[];
  /** One-based number of the first row. */
  readonly firstRow?: number;
  readonly hidden?: boolean;
  readonly dimension?: string;
}
export interface WrittenBook {
  readonly sheets: readonly WrittenSheet[];
  readonly date1904?: boolean;
  /** Strings in one table, as Excel and WPS write them; else in their cells. */
  readonly shared?: boolean;
  /** Parts put in place of those written, or added; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | null>>;
  /** A prefix for all names, as the Open XML SDK writes them. */
  readonly prefix?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A real .xlsx file. */
export function writeXlsx(book: WrittenBook): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(partsOf(book)).map(([path, text]) => [path, strToU8(text)])) as Zippable);
}

export function partsOf(book: WrittenBook): Record<string, string> {
  const strings: string[] = [];
  const formats = [...new Set(book.sheets.flatMap(({ rows }) => rows.flat().flatMap((cell) => (cell !== null && typeof cell === 'object' && 'format' in cell && cell.format ? [cell.format] : []))))];
  const sheets = book.sheets.map((sheet) => sheetXml(sheet, book, strings, formats));
  const parts: Record<string, string | null> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><workbookPr${book.date1904 ? ' date1904="1"' : ''}/><sheets>${
      book.sheets.map(({ name, hidden }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${
      book.sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')
    }<Relationship Id="s" Type="${RELATION}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="t" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>${
      formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...book.parts,
  };
  return Object.fromEntries(Object.entries(parts).flatMap(([path, text]) => (text === null ? [] : [[path, book.prefix ? prefixed(text, book.prefix) : text]])));
}

function sheetXml({ rows, merges = [], firstRow = 1, dimension }: WrittenSheet, { shared }: WrittenBook, strings: string[], formats: readonly string[]): string {
  const body = rows.map((row, r) => {
    const cells = row.map((cell, c) => cellXml(cell, `${letters(c + 1)}${firstRow + r}`, shared === true, strings, formats)).join('');
    return cells === '' ? '' : `<row r="${firstRow + r}">${cells}</row>`;
  }).join('');
  const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}">${dimension ? `<dimension ref="${dimension}"/>` : ''}<sheetData>${body}</sheetData>${merged}</worksheet>`;
}

function cellXml(cell: Written, at: string, shared: boolean, strings: string[], formats: readonly string[]): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') {
    if (!shared) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    let index = strings.indexOf(cell);
    if (index < 0) index = strings.push(cell) - 1;
    return `<c r="${at}" t="s"><v>${index}</v></c>`;
  }
  if ('xml' in cell) return cell.xml.replaceAll('@', at);
  const style = cell.format === undefined ? 1 : 2 + formats.indexOf(cell.format);
  return `<c r="${at}" s="${style}"><v>${'date' in cell ? cell.date : cell.number}</v></c>`;
}

function letters(column: number): string {
  return column > 26 ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1) : String.fromCharCode(64 + column);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function prefixed(xml: string, prefix: string): string {
  return xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}:`).replace('xmlns=', `xmlns:${prefix}=`);
}
