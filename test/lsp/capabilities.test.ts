import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SEMANTIC_LEGEND } from '../../server/language/semantic-tokens.js';
import { COMPLETION_TRIGGERS } from '../../server/language/completion.js';
import { YAML_TRIGGERS } from '../../server/language/yaml/completion.js';
import { ANSWERS, capabilitiesFor } from '../../server/lsp/capabilities.js';
import { clientOf } from '../../server/lsp/client.js';
import { HANDLERS } from '../../server/lsp/handlers.js';

const told = capabilitiesFor(clientOf({ processId: null, rootUri: null, capabilities: {} }), undefined);
const file = (path: string) => new URL(`../../${path}`, import.meta.url);

test.each(Object.entries(ANSWERS))('%s has a handler where the table says, and a test that asks it', (method, { by, shown }) => {
  expect(HANDLERS[method as keyof typeof HANDLERS]).toBeTypeOf('function');
  expect(existsSync(file(`server/${by}.ts`)), by).toBe(true);
  const source = readFileSync(file(`test/${shown}.test.ts`), 'utf8');
  const short = method.replace(/^textDocument\/semanticTokens/, '');
  expect(source.includes(method) || source.includes(short), `${shown} never asks ${method}`).toBe(true);
});

test('what is told at the start, before the engine is there, is what the engine does', () => {
  expect(told.semanticTokensProvider?.legend).toEqual(SEMANTIC_LEGEND);
  expect(new Set(told.completionProvider?.triggerCharacters)).toEqual(new Set([...COMPLETION_TRIGGERS, ...YAML_TRIGGERS]));
});
