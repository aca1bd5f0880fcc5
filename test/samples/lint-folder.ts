import type { Report } from '../../schemas/report.js';
import { loadBuiltin } from '../../scripts/builtin.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';
import { resolveTargets } from '../../server/workspace/targets.js';
import { lint } from '../../server/lint.js';
import { buildProject } from '../../server/project/build.js';
import type { SnapshotFile } from '../../server/project/model.js';
import { renderReport, type LintResult } from '../../server/report/index.js';
import { loadRules } from '../../server/rules/load.js';
import type { CompiledRules } from '../../server/rules/model.js';
import { builtinPacks } from '../../server/workspace/packs.js';
import { readConfig } from '../../server/project/config.js';
import { sourceText } from '../../server/text/source.js';

export interface Linted { readonly result: LintResult; readonly report: Report; readonly rules: CompiledRules }

let builtin: CompiledRules | undefined;

/** Lints a sample as the command line does, with its manuals changed if asked. */
export function lintFolder(path: string, today: string, change?: (path: string, text: string) => string): Linted {
  const [target] = resolveTargets([path], process.cwd(), NODE_FILES);
  const { snapshot } = target!.read;
  const edited = change ? { ...snapshot, manuals: snapshot.manuals.map((file): SnapshotFile => (file.source ? { ...file, source: sourceText(file.path, change(file.path, file.source.text)) } : file)) } : snapshot;
  const config = readConfig(edited.config?.source ?? null);
  const overrides = Object.keys(config.config.rules ?? {}).length > 0;
  const rules = overrides
    ? loadRules(builtinPacks(process.cwd()), { rules: config.config.rules, faultsAt: (at) => ({ file: edited.config!.path, span: config.place(at, at.length <= 2 ? 'key' : 'value') }) })
    : (builtin ??= loadBuiltin(process.cwd()));
  const project = buildProject(edited, vocabularyOf(rules, undefined));
  const result = lint(project, rules, { today });
  return { result, rules, report: renderReport(result, 'zh-CN', { version: 'test' }) };
}
