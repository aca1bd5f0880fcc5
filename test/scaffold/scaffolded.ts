import { loadBuiltin } from '../../scripts/builtin.js';
import type { Answers } from '../../server/scaffold/answers.js';
import { projectScaffold, type EvidenceList } from '../../server/scaffold/project-scaffold.js';
import type { CompiledRules } from '../../server/rules/model.js';
import { folderWith } from '../cli/folder.js';
import { lintFolder, type Linted } from '../samples/lint-folder.js';

export const TODAY = '2026-11-24';
let rules: CompiledRules | undefined;

export function builtinRules(): CompiledRules {
  return (rules ??= loadBuiltin(process.cwd()));
}

/** The files of a new project by path. */
export function scaffolded(answers: Answers, list: EvidenceList = 'yaml'): Record<string, string> {
  return Object.fromEntries(projectScaffold(answers, builtinRules(), TODAY, list).map(({ path, text }) => [path, text]));
}

/** A new project as `hegui check` sees it, with its manual changed if asked. */
export function lintScaffold(answers: Answers, change?: (text: string) => string): Linted {
  return lintFolder(folderWith(scaffolded(answers)), TODAY, change && ((_, text) => change(text)));
}
