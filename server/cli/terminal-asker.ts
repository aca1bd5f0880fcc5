import { createInterface } from 'node:readline';
import type { Asker } from './io.js';
import { UsageError } from '../workspace/usage-error.js';

/** Asks at a terminal. Lines that are pasted together answer one question after the other. */
export function terminalAsker(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Asker {
  const lines: string[] = [];
  let ended = false;
  let brokenOff = false;
  let wake: () => void = () => { /* nobody waits yet */ };
  const reader = createInterface({ input, output });
  reader.on('line', (line) => { lines.push(line); wake(); });
  reader.on('SIGINT', () => { brokenOff = true; wake(); });
  reader.on('close', () => { ended = true; wake(); });
  return {
    async ask(prompt) {
      reader.setPrompt(prompt);
      if (!ended) reader.prompt();
      while (lines.length === 0 && !ended && !brokenOff) await new Promise<void>((resolve) => { wake = resolve; });
      if (brokenOff) throw new UsageError({ zh: '已中断，没有写任何文件', en: 'broken off; nothing was written' });
      return lines.shift() ?? null;
    },
    close: () => { reader.close(); },
  };
}
