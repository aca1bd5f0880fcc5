import { z } from 'zod';
import { Due } from '../../schemas/rule.js';

/**
 * What a client may say when it starts the server (`initializationOptions`). Everything about a project stands in its
 * hegui.yaml; this is about the editor alone.
 */
export const Settings = z.object({
  /** Language of all words; absent: the client's own. */
  locale: z.enum(['zh-CN', 'en']).optional(),
  /** Judge as if it were this day (ISO). */
  today: z.iso.date().optional(),
  /** Judge as if the project were at this stage. */
  stage: Due.optional(),
  /** Whether an open manual that belongs to no project is judged by itself, or only when `hegui/checkDocument` asks for it. */
  lone: z.enum(['always', 'asked']).default('always'),
  /** Folders of packs that the user grants, absolute. */
  packs: z.array(z.string()).default([]),
  /** Whether packs in the project's own folder are read; false in an untrusted workspace. */
  projectPacks: z.boolean().default(true),
  /** Sends `hegui/didJudge` after each run, for a status bar. */
  notify: z.boolean().default(false),
  /** Commands that the client carries out itself, so that it can ask a person first: `hegui.decide`, `hegui.openRule`, `hegui.explain`, `hegui.runRuleTests`. */
  commands: z.array(z.string()).default([]),
  inlayHints: z.boolean().default(true),
  codeLens: z.boolean().default(true),
});
export type Settings = z.infer<typeof Settings>;
