import fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadBuiltin } from '../../scripts/builtin.js';
import type { DocumentFacts } from '../../server/document/facts/model.js';
import { lint, type LintOptions } from '../../server/lint.js';
import { buildProject } from '../../server/project/build.js';
import type { FactsCache } from '../../server/project/facts-cache.js';
import { createMemory, NO_MEMORY, type Memory } from '../../server/project/memory.js';
import { renderReport } from '../../server/report/index.js';
import { loadRules } from '../../server/rules/load.js';
import type { CompiledRules } from '../../server/rules/model.js';
import { EMPTY_SPAN } from '../../server/text/position.js';
import type { PhraseHit, Scanner } from '../../server/text/scanner.js';
import { builtinPacks } from '../../server/workspace/packs.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';
import type { Read } from '../../server/workspace/snapshot.js';
import { ChangingProject } from './changing-project.js';
import { EDIT } from './edits.js';

/** The same cases on every machine, and in less than half a minute; HEGUI_SEED looks elsewhere, HEGUI_RUNS longer. */
const RUNS = process.env['HEGUI_RUNS'];
const BOUNDED = {
  seed: Number(process.env['HEGUI_SEED'] ?? 27922), numRuns: Number(RUNS ?? 60),
  ...(RUNS === undefined ? { interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false } : {}),
};

const SAMPLES = readdirSync('samples').map((name) => `samples/${name}`).filter((path) => existsSync(`${path}/hegui.yaml`) || path.endsWith('word-import-raw'));

const changed = (rules: Record<string, 'off' | 'error' | 'info'>) => loadRules(builtinPacks(process.cwd(), NODE_FILES), { rules, faultsAt: () => ({ file: 'hegui.yaml', span: EMPTY_SPAN }) });
const RULES: readonly CompiledRules[] = [loadBuiltin(process.cwd()), changed({ 'claims/vague-promise': 'off', 'evidence/file-sound': 'info' }), changed({ 'documents/placeholders': 'info', 'guide/service-manual': 'error' })];

const any = fc.nat({ max: 1_000_000 });
const STEP = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('edit' as const), kind: fc.constantFrom('manual', 'manual', 'manual', 'manifest', 'ledger', 'config', 'decisions'), nth: any, edit: EDIT }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('add' as const), nth: any, from: any }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), kind: fc.constantFrom('manual', 'manifest', 'ledger'), nth: any }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), steps: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rules' as const), set: fc.nat({ max: RULES.length - 1 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('day' as const), today: fc.constantFrom('2026-05-20', '2026-09-01', '2026-11-15', '2027-06-30') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stage' as const), stage: fc.constantFrom(undefined, 'drafting', 'stage2', 'surveillance') }) },
);

/** More versions than this are not worth their room. */
const MOST_KEPT = 120;

/** Facts by path and text, read with a scanner that gives the same hits for the same text, as the reader of an open document does. */
function factsByText(): FactsCache {
  const known = new Map<string, DocumentFacts>();
  const key = ({ path, text }: { path: string; text: string }) => `${path}\u0000${text}`;
  return {
    get: ({ source }) => known.get(key(source)),
    set: ({ source }, facts) => {
      if (known.size >= MOST_KEPT) known.clear();
      known.set(key(source), facts);
    },
  };
}

function rememberingScanner({ fingerprint, scan }: Scanner): Scanner {
  const known = new Map<string, PhraseHit[]>();
  return {
    fingerprint,
    scan(text) {
      let hits = known.get(text);
      if (!hits) known.set(text, (hits = scan(text)));
      return hits;
    },
  };
}

const SCANNER = rememberingScanner({ fingerprint: RULES[0]!.scanner.fingerprint, scan: (text) => RULES[0]!.scanner.scan(text) });
const FACTS = { fresh: factsByText(), kept: factsByText() };

/** All that is found: as it is compared, documents by their paths. */
function judged({ snapshot, config }: Read, rules: CompiledRules, options: LintOptions, memory: Memory): unknown {
  const own = memory === NO_MEMORY ? { cache: FACTS.fresh } : { cache: FACTS.kept, scanner: SCANNER };
  const project = buildProject(snapshot, { ...vocabularyOf(rules, config.config.certification?.standard), ...own }, memory);
  const result = lint(project, rules, options, memory);
  const { judgements, decisions, ...verdict } = result.verdict;
  const { excluded, attestedLeaves, attestedEvidence, attestedTopics, deductions, bonus, inForce } = decisions;
  return {
    verdict, findings: result.findings, leaves: result.leaves, points: result.points, coverage: result.coverage, score: result.score, stage: result.stage,
    topics: [...judgements].map(([id, { substance, nearest, ...judgement }]) => ({
      id, ...judgement, nearest: nearest && [nearest.facts.document.source.path, nearest.section],
      parts: substance.parts.map(({ facts, ...part }) => ({ file: facts.document.source.path, ...part })),
    })),
    decisions: { excluded, attestedLeaves, attestedEvidence, attestedTopics, deductions, bonus, inForce, faults: decisions.faults() },
    faults: project.faults, inputs: project.inputs.map(({ file }) => file),
    zh: renderReport(result, 'zh-CN', { version: '0' }, memory), en: renderReport(result, 'en', { version: '0' }, memory),
  };
}

describe('judging with the memory of earlier versions', () => {
  it('finds what judging without one finds, whatever was done before', () => {
    fc.assert(fc.property(fc.constantFrom(...SAMPLES), fc.array(STEP, { minLength: 3, maxLength: 8 }), (sample, steps) => {
      const project = new ChangingProject(sample);
      const memory = createMemory();
      let rules = RULES[0]!;
      let options: LintOptions = { today: '2026-09-01' };
      for (const step of [null, ...steps]) {
        switch (step?.do) {
          case 'edit': project.edit(step.kind, step.nth, step.edit); break;
          case 'add': project.add(step.nth, step.from); break;
          case 'remove': project.remove(step.kind, step.nth); break;
          case 'undo': project.undo(step.steps); break;
          case 'rules': rules = RULES[step.set]!; break;
          case 'day': options = { ...options, today: step.today }; break;
          case 'stage': options = { ...options, stage: step.stage }; break;
          default:
        }
        const read = project.read();
        expect(judged(read, rules, options, memory)).toEqual(judged(read, rules, options, NO_MEMORY));
      }
    }), BOUNDED);
  });
});
