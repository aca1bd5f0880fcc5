import { loadBuiltin } from '../../scripts/builtin.js';
import type { Locale } from '../../schemas/localized.js';
import { Timeline, type TimelineEntry } from '../../schemas/timeline.js';
import { vocabularyOf } from '../../server/cli/session.js';
import { lint } from '../../server/lint.js';
import { buildProject } from '../../server/project/build.js';
import type { SnapshotFile } from '../../server/project/model.js';
import { timelineOf } from '../../server/report/index.js';
import { override } from '../../server/rules/overrides.js';
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
  readonly name?: string;
}

/** The timeline of a small project by the built-in rules; whatever comes out fits its schema. */
export function plan({ config, evidence, decisions, name = 'client' }: Written, today: string, locale: Locale = 'zh-CN', changed: Record<string, Record<string, number | boolean>> = {}): Timeline {
  const file = (path: string, text: string): SnapshotFile => ({ path, size: text.length, sha256: null, source: sourceText(path, text) });
  const loaded = builtinRules();
  const rules = Object.keys(changed).length === 0 ? loaded : withParameters(loaded, changed);
  const project = buildProject({
    name, config: file('hegui.yaml', config), decisions: decisions === undefined ? null : file('decisions.yaml', decisions), points: null, manuals: [],
    manifests: evidence === undefined ? [] : [file('evidence/manifest.yaml', evidence)], ledgers: [], attachments: new Map(), faults: [],
  }, vocabularyOf(rules, undefined));
  return Timeline.parse(timelineOf(lint(project, rules, { today }), locale));
}

function withParameters(loaded: CompiledRules, changed: Record<string, Record<string, number | boolean>>): CompiledRules {
  const wishes = Object.fromEntries(Object.entries(changed).map(([code, params]) => [code, { params }]));
  const rules = override(loaded.rules, (name) => loaded.find(name), { rules: wishes, faultsAt: () => ({ file: 'hegui.yaml', span: { start: 0, end: 0 } }) }, []);
  return { ...loaded, rules, find: (name) => rules.find(({ id, rule }) => id === name || rule.code === name) };
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
