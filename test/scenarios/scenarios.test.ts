import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { look } from './look.js';
import { play } from './play.js';
import { readScenario } from './scenario.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
/** Each command loads all packs: a scenario of twenty commands takes its time on a busy machine. */
const TIMEOUT = 300_000;

describe('the built command', () => {
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.scenario')).sort()) {
    it.concurrent(name.replace(/\.scenario$/, ''), { timeout: TIMEOUT }, async () => {
      await play(readScenario(readFileSync(join(FOLDER, name), 'utf8')), (played, folder) => {
        expect(look(played, folder).join('\n'), played.run.command).toBe('');
      });
    });
  }
});
