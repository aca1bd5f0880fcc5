import { Parser } from 'saxen';
import { WorkbookProblem } from './problem.js';
import type { ZipPart } from './zip.js';

/** An attribute's value; undefined if absent. With `prefixed` any prefix will do: `id` finds `r:id`. */
export type Attribute = (name: string, prefixed?: boolean) => string | undefined;

/** What a reader of one part listens to. Names come without their prefix: `x:row` and `row` are one. */
export interface XmlListener {
  open(name: string, attribute: Attribute): void;
  text(text: string): void;
  close(name: string): void;
  /** True: nothing more is wanted, and nothing more is unpacked. */
  readonly done?: boolean;
}

/** Longer stretches without a tag are no workbook: a cell holds 32,767 characters. */
const LONGEST_STRETCH = 4 * 1024 * 1024;

/**
 * Reads one XML part as it is unpacked. Entities other than XML's own five are left as they are and nothing outside the
 * part is read: a document type, where both would be declared, is refused. Throws `WorkbookProblem`.
 */
export function readXml(part: ZipPart, listener: XmlListener): void {
  const parser = new Parser();
  let stretch = 0;
  parser
    .on('openTag', (name, attributes) => {
      stretch = 0;
      listener.open(localName(name), (wanted, prefixed) => {
        const all = attributes();
        const value = all[wanted] ?? (prefixed ? all[Object.keys(all).find((key) => key.endsWith(`:${wanted}`)) ?? ''] : undefined);
        return value === undefined ? undefined : withCharacters(value);
      });
    })
    .on('closeTag', (name) => { stretch = 0; listener.close(localName(name)); })
    .on('text', (text) => { listener.text(withCharacters(text)); })
    .on('cdata', (text) => { listener.text(text); })
    .on('attention', () => { throw new WorkbookProblem('workbook-damaged'); })
    .on('error', () => { throw new WorkbookProblem('workbook-damaged'); });
  let decoder: TextDecoder | null = null;
  part.unpack((piece) => {
    decoder ??= new TextDecoder(encodingOf(piece));
    stretch += piece.length;
    parser.write(decoder.decode(piece, { stream: true }));
    if (stretch > LONGEST_STRETCH + piece.length) throw new WorkbookProblem('workbook-damaged');
    return listener.done !== true;
  });
  if (listener.done !== true) parser.end();
}

function encodingOf(start: Uint8Array): string {
  return start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The parser’s own decoding stops at U+FFFF, and names have characters beyond it (𠮷). */
function withCharacters(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return CHARACTERS[name] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : parseInt(hex!, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
