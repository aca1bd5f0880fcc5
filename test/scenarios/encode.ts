/** Bytes of a text as the options of a scenario's file ask: `crlf`, then the whole again and again (`fill`) or padding (`pad`) up to a size, or an encoding with or without `bom`. */
export function encode(text: string, options: readonly string[]): Uint8Array {
  if (options.includes('base64')) return Buffer.from(text, 'base64');
  const body = options.includes('crlf') ? text.replace(/\r?\n/g, '\r\n') : text;
  const bom = options.includes('bom') ? '\uFEFF' : '';
  if (options.includes('gb18030')) return gb18030(body);
  if (options.includes('utf-16le')) return Buffer.from(bom + body, 'utf16le');
  if (options.includes('utf-16be')) return Buffer.from(bom + body, 'utf16le').swap16();
  const bytes = Buffer.from(bom + body, 'utf8');
  const fill = options.indexOf('fill');
  if (fill >= 0) return Buffer.alloc(Number(options[fill + 1]) - (Number(options[fill + 1]) % bytes.length), bytes);
  const pad = options.indexOf('pad');
  // A file as large as it is said to be, without holding that text in a scenario.
  return pad < 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(Math.max(0, Number(options[pad + 1]) - bytes.length), 'x')]);
}

let byCharacter: Map<string, number> | undefined;

/** Node writes no GB18030; its two-byte part (GBK) is found by decoding all of it. */
function gb18030(text: string): Uint8Array {
  if (!byCharacter) {
    byCharacter = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        if (trail !== 0x7f) byCharacter.set(decoder.decode(Uint8Array.of(lead, trail)), (lead << 8) | trail);
      }
    }
  }
  return Uint8Array.from([...text].flatMap((character) => {
    if (character < '\u0080') return [character.charCodeAt(0)];
    const pair = byCharacter!.get(character);
    if (pair === undefined) throw new Error(`no two bytes in GB18030: ${character}`);
    return [pair >> 8, pair & 0xff];
  }));
}
