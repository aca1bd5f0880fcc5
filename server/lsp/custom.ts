import type { z } from 'zod';
import type { Report } from '../../schemas/report.js';
import type { Timeline } from '../../schemas/timeline.js';
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
    return project && server.judgement(project).report;
  },

  'hegui/score'(server: Server, params: unknown): ScoreAnswer | null {
    const project = projectOf(server, params);
    if (!project) return null;
    const { today, stage, coverage, score, indicators } = server.judgement(project).report;
    return { today, stage, coverage, score, indicators };
  },

  'hegui/timeline'(server: Server, params: unknown): Timeline | null {
    const project = projectOf(server, params);
    return project && !project.lone ? timelineOf(server.judgement(project).result, server.locale) : null;
  },

  'hegui/explain'(server: Server, params: unknown): Explanation | null {
    const { id } = valid(ExplainParams, params);
    return id === undefined ? null : explanation(id, projectOf(server, params), server);
  },

  async 'hegui/checkDocument'(server: Server, params: unknown): Promise<boolean> {
    const path = server.machine.pathOf(valid(ProjectParams, params).uri);
    if (path === null || !server.documents.at(path)) return false;
    server.workspace.ask(path);
    server.touched(path, 'opened', 'hegui/checkDocument');
    await server.jobs.settled();
    return server.workspace.projectAt(path) !== null;
  },
};

function projectOf(server: Server, params: unknown): OpenProject | null {
  const path = server.machine.pathOf(valid(ProjectParams, params).uri);
  return path === null ? null : server.workspace.projects().find(({ root }) => root === path) ?? server.workspace.projectAt(path);
}

function valid<T extends z.ZodType>(schema: T, given: unknown): z.infer<T> {
  return schema.parse(given);
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
function explanation(id: string, project: OpenProject | null, server: Server): Explanation | null {
  const judged = project && server.judgement(project).result;
  const rules = judged?.rules ?? server.shelf.rulesFor(null, null).rules;
  const coverage = judged && (() => new Map(judged.leaves.map((leaf) => [leaf.leaf, leaf])));
  const found = explain(id, rules, server.locale, { colour: false, width: WIDTH, ...(coverage ? { coverage } : {}) });
  return 'text' in found ? { id, text: found.text } : null;
}
