import { WorkbookProblem } from './problem.js';
import { readXml, type Attribute, type XmlListener } from './xml.js';
import type { ZipPart } from './zip.js';

/** The parts of a workbook that a ledger needs. */
export interface WorkbookParts {
  /** In the order of their tabs; hidden ones too, sheets of charts not. */
  readonly sheets: readonly { readonly name: string; readonly part: ZipPart }[];
  readonly strings: ZipPart | undefined;
  readonly styles: ZipPart | undefined;
  /** Whether days count from 1904, as on old Macs. */
  readonly date1904: boolean;
}

/** Parts of workbooks in other formats: OpenDocument, Numbers, binary workbooks. */
const OTHER_FORMATS = ['content.xml', 'index/document.iwa', 'index.zip', 'xl/workbook.bin'];

/** Follows the relationships inside the file, never those that lead outside. Throws `WorkbookProblem`. */
export function workbookParts(parts: ReadonlyMap<string, ZipPart>): WorkbookParts {
  const top = relations(parts, '');
  const path = [...top.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const main = parts.get(path.toLowerCase());
  if (!main || /\.bin$/i.test(path)) throw new WorkbookProblem(OTHER_FORMATS.some((name) => parts.has(name)) ? 'workbook-format' : 'workbook-damaged');
  const list = new SheetList();
  readXml(main, list);
  const related = relations(parts, path);
  const ofType = (type: string) => {
    const target = [...related.values()].find((relation) => relation.type === type)?.target;
    return target === undefined ? undefined : parts.get(target.toLowerCase());
  };
  const sheets = list.sheets.flatMap(({ name, id }) => {
    const relation = related.get(id);
    const part = relation?.type === 'worksheet' ? parts.get(relation.target.toLowerCase()) : undefined;
    return part ? [{ name, part }] : [];
  });
  if (sheets.length === 0) throw new WorkbookProblem('workbook-damaged');
  return { sheets, strings: ofType('sharedStrings'), styles: ofType('styles'), date1904: list.date1904 };
}

class SheetList implements XmlListener {
  readonly sheets: { readonly name: string; readonly id: string }[] = [];
  date1904 = false;

  open(name: string, attribute: Attribute): void {
    if (name === 'sheet') this.sheets.push({ name: attribute('name') ?? '', id: attribute('id', true) ?? '' });
    else if (name === 'workbookPr') this.date1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
  }

  text(): void { /* attributes say it all */ }
  close(): void { /* nothing nests */ }
}

interface Relation { readonly type: string; readonly target: string }

class RelationList implements XmlListener {
  readonly found = new Map<string, Relation>();

  constructor(readonly folder: string) {}

  open(name: string, attribute: Attribute): void {
    if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
    const type = attribute('Type') ?? '';
    this.found.set(attribute('Id') ?? '', { type: type.slice(type.lastIndexOf('/') + 1), target: resolved(this.folder, attribute('Target') ?? '') });
  }

  text(): void { /* attributes say it all */ }
  close(): void { /* nothing nests */ }
}

/** What a part points to, by relationship id. */
function relations(parts: ReadonlyMap<string, ZipPart>, path: string): ReadonlyMap<string, Relation> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = parts.get(`${folder}_rels/${path.slice(folder.length)}.rels`.toLowerCase());
  const list = new RelationList(folder);
  if (part) readXml(part, list);
  return list.found;
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
