import { ApplyWorkspaceEditRequest, ShowDocumentRequest, type CodeAction, type CodeActionParams, type ExecuteCommandParams, type WorkspaceEdit } from 'vscode-languageserver';
import { z } from 'zod';
import { fixAll } from '../fix/fix-all.js';
import { DECIDED } from '../fix/decide.js';
import { codeActions, decisionEdit, DECIDE_KIND } from '../language/code-actions.js';
import { workspaceEdit } from '../language/workspace-edit.js';
import { asClientTakes } from './client-edit.js';
import type { CommandName } from './commands.js';
import { explained, scored, timed } from './custom-requests.js';
import { ranTests, RunTests } from './rule-test-requests.js';
import type { Server } from './server.js';

const Position = z.object({ line: z.number().int().min(0), character: z.number().int().min(0) });
const Decide = z.object({
  uri: z.string(), fingerprint: z.string(), kind: z.enum([...DECIDED, 'rehash']),
  reason: z.string().optional(), by: z.string().optional(), expires: z.iso.date().optional(),
});
const FixAll = z.object({ uri: z.string(), rule: z.string().optional(), /** Only in this file. */ file: z.boolean().default(false) });

/** What is done about findings. */
export const ACTIONS = {
  'textDocument/codeAction'(server: Server, { textDocument, range, context }: CodeActionParams): CodeAction[] | null {
    const asked = server.asked(textDocument.uri);
    if (!asked) return null;
    return codeActions(asked.view, asked.source, server.span(asked, range), context).map((action) => asTaken(action, textDocument.uri, server));
  },

  async 'workspace/executeCommand'(server: Server, { command, arguments: given = [] }: ExecuteCommandParams): Promise<unknown> {
    if (!Object.hasOwn(COMMANDS, command)) return null;
    return COMMANDS[command as CommandName](server, given);
  },
};

/** Each gives what it did: whether an edit was applied, a document shown, or the answer itself. Wrong arguments throw. */
const COMMANDS: Readonly<Record<CommandName, (server: Server, given: readonly unknown[]) => unknown>> = {
  'hegui.decide'(server, [given]) {
    const { uri, fingerprint, ...wish } = Decide.parse(given);
    const project = server.projectOf(uri);
    return applied(project && decisionEdit(server.view(project), fingerprint, wish), server);
  },
  'hegui.fixAll'(server, [given]) {
    const { uri, rule, file } = FixAll.parse(given);
    const project = server.projectOf(uri);
    if (!project) return false;
    const view = server.view(project);
    const path = file ? server.asked(uri)?.path : undefined;
    const edits = fixAll(view.result, { ...(rule === undefined ? {} : { rule }), ...(path === undefined ? {} : { files: new Set([path]) }) });
    return applied(edits.length > 0 ? workspaceEdit(view, edits) : null, server);
  },
  'hegui.openRule'(server, [given]) {
    const uri = server.page(z.string().parse(given));
    return uri === null ? false : shown(server, uri);
  },
  'hegui.goTo'(server, [uri, range]) {
    return shown(server, z.string().parse(uri), z.object({ start: Position, end: Position }).optional().parse(range));
  },
  'hegui.explain'(server, [id, uri]) {
    const at = z.string().optional().parse(uri);
    return explained(z.string().parse(id), at === undefined ? null : server.projectOf(at), server);
  },
  'hegui.showScore'(server, [uri]) {
    return scored(server.projectOf(z.string().parse(uri)), server);
  },
  'hegui.showTimeline'(server, [uri]) {
    return timed(server.projectOf(z.string().parse(uri)), server);
  },
  'hegui.runRuleTests'(server, [given]) {
    const outcomes = ranTests(server, RunTests.parse(given));
    server.refreshLenses();
    return outcomes;
  },
};

/** An action as this client takes it: one that asks people for a reason itself gets what to ask about. */
function asTaken(action: CodeAction, uri: string, server: Server): CodeAction {
  const { edit, ...rest } = action;
  if (action.kind === DECIDE_KIND && server.settings.commands.includes('hegui.decide')) {
    const data = action.data as { fingerprint: string; fix: string };
    const kind = data.fix.slice(data.fix.indexOf(':') + 1);
    return { ...rest, command: { title: action.title, command: 'hegui.decide', arguments: [{ uri, fingerprint: data.fingerprint, kind }] } };
  }
  return edit ? { ...rest, edit: asClientTakes(edit, server) } : action;
}

async function applied(edit: WorkspaceEdit | null, server: Server): Promise<boolean> {
  if (!edit) return false;
  const { applied: done } = await server.connection.sendRequest(ApplyWorkspaceEditRequest.type, { edit: asClientTakes(edit, server) });
  return done;
}

async function shown({ connection, client }: Server, uri: string, selection?: { start: z.infer<typeof Position>; end: z.infer<typeof Position> }): Promise<boolean> {
  if (!client.showsDocuments) return false;
  const { success } = await connection.sendRequest(ShowDocumentRequest.type, { uri, takeFocus: true, ...(selection ? { selection } : {}) });
  return success;
}

