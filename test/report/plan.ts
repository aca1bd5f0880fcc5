import { loadBuiltin } from '../../scripts/builtin.js';
import type { Locale } from '../../schemas/localized.js';
import { Timeline, type TimelineEntry } from '../../schemas/timeline.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';
import { lint } from '../../server/lint.js';
import { readConfig, type ReadConfig } from '../../server/project/config.js';
import { builtinPacks } from '../../server/workspace/packs.js';
import { buildProject } from '../../server/project/build.js';
import type { SnapshotFile } from '../../server/project/model.js';
import { timelineOf } from '../../server/report/index.js';
import { loadRules } from '../../server/rules/load.js';
import type { CompiledRules } from '../../server/rules/model.js';
import { sourceText } from '../../server/text/source.js';

let builtin: CompiledRules | undefined;

export function builtinRules(): CompiledRules {
  return (builtin ??= loadBuiltin(process.cwd()));
}

/** What a project's files say, as YAML. */
export interface Written {
  readonly config: string;
  readonly evidence?: string;
  readonly decisions?: string;
  /** A calendar of working days that the operator hands in. */
  readonly calendar?: string;
  readonly name?: string;
}

/** The timeline of a small project by the built-in rules, with its own numbers; whatever comes out fits its schema. */
export function plan({ config, evidence, decisions, calendar, name = 'client' }: Written, today: string, locale: Locale = 'zh-CN'): Timeline {
  const file = (path: string, text: string): SnapshotFile => ({ path, size: text.length, sha256: null, source: sourceText(path, text) });
  const written = file('hegui.yaml', config);
  const rules = rulesFor(readConfig(written.source));
  const project = buildProject({
    name, config: written, decisions: decisions === undefined ? null : file('decisions.yaml', decisions), points: null, manuals: [],
    manifests: evidence === undefined ? [] : [file('evidence/manifest.yaml', evidence)], ledgers: [], attachments: new Map(), faults: [],
    ...(calendar === undefined ? {} : { calendars: { own: [], handedIn: [file('calendar.yaml', calendar)] } }),
  }, vocabularyOf(rules, undefined));
  return Timeline.parse(timelineOf(lint(project, rules, { today }), locale));
}

function rulesFor({ config, place }: ReadConfig): CompiledRules {
  const certifier = config.certification?.certifier ?? null;
  if (Object.keys(config.rules).length === 0 && certifier === null) return builtinRules();
  return loadRules(builtinPacks(process.cwd()), { rules: config.rules, certifier, faultsAt: (at, part) => ({ file: 'hegui.yaml', span: place(at, part) }) });
}

/** The entry of a milestone, or of one of its rows: `minor-report/NC-1`. */
export function entry(timeline: Timeline, id: string): TimelineEntry {
  const found = timeline.entries.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id} among ${timeline.entries.map((one) => one.id).join(' ')}`);
  return found;
}

export function ids(timeline: Timeline): string[] {
  return timeline.entries.map(({ id }) => id);
}
