import { stringify } from 'yaml';

/** A value as one YAML scalar in place of another, with the quotes that stand there where they still fit. */
export function scalarFor(value: string, before: string): string {
  if (before.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  if (before.startsWith('"')) return JSON.stringify(value);
  return plainScalar(value);
}

/** A text as a YAML scalar in one line: quoted only where it must be, in a block and in brackets alike. */
export function plainScalar(value: string): string {
  const written = stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
  if (written.includes('\n')) return JSON.stringify(value);
  return written === value && /[,[\]{}]/.test(value) ? `'${value.replaceAll("'", "''")}'` : written;
}

/** How lines end in a text: as its first one does. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

export function withLineEnds(text: string, lineEnd: '\n' | '\r\n'): string {
  return lineEnd === '\n' ? text : text.replaceAll('\n', '\r\n');
}
