import type { XmlListener } from './xml.js';

/** Gathers the text of a string item: plain, or in rich runs; phonetic runs (`rPh`) say how it is read aloud, and are left out. */
export class StringParts {
  #text = '';
  #phonetic = 0;
  #inText = false;

  open(name: string): void {
    if (name === 'rPh') this.#phonetic++;
    else if (name === 't') this.#inText = true;
  }

  text(text: string): void {
    if (this.#inText && this.#phonetic === 0) this.#text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic--;
    else if (name === 't') this.#inText = false;
  }

  /** What was gathered, and starts anew. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    this.#phonetic = 0;
    this.#inText = false;
    return withEscapes(text);
  }
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function withEscapes(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}

/** The shared strings of a workbook, by index. */
export class SharedStrings implements XmlListener {
  readonly strings: string[] = [];
  readonly #parts = new StringParts();

  open(name: string): void { this.#parts.open(name); }
  text(text: string): void { this.#parts.text(text); }
  close(name: string): void {
    if (name === 'si') this.strings.push(this.#parts.take());
    else this.#parts.close(name);
  }
}
