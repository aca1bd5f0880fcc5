import type { Report } from '../../schemas/report.js';
import type { Timeline } from '../../schemas/timeline.js';
import { explainAt } from '../language/explain-at.js';
import { explain, timelineOf } from '../report/index.js';
import type { OpenProject } from './open-project.js';
import { ExplainParams, ProjectParams, type Explanation, type ProjectInfo, type ScoreAnswer } from './protocol.js';
import type { Server } from './server.js';

/** Width that explanations are wrapped to: a client shows them in a panel of its own. */
const WIDTH = 100;

/** What LSP has no word for (see protocol.ts). */
export const CUSTOM = {
  'hegui/projects'(server: Server): ProjectInfo[] {
    return server.workspace.projects().map((project) => infoOf(project, server));
  },

  'hegui/report'(server: Server, params: unknown): Report | null {
    const project = projectOf(server, params);
    if (!project) return null;
    const { report } = server.judgement(project);
    // An open document is not hashed on every keystroke: only here somebody wants to know.
    return { ...report, inputs: report.inputs.map((input) => (input.sha256 === '' ? { ...input, sha256: server.files.hash(project.absolute(input.file)) ?? '' } : input)) };
  },

  'hegui/score'(server: Server, params: unknown): ScoreAnswer | null {
    return scored(projectOf(server, params), server);
  },

  'hegui/timeline'(server: Server, params: unknown): Timeline | null {
    return timed(projectOf(server, params), server);
  },

  'hegui/explain'(server: Server, params: unknown): Explanation | null {
    const { uri, id, position } = ExplainParams.parse(params);
    const asked = id === undefined && position ? server.asked(uri) : null;
    const name = id ?? (asked && explainAt(asked.view, server.at(asked, position!))?.name) ?? null;
    return name === null ? null : explained(name, server.projectOf(uri), server);
  },

  async 'hegui/checkDocument'(server: Server, params: unknown): Promise<boolean> {
    const path = server.machine.pathOf(ProjectParams.parse(params).uri);
    if (path === null || !server.documents.at(path)) return false;
    server.workspace.ask(path);
    server.touched(path, 'opened', 'hegui/checkDocument');
    await server.jobs.settled();
    return server.workspace.projectAt(path) !== null;
  },
};

function projectOf(server: Server, params: unknown): OpenProject | null {
  return server.projectOf(ProjectParams.parse(params).uri);
}

export function scored(project: OpenProject | null, server: Server): ScoreAnswer | null {
  if (!project) return null;
  const { today, stage, coverage, score, indicators } = server.judgement(project).report;
  return { today, stage, coverage, score, indicators };
}

/** A manual that stands for itself has no dates, and so no timeline. */
export function timed(project: OpenProject | null, server: Server): Timeline | null {
  return project && !project.lone ? timelineOf(server.judgement(project).result, server.locale) : null;
}

function infoOf(project: OpenProject, server: Server): ProjectInfo {
  const { report } = server.judgement(project);
  const count = (level: string) => report.findings.filter((f) => f.level === level).length;
  return {
    uri: server.uriOf(project.root), name: project.name, lone: project.lone, stage: report.stage,
    findings: { error: count('error'), warning: count('warning'), info: count('info') },
  };
}

/** What a name means, as `hegui explain` says it: with the project's own rules and coverage where it is asked for in one. */
export function explained(id: string, project: OpenProject | null, server: Server): Explanation | null {
  const judged = project && server.judgement(project).result;
  const rules = judged?.rules ?? server.shelf.rulesFor(null, null).rules;
  const coverage = judged && (() => new Map(judged.leaves.map((leaf) => [leaf.leaf, leaf])));
  const found = explain(id, rules, server.locale, { colour: false, width: WIDTH, ...(coverage ? { coverage } : {}) });
  return 'text' in found ? { id, text: found.text } : null;
}
