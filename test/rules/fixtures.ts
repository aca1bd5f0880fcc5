import { loadRules } from '../../server/rules/load.js';
import type { CompiledRules, PackInput } from '../../server/rules/model.js';
import type { Overrides } from '../../server/rules/overrides.js';
import type { Fault } from '../../server/text/fault.js';
import { sourceText } from '../../server/text/source.js';

/** A pack of files by their paths in it; `pack.yaml` is added where it is missing. */
export function pack(id: string, files: Record<string, string>, builtin = false): PackInput {
  const all = { 'pack.yaml': `id: ${id}\nversion: 1.0.0\ntitle: { zh: 包, en: Pack }\n`, ...files };
  return { folder: `rules/${id}`, builtin, files: Object.entries(all).map(([name, text]) => sourceText(`rules/${id}/${name}`, text)) };
}

export function load(files: Record<string, string>, overrides: Overrides | null = null): CompiledRules {
  return loadRules([pack('p', files)], overrides);
}

/** A rule with everything that is required; `more` are further lines, indented by four. */
export function rule(more: string, { id = 'r', code = 'T-1', level = 'warning' } = {}): string {
  return `  - id: ${id}
    code: ${code}
    title: { zh: 规则, en: Rule }
    level: ${level}
    due: drafting
    source: [{ ref: 认证流程指南 2.1, verified: text }]
    message: { zh: 错, en: wrong }
    why: { zh: 因为, en: because }
    remedy: { zh: 改, en: change }
${more.replace(/^/gm, '    ').trimEnd()}
`;
}

export const rules = (...written: string[]) => `rules:\n${written.join('')}`;

/** Each fault as `kind "text at its place"` with what it says. */
export function shown(loaded: CompiledRules, faults: readonly Fault[] = loaded.faults): string[] {
  return faults.map(({ kind, file, span, args }) => {
    const source = loaded.sources.get(file);
    const says = args['suggestion'] || args['problem'] || args['other'] || args['expected'] || '';
    return `${kind} ${JSON.stringify(source?.text.slice(span.start, span.end) ?? file)} ${says}`.trim();
  });
}
