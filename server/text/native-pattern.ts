/**
 * Above this many ways to try from one position, backtracking could cost more than an automaton. Without unbounded
 * repetition the number of ways does not depend on the text, so that a native match is linear in it.
 */
const MOST_WAYS = 2000;
const SPACE = '\\t\\n\\f\\r ';
const SYNTAX = /[\\^$.*+?()[\]{}|/]/;

interface Piece { readonly source: string; readonly ways: number }

/** Leaves the translation: what is here means something else natively, or could backtrack. */
class NotNative extends Error {}

/**
 * A valid RE2 pattern as a native expression with the same matches (leftmost-first, code points, ASCII classes), where
 * that is proven linear; null where it is not. Groups lose their names and do not capture.
 */
export function nativePattern(source: string): RegExp | null {
  const folded = source.startsWith('(?i)');
  const reader = new Reader(source, folded ? 4 : 0, folded);
  try {
    const { source: native, ways } = reader.alternatives();
    return reader.done && ways <= MOST_WAYS ? new RegExp(native, folded ? 'giu' : 'gu') : null;
  } catch (error) {
    if (error instanceof NotNative || error instanceof SyntaxError) return null;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  #at: number;
  readonly #folded: boolean;

  constructor(text: string, at: number, folded: boolean) {
    this.#text = text;
    this.#at = at;
    this.#folded = folded;
  }

  get done(): boolean { return this.#at === this.#text.length; }

  alternatives(): Piece {
    const pieces = [this.#sequence()];
    while (this.#take('|')) pieces.push(this.#sequence());
    return { source: pieces.map((p) => p.source).join('|'), ways: pieces.reduce((sum, p) => sum + p.ways, 0) };
  }

  #sequence(): Piece {
    let source = '';
    let ways = 1;
    while (!this.done && !this.#sees('|') && !this.#sees(')')) {
      const piece = this.#repeated(this.#atom());
      source += piece.source;
      ways *= piece.ways;
    }
    return { source, ways };
  }

  #repeated(piece: Piece): Piece {
    if (this.#sees('*') || this.#sees('+')) throw new NotNative();
    const counted = /^\{(\d+)(,?)(\d*)\}/.exec(this.#text.slice(this.#at, this.#at + 12));
    const [least, most] = counted ? [Number(counted[1]), counted[2] ? Number(counted[3] || Infinity) : Number(counted[1])] : [0, 1];
    if (!counted && !this.#sees('?')) return piece;
    if (most === Infinity) throw new NotNative();
    this.#at += counted ? counted[0].length : 1;
    const lazy = this.#take('?') ? '?' : '';
    let ways = 0;
    for (let times = least; times <= most && ways <= MOST_WAYS; times++) ways += piece.ways ** times;
    return { source: `(?:${piece.source})${counted ? `{${least},${most}}` : '?'}${lazy}`, ways };
  }

  #atom(): Piece {
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return { source: this.#set(), ways: 1 };
    if (this.#take('.')) return { source: '[^\\n]', ways: 1 };
    if (this.#take('^')) return { source: '^', ways: 1 };
    if (this.#take('$')) return { source: '$', ways: 1 };
    if (this.#take('\\')) return { source: this.#escape(false), ways: 1 };
    return { source: literal(this.#character()), ways: 1 };
  }

  #group(): Piece {
    if (this.#take('?')) {
      const name = /^P?<[A-Za-z0-9_]+>/.exec(this.#text.slice(this.#at, this.#at + 64));
      if (name) this.#at += name[0].length;
      else if (!this.#take(':')) throw new NotNative();
    }
    const inner = this.alternatives();
    if (!this.#take(')')) throw new NotNative();
    return { source: `(?:${inner.source})`, ways: inner.ways };
  }

  #set(): string {
    let source = this.#take('^') ? '[^' : '[';
    for (let first = true; first || !this.#sees(']'); first = false) {
      if (this.done || this.#sees('[:')) throw new NotNative();
      source += this.#take('\\') ? this.#escape(true) : setMember(this.#character());
      if (this.#sees('-') && this.#text[this.#at + 1] !== ']') {
        this.#at++;
        source += `-${this.#take('\\') ? this.#escape(true) : setMember(this.#character())}`;
      }
    }
    this.#at++;
    return `${source}]`;
  }

  #escape(inSet: boolean): string {
    const c = this.#character();
    if ('dD'.includes(c) || (!inSet && 'bB'.includes(c) && !this.#folded) || ('wW'.includes(c) && !this.#folded)) return `\\${c}`;
    if (c === 's') return inSet ? SPACE : `[${SPACE}]`;
    if (c === 'S' && !inSet) return `[^${SPACE}]`;
    if ('tnrfv'.includes(c)) return `\\${c}`;
    if (c === 'x') {
      const hex = /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(this.#text.slice(this.#at, this.#at + 8));
      if (!hex) throw new NotNative();
      this.#at += hex[0].length;
      return `\\u{${hex[1] ?? hex[2]}}`;
    }
    if (/[\p{L}\p{N}]/u.test(c)) throw new NotNative();
    return inSet ? setMember(c) : literal(c);
  }

  #character(): string {
    if (this.done) throw new NotNative();
    const c = String.fromCodePoint(this.#text.codePointAt(this.#at)!);
    this.#at += c.length;
    return c;
  }

  #sees(text: string): boolean { return this.#text.startsWith(text, this.#at); }

  #take(text: string): boolean {
    if (!this.#sees(text)) return false;
    this.#at += text.length;
    return true;
  }
}

function literal(c: string): string {
  return SYNTAX.test(c) ? `\\${c}` : c;
}

function setMember(c: string): string {
  return /[\\\]^[-]/.test(c) ? `\\${c}` : c;
}
