import { describe, expect, it } from 'vitest';
import { Report } from '../../schemas/report.js';
import { readConfig } from '../../server/project/config.js';
import { loadRules } from '../../server/rules/load.js';
import type { Overrides } from '../../server/rules/overrides.js';
import { sourceText } from '../../server/text/source.js';
import { folderWith } from '../cli/folder.js';
import { run } from '../cli/machine.js';
import { pack, rule, rules } from './fixtures.js';

const CHECK = 'checks: [{ assert: { that: "1 < 2" } }]';
const two = rules(
  rule(`${CHECK}\nparams: { minor_nc_workdays: 15, other: 3 }`, { id: 'a', code: 'T-1' }),
  rule(`${CHECK}\nparams: { minor_nc_workdays: 15, limit: 48h }`, { id: 'b', code: 'T-2' }),
);
const CERTIFIERS = `certifiers:
  - id: north
    name: 北方认证中心
    approvalNo: CNCA-R-0000-000
    source: [{ ref: 认证合同, verified: text }]
    parameters: { minor_nc_workdays: 12, limt: 24h }
`;

function load(config: string, files: Record<string, string> = {}) {
  const source = sourceText('hegui.yaml', config);
  const read = readConfig(source);
  const overrides: Overrides = {
    rules: read.config.rules, certifier: read.config.certification?.certifier ?? null,
    faultsAt: (at, part) => ({ file: 'hegui.yaml', span: read.place(at, part ?? 'value') }),
  };
  const loaded = loadRules([pack('p', { 'a.yaml': two, ...files })], overrides);
  return {
    params: Object.fromEntries(loaded.rules.map((r) => [r.rule.id, r.params])), origins: Object.fromEntries(loaded.rules.map((r) => [r.rule.id, r.origins ?? {}])),
    faults: loaded.faults.map(({ kind, file, span, args }) => [kind, file, (file === 'hegui.yaml' ? source : loaded.sources.get(file)!).text.slice(span.start, span.end), args['suggestion'] ?? '']),
  };
}

describe('a certifier’s own numbers', () => {
  it('reach every rule that has a parameter of the name', () => {
    const { params, origins, faults } = load('certification: { certifier: { name: 某认证, parameters: { minor_nc_workdays: 10 } } }\n');
    expect(faults).toEqual([]);
    expect(params).toEqual({ a: { minor_nc_workdays: 10, other: 3 }, b: { minor_nc_workdays: 10, limit: '48h' } });
    expect(origins['a']).toEqual({ minor_nc_workdays: 'certifier 某认证' });
  });

  it('give way to what the project says about a rule', () => {
    const { params, origins } = load('certification: { certifier: { name: 某认证, parameters: { minor_nc_workdays: 10 } } }\nrules: { T-1: { minor_nc_workdays: 8 } }\n');
    expect([params['a']!['minor_nc_workdays'], params['b']!['minor_nc_workdays']]).toEqual([8, 10]);
    expect(origins['a']).toEqual({});
  });

  it('are faults at their place where no rule has the name, or the kind is another', () => {
    const { params, faults } = load('certification: { certifier: { name: 某认证, parameters: { minor_nc_workday: 10, limit: 3, other: 5 } } }\n');
    expect(faults).toEqual([['unknown-key', 'hegui.yaml', 'minor_nc_workday', 'minor_nc_workdays'], ['wrong-value', 'hegui.yaml', '3', '']]);
    expect(params).toEqual({ a: { minor_nc_workdays: 15, other: 5 }, b: { minor_nc_workdays: 15, limit: '48h' } });
  });

  it.each(['north', '北方认证中心'])('come from a pack where hegui.yaml says %s, with faults in the pack', (name) => {
    const { params, origins, faults } = load(`certification: { certifier: ${name} }\n`, { 'certifiers.yaml': CERTIFIERS });
    expect(params['b']).toEqual({ minor_nc_workdays: 12, limit: '48h' });
    expect(origins['b']).toEqual({ minor_nc_workdays: 'certifier 北方认证中心' });
    expect(faults).toEqual([['unknown-key', 'rules/p/certifiers.yaml', 'limt', 'limit']]);
  });

  it('are those of the pack, then the project’s', () => {
    expect(load('certification: { certifier: { name: north, parameters: { minor_nc_workdays: 9 } } }\n', { 'certifiers.yaml': CERTIFIERS }).params['a']!['minor_nc_workdays']).toBe(9);
  });

  it('a name that no pack knows is only a name', () => {
    expect(load('certification: { certifier: 南方认证 }\n', { 'certifiers.yaml': CERTIFIERS })).toMatchObject({ params: { a: { minor_nc_workdays: 15 } }, faults: [] });
  });

  it('stand in the report and in the text', async () => {
    const cwd = folderWith({ 'hegui.yaml': 'enterprise: { type: production }\ncertification: { certifier: { name: 某认证, parameters: { minor_nc_workdays: 10 } } }\n', 'manual/手册.md': '# 手册\n\n内容。\n' });
    const report = Report.parse(JSON.parse((await run(cwd, ['check', '--format', 'json'])).out));
    expect(report.parameters).toContainEqual({ name: 'guide/calendar-covers-deadline.minor_nc_workdays', value: 10, origin: 'certifier 某认证' });
    expect((await run(cwd, ['check'])).out).toContain('另行给定：minor_nc_workdays = 10 (certifier 某认证)\n');
  });
});
