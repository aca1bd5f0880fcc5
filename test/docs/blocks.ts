import { readFileSync } from 'node:fs';

/** A fenced block of a page: its language, the file that it says it is (null: a fragment), its text and the heading above it. */
export interface Block { readonly language: string; readonly file: string | null; readonly text: string; readonly heading: string; readonly line: number }

const FENCE = /^```(\w*)(?: (\S+))?$/;
/** `# my-rules/pack.yaml`, or in Markdown `<!-- my-rules/… -->`, with a remark behind it perhaps. */
const NAMED = /^(?:#|<!--) ([^\s（(]+\.(?:yaml|md))/;

/** The fenced blocks of a page of docs/, in their order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: { language: string; file: string | null; lines: string[]; line: number } | null = null;
  readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8').split('\n').forEach((written, line) => {
    const fence = FENCE.exec(written);
    if (open) {
      if (written !== '```') { open.lines.push(written); return; }
      const file = open.file ?? NAMED.exec(open.lines[0] ?? '')?.[1] ?? null;
      blocks.push({ language: open.language, file, text: `${open.lines.join('\n')}\n`, heading, line: open.line });
      open = null;
    } else if (fence) open = { language: fence[1]!, file: fence[2] ?? null, lines: [], line: line + 1 };
    else if (written.startsWith('#')) heading = written;
  });
  return blocks;
}

/** The text of a page. */
export function pageText(page: string): string {
  return readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
}
