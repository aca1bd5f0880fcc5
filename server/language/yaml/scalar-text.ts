import type { Quote } from './cursor.js';

/** A text as a YAML scalar where the cursor is: within quotes that stand there, plain where that reads as the same text, else quoted. */
export function scalarText(text: string, quote: Quote, flow: boolean): string {
  if (quote === '"') return text.replace(/[\\"]/g, '\\$&');
  if (quote === "'") return text.replaceAll("'", "''");
  return isPlain(text, flow) ? text : `'${text.replaceAll("'", "''")}'`;
}

function isPlain(text: string, flow: boolean): boolean {
  if (text === '' || text !== text.trim() || /[\r\n\t]/.test(text)) return false;
  if (/^(?:[-?:](?:\s|$)|[,[\]{}#&*!|>'"%@`])/.test(text) || /:(?:\s|$)|\s#/.test(text)) return false;
  if (flow && /[,[\]{}]/.test(text)) return false;
  if (/^(?:true|false|null|~|yes|no|on|off)$/i.test(text)) return /^off$/.test(text);
  // 5.10 is the number 5.1, and what reads as another number is no text.
  return !/^[-+.\d]/.test(text) || Number.isNaN(Number(text)) || String(Number(text)) === text;
}

/** A text in a snippet: its own `$`, `}` and `\` stand for themselves. */
export function inSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A text among the choices of a snippet. */
export function inSnippetChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}
