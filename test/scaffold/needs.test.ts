import { describe, expect, it, vi } from 'vitest';
import { builtinPacks } from '../../server/workspace/packs.js';
import { loadRules } from '../../server/rules/load.js';
import { needsOf } from '../../server/scaffold/needs.js';
import { projectScaffold } from '../../server/scaffold/project-scaffold.js';
import { sourceText } from '../../server/text/source.js';
import { builtinRules, TODAY } from './scaffolded.js';

vi.setConfig({ testTimeout: 120_000 });

const rule = (id: string, code: string, rest: string) => `  - { id: ${id}, code: ${code}, title: { zh: 甲, en: A }, level: info, due: running, source: [{ ref: 甲, verified: practice }], message: { zh: 甲, en: a }, why: { zh: 甲, en: a }, remedy: { zh: 甲, en: a }, ${rest} }\n`;

describe('what a project needs', () => {
  it('follows from the rules: one more rule, one more ledger and type', () => {
    const own = loadRules([...builtinPacks(process.cwd()), {
      folder: 'own', builtin: false, files: [
        sourceText('own/pack.yaml', 'id: own\nversion: 1.0.0\ntitle: { zh: 甲, en: A }\n'),
        sourceText('own/rules.yaml', `rules:\n${rule('a', 'OWN-1', "checks: [{ assert: { each: spareParts, as: p, that: 'p.stock >= 0.0' } }]")}`
          + rule('b', 'OWN-2', 'appliesTo: { types: [service] }, checks: [{ evidence: { type: rectification } }]')
          + rule('c', 'OWN-3', "checks: [{ assert: { that: 'improvements.size() < 9' } }]").replace('due: running', 'due: surveillance')),
      ],
    }], null);
    expect(own.faults.filter(({ file }) => file.startsWith('own/'))).toEqual([]);
    const ledgers = (type: 'sales' | 'service', rules = own) => needsOf({ type, industries: [] }, rules).ledgers.map(({ table, rules: reading }) => [table.id, reading.some((r) => r.pack === 'own')] as const);
    expect(ledgers('sales')).toContainEqual(['spareParts', true]);
    const types = (type: 'sales' | 'service') => needsOf({ type, industries: [] }, own).evidence.filter((needed) => needed.rules.some(({ pack }) => pack === 'own')).map((needed) => needed.type.id);
    expect(types('service')).toEqual(['rectification']);
    expect(types('sales')).toEqual([]);
    expect(projectScaffold({ type: 'sales', industries: [] }, own, TODAY).map(({ path }) => path)).toContain('证据/台账/备件清单.csv'.replace('备件清单', own.tables.get('spareParts')!.title.zh));
    // What only comes after the audit is not prepared at the beginning.
    expect(needsOf({ type: 'sales', industries: [] }, own).ledgers.flatMap(({ rules: reading }) => reading).some((r) => r.rule.code === 'OWN-3')).toBe(false);
  });

  it('asks an unknown type everything', () => {
    const all = needsOf({ industries: [] }, builtinRules());
    for (const type of ['production', 'sales', 'service'] as const) {
      const own = needsOf({ type, industries: [] }, builtinRules());
      expect(all.evidence.map((e) => e.type.id)).toEqual(expect.arrayContaining(own.evidence.map((e) => e.type.id)));
      expect(all.ledgers.map((l) => l.table.id)).toEqual(expect.arrayContaining(own.ledgers.map((l) => l.table.id)));
    }
  });

  it('takes certificates, trainings and other items that are rows for no ledgers', () => {
    expect(needsOf({ industries: [] }, builtinRules()).ledgers.map((l) => l.table.id).filter((id) => ['certificates', 'contracts', 'trainings', 'surveys', 'internalAudits'].includes(id))).toEqual([]);
  });
});
