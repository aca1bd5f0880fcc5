import { z } from 'zod';
import type { Report } from '../../schemas/report.js';

/**
 * What LSP has no word for. Any client may build a panel on it; the shapes are those of the command line's JSON
 * (`schemas/report.schema.json`, `schemas/timeline.schema.json`). A `uri` is of a project's folder, of any file in it,
 * or of a manual that stands for itself; the answer is null where that belongs to no project.
 */
export const ProjectParams = z.object({ uri: z.string() });

export const ExplainParams = z.object({
  uri: z.string(),
  /** A rule, a code, an indicator, a topic or a metric; absent: what stands at `position`. */
  id: z.string().optional(),
  position: z.object({ line: z.number().int().min(0), character: z.number().int().min(0) }).optional(),
});

export interface ProjectInfo {
  readonly uri: string;
  readonly name: string;
  /** A manual without hegui.yaml. */
  readonly lone: boolean;
  readonly stage: string;
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
}

export type ScoreAnswer = Pick<Report, 'today' | 'stage' | 'coverage' | 'score' | 'indicators'>;

export interface Explanation { readonly id: string; readonly text: string }

/** After each run, where the client asked for it (`notify`). */
export const DID_JUDGE = 'hegui/didJudge';
export interface Judged extends Pick<Report, 'coverage' | 'score'> {
  readonly uri: string;
  /** What led to the run. */
  readonly reason: string;
  readonly milliseconds: number;
  readonly findings: number;
}
