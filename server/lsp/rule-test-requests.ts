import type { Range } from 'vscode-languageserver';
import { z } from 'zod';
import { countTests, listTests, runTests, type PlacedTest, type TestOutcome } from '../language/rule-tests.js';
import type { View } from '../language/view.js';
import { vocabularyOf } from '../workspace/rule-shelf.js';
import type { OpenProject } from './open-project.js';
import { ProjectParams } from './protocol.js';
import type { Server } from './server.js';

/** Tests of one rule (full id), of one file (its URI), or of all packs of the project. */
export const RunTests = z.object({ uri: z.string().optional(), rule: z.string().optional(), file: z.string().optional() });

type Placed<T extends PlacedTest> = Omit<T, 'file' | 'span'> & { readonly uri: string; readonly range: Range };

/** The tests of the rules that a project brings itself. */
export const RULE_TESTS = {
  'hegui/ruleTests'(server: Server, params: unknown): Placed<PlacedTest>[] | null {
    const project = server.projectOf(ProjectParams.parse(params).uri);
    if (!project) return null;
    const view = server.view(project);
    return listTests(view.result.rules).filter(({ file }) => view.sources.has(file)).map((one) => placed(one, view));
  },

  'hegui/runRuleTests'(server: Server, params: unknown): Placed<TestOutcome>[] | null {
    return ranTests(server, RunTests.parse(params));
  },
};

/** Runs tests and remembers how they ended, for the lenses above them. Null where no project is meant. */
export function ranTests(server: Server, { uri, rule, file }: z.infer<typeof RunTests>): Placed<TestOutcome>[] | null {
  const project = uri !== undefined ? server.projectOf(uri) : file !== undefined ? server.projectOf(file) : null;
  if (!project) return null;
  const view = server.view(project);
  const { rules, standard } = view.result;
  const path = file === undefined ? undefined : pathOf(file, project, server);
  // Of the built-in packs only a rule that is named is run: theirs are run before they are built.
  const outcomes = runTests(rules, vocabularyOf(rules, standard.id), { ...(rule === undefined ? {} : { rule }), ...(path === undefined || rule !== undefined ? {} : { file: path }) }, server.locale)
    .filter((one) => rule !== undefined || view.sources.has(one.file));
  const counts = new Map([...server.testCounts.get(project.root) ?? [], ...countTests(outcomes)]);
  server.testCounts.set(project.root, counts);
  return outcomes.map((one) => placed(one, view));
}

function pathOf(uri: string, project: OpenProject, { machine }: Server): string | undefined {
  const absolute = machine.pathOf(uri);
  return (absolute && project.pathFrom(absolute)) ?? undefined;
}

function placed<T extends PlacedTest>({ file, span, ...rest }: T, { wire, result: { rules } }: View): Placed<T> {
  return { ...rest, uri: wire.uri(file), range: wire.range(rules.sources.get(file)!, span) };
}
