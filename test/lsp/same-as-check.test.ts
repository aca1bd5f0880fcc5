import fc from 'fast-check';
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeRead, reportOf } from '../../server/workspace/judging.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { RuleShelf } from '../../server/workspace/rule-shelf.js';
import { resolveTargets } from '../../server/workspace/targets.js';
import { uriOf } from './client.js';
import { Editor } from './editor.js';
import { serverInProcess } from './in-process.js';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
/** Rounds per sample: HEGUI_RUNS asks for more than every test run can afford. */
const RUNS = Number(process.env['HEGUI_RUNS'] ?? 2);
const STEPS = 5;

const TEXT = fc.array(fc.constantFrom(
  '\n', '\r\n', '# ', '## 附则\n', '投诉处理', '回访', '24小时', '48小时内', '【待填写】', '13800138000', 'QR-07', '《退换货管理制度》', '| a | b |\n| --- | --- |\n', '- ', '```\n', '---\n',
  '  ', ': ', 'type: sales\n', 'type: 生产型', 'rules: { guide/complaint-loop: off }\n', 'manuals: [manual/**]\n', '2026-13-40', '2026-05-01', '😀', '𠮷', '最终解释权归本公司所有。', 'x: [1, 2', '"', '&a ', '*a',
), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''));

const ACTION = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('edit' as const), at: fc.nat(), file: fc.nat(), length: fc.nat({ max: 60 }), text: TEXT }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('config' as const), at: fc.nat(), length: fc.nat({ max: 20 }), text: TEXT }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('save' as const, 'hide' as const, 'remove' as const, 'rename' as const, 'undo' as const), file: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('write' as const), name: fc.constantFrom('manual/补充.md', 'evidence/新.yaml', 'my-rules/pack.yaml', 'decisions.yaml'), text: TEXT }) },
);
type Action = typeof ACTION extends fc.Arbitrary<infer T> ? T : never;

let connection: MessageConnection;
let shelf: RuleShelf;
beforeAll(async () => {
  shelf = new RuleShelf({ packageFolder: fileURLToPath(new URL('../..', import.meta.url)), files: NODE_FILES, operator: [] });
  connection = await serverInProcess([]);
});
afterAll(() => { connection.dispose(); });

/** Folders come to the one server and go again, as in an editor that stays open all day. */
function folders(change: { added?: string; removed?: string }): void {
  const listed = (path: string | undefined) => (path === undefined ? [] : [{ uri: uriOf(path), name: basename(path) }]);
  void connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: listed(change.added), removed: listed(change.removed) } });
}

test.each(readdirSync(SAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name))(
  'after any series of edits, renames, deletions and changes of hegui.yaml, the server says of %s what a fresh check says', async (sample) => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(ACTION, { minLength: 1, maxLength: 6 }), { minLength: STEPS, maxLength: STEPS }), async (steps) => {
      const base = realpathSync(mkdtempSync(join(tmpdir(), 'hegui-editor-')));
      const root = join(base, sample);
      cpSync(join(SAMPLES, sample), root, { recursive: true });
      folders({ added: root });
      const editor = new Editor(root, connection);
      try {
        // A sample without hegui.yaml is a manual that stands for itself: it is judged while it is open.
        const alone = editor.texts().includes('hegui.yaml') ? null : editor.texts().find((path) => path.endsWith('.md'))!;
        if (alone !== null) editor.show(alone);
        for (const step of steps) {
          for (const action of step) act(editor, action, alone);
          const { items } = await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
          const told = items.flatMap((item) => (item.kind === 'full' ? item.items.map((d) => `${item.uri} ${place(d.range)} ${d.severity} ${d.code} ${d.message}`) : [])).sort();
          expect(told).toEqual(checked(editor, base, alone));
        }
      } finally {
        for (const path of [...editor.open.keys()]) editor.hide(path);
        folders({ removed: root });
        rmSync(base, { recursive: true, force: true });
      }
    }), { numRuns: RUNS, seed: 4, endOnFailure: RUNS > 2 });
  });

function act(editor: Editor, action: Action, alone: string | null): void {
  const texts = editor.texts().filter((path) => !path.endsWith('faults.yaml'));
  const pick = (n: number): string => alone ?? texts[n % texts.length]!;
  switch (action.kind) {
    case 'edit': case 'config': {
      const path = action.kind === 'config' ? (alone ?? 'hegui.yaml') : pick(action.file);
      if (!texts.includes(path) && !editor.open.has(path)) return;
      editor.show(path);
      const text = editor.open.get(path) ?? '';
      const from = action.at % (text.length + 1);
      editor.edit(path, from, Math.min(text.length, from + action.length), action.text);
      return;
    }
    case 'save': for (const path of editor.open.keys()) editor.save(path); return;
    case 'undo': if (alone === null) for (const path of editor.open.keys()) editor.hide(path); return;
    case 'hide': if (alone === null) editor.hide(pick(action.file)); return;
    case 'remove': if (alone === null && pick(action.file) !== 'hegui.yaml') editor.remove(pick(action.file)); return;
    case 'rename': if (alone === null && pick(action.file) !== 'hegui.yaml') editor.rename(pick(action.file), pick(action.file).replace(/(\.[a-z]+)$/, '二$1')); return;
    case 'write': if (alone === null) editor.write(action.name, action.text);
  }
}

/** What `hegui check` finds in the same texts, in the words of diagnostics: read, judged and put into words as the command does, with nothing kept from before. */
function checked(editor: Editor, base: string, alone: string | null): string[] {
  const folder = join(base, 'fresh', basename(editor.root));
  rmSync(folder, { recursive: true, force: true });
  editor.savedTo(folder);
  const [target] = resolveTargets([alone ?? '.'], folder, NODE_FILES);
  const report = reportOf(judgeRead(target!.read, shelf.rulesFor(target!.root, target!.read), { today: '2026-09-01' }), 'zh-CN', '9.9.9');
  const severity = { error: 1, warning: 2, info: 3 } as const;
  return report.findings.map((f) => `${uriOf(join(editor.root, f.file))} ${place(f.range)} ${severity[f.level as keyof typeof severity]} ${f.code} ${f.message}`).sort();
}

function place({ start, end }: { start: { line: number; character: number }; end: { line: number; character: number } }): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}
