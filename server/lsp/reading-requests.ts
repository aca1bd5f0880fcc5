import type {
  CodeLens, CodeLensParams, CompletionItem, CompletionList, CompletionParams, FoldingRange, FoldingRangeParams, Hover, HoverParams, InlayHint, InlayHintParams,
  SelectionRange, SelectionRangeParams, SemanticTokens, SemanticTokensDelta, SemanticTokensDeltaParams, SemanticTokensParams, SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { codeLenses } from '../language/code-lens.js';
import { completion, resolveCompletion } from '../language/completion.js';
import { foldingRanges } from '../language/folding.js';
import { hover } from '../language/hover.js';
import { inlayHints } from '../language/inlay-hints.js';
import { selectionRanges } from '../language/selection-ranges.js';
import { semanticTokens, semanticTokensDelta } from '../language/semantic-tokens.js';
import { ruleTestLenses } from '../language/rule-test-lens.js';
import { resolveYamlCompletion, yamlCompletion } from '../language/yaml/completion.js';
import { yamlHover } from '../language/yaml/hover.js';
import { sha256 } from '../text/sha256.js';
import type { Server } from './server.js';

/** What a completion's data is wrapped in, so that its documentation can be asked for later. */
interface Kept { readonly uri: string; readonly data: unknown }

/** What helps to read and to write one document. */
export const READING = {
  'textDocument/hover'(server: Server, { textDocument, position }: HoverParams): Hover | null {
    const asked = server.asked(textDocument.uri);
    if (!asked) return null;
    const at = server.at(asked, position);
    return yamlHover(asked.view, at) ?? hover(asked.view, at);
  },

  'textDocument/completion'(server: Server, { textDocument, position }: CompletionParams): CompletionList | null {
    const asked = server.asked(textDocument.uri);
    if (!asked) return null;
    const at = server.at(asked, position);
    const options = { snippets: server.client.snippets };
    const list = yamlCompletion(asked.view, at, options) ?? completion(asked.view, at, options);
    const keep = (data: unknown): Kept => ({ uri: textDocument.uri, data });
    return { ...list, items: list.items.map((item) => (item.data === undefined ? item : { ...item, data: keep(item.data) })) };
  },

  'completionItem/resolve'(server: Server, item: CompletionItem): CompletionItem {
    const kept = item.data as Partial<Kept> | undefined;
    const asked = typeof kept?.uri === 'string' ? server.asked(kept.uri) : null;
    if (!asked) return item;
    // Each knows its own data, and leaves other items as they are.
    const resolved = resolveCompletion(asked.view, resolveYamlCompletion(asked.view, { ...item, data: kept?.data }));
    return { ...resolved, data: item.data };
  },

  'textDocument/codeLens'(server: Server, { textDocument }: CodeLensParams): CodeLens[] | null {
    const asked = server.settings.codeLens ? server.asked(textDocument.uri) : null;
    return asked && [...codeLenses(asked.view, asked.source), ...ruleTestLenses(asked.view, asked.source, server.testCounts.get(asked.project.root))];
  },

  'textDocument/inlayHint'(server: Server, { textDocument, range }: InlayHintParams): InlayHint[] | null {
    const asked = server.settings.inlayHints ? server.asked(textDocument.uri) : null;
    return asked && inlayHints(asked.view, asked.source, server.span(asked, range));
  },

  'textDocument/semanticTokens/full'(server: Server, { textDocument }: SemanticTokensParams): SemanticTokens | null {
    const asked = server.asked(textDocument.uri);
    return asked && kept(server, asked.absolute, semanticTokens(asked.view, asked.source).data);
  },

  'textDocument/semanticTokens/full/delta'(server: Server, { textDocument, previousResultId }: SemanticTokensDeltaParams): SemanticTokens | SemanticTokensDelta | null {
    const asked = server.asked(textDocument.uri);
    if (!asked) return null;
    const before = server.tokens.get(asked.absolute);
    const now = kept(server, asked.absolute, semanticTokens(asked.view, asked.source).data);
    return before?.resultId === previousResultId ? { resultId: now.resultId!, edits: semanticTokensDelta(before.data, now.data) } : now;
  },

  'textDocument/semanticTokens/range'(server: Server, { textDocument, range }: SemanticTokensRangeParams): SemanticTokens | null {
    const asked = server.asked(textDocument.uri);
    return asked && semanticTokens(asked.view, asked.source, server.span(asked, range));
  },

  'textDocument/foldingRange'(server: Server, { textDocument }: FoldingRangeParams): FoldingRange[] | null {
    const asked = server.asked(textDocument.uri);
    return asked && foldingRanges(asked.view, asked.source);
  },

  'textDocument/selectionRange'(server: Server, { textDocument, positions }: SelectionRangeParams): SelectionRange[] | null {
    const asked = server.asked(textDocument.uri);
    return asked && selectionRanges(asked.view, asked.source, positions.map((position) => server.at(asked, position).offset));
  },
};

/** Remembers the tokens of an open document, which the next delta starts from. */
function kept(server: Server, path: string, data: readonly number[]): SemanticTokens {
  const tokens = { resultId: sha256(data.join(',')).slice(0, 16), data: [...data] };
  server.tokens.set(path, tokens);
  return tokens;
}
