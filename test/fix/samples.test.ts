import { describe, expect, it } from 'vitest';
import { fixAll } from '../../server/fix/fix-all.js';
import { DECIDED } from '../../server/fix/decide.js';
import { DECISIONS_FILE } from '../../server/project/globs.js';
import { offersFor } from '../../server/fix/offers.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { attachmentHash } from '../../server/workspace/attachments.js';
import { walk } from '../../server/workspace/files.js';
import { count, newFindings, proveGone, proveNoRise, proveSkeleton, type Tried } from './proof.js';
import { applied, sampleBench, type Bench } from './workshop.js';

/** What the faulty samples offer today, by kind: fewer means that something is no longer offered where it was. */
const SAMPLES: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  ['samples/appliance-faulty', { respell: 1, replace: 3, harmonise: 8, rehash: 1, insert: 6, decide: 90 }],
  ['samples/retail-faulty', { rehash: 1, register: 3, decide: 70 }],
  ['samples/care-faulty', { insert: 1, register: 4, decide: 50 }],
  ['samples/word-import-raw/手册.md', { harmonise: 2, insert: 12 }],
];

const offered = (bench: Bench) => bench.result.findings.flatMap((finding) => offersFor(bench.result, finding).map((offer) => ({ finding, offer })));

function hashes(folder: string): Record<string, string | null> {
  return Object.fromEntries([...walk(folder, NODE_FILES).files].filter(([path]) => path.startsWith('evidence/')).map(([path, found]) => [path, attachmentHash(found, NODE_FILES)]));
}

describe.each(SAMPLES)('fixes of %s', (folder, least) => {
  const evidence = hashes(folder);
  const before = sampleBench(folder);
  const tried: Tried = new Map();

  it.each([['LF', false], ['CRLF', true]] as const)('put right what they are offered for (%s)', (_, crlf) => {
    const start = crlf ? sampleBench(folder, undefined, true) : before;
    for (const { finding, offer } of offered(start)) {
      if (offer.class === 'skeleton' || offer.kind === 'decide') continue;
      if (!crlf) count(tried, offer);
      proveGone(start, finding, offer);
    }
  });

  it.each(DECIDED)('record decisions of kind %s that hide what they are about and nothing else', (kind) => {
    const all = offered(before).filter(({ offer }) => offer.id === `decide:${kind}`);
    all.forEach(({ offer }) => count(tried, offer));
    // What a summary says may be gone with what it sums up: it is decided by itself.
    const isSummary = (rule: string) => before.result.rules.find(rule)?.rule.phase === 'summary';
    for (const { finding, offer } of all) if (isSummary(finding.rule)) proveGone(before, finding, offer);
    const own = all.filter(({ finding }) => !isSummary(finding.rule));
    if (own.length === 0) return;
    const blocks = own.flatMap(({ offer }) => offer.edits()).map((edit) => edit.text.replace('version: 1\ndecisions:\n', '')).flatMap((text) => text.split(/(?=^ {2}- id: )/m));
    const text = `version: 1\ndecisions:\n${[...new Set(blocks)].join('').replace(/【待填写：[^】]*】/g, '王经理')}`;
    const after = applied(before, [{ create: DECISIONS_FILE, text }]);
    const hidden = new Set(own.map(({ finding }) => `${finding.rule} ${finding.file} ${finding.span.start}`));
    expect(after.result.findings.filter(({ rule, file, span }) => hidden.has(`${rule} ${file} ${span.start}`)).map(({ rule, file, span }) => `${rule} ${file} ${span.start}`)).toEqual([]);
    expect(newFindings(before, after, ({ rule }) => isSummary(rule))).toEqual([]);
  });

  it('insert skeletons that raise no figure, alone and all together', () => {
    let all = before;
    for (const { finding, offer } of offered(before).filter((one) => one.offer.class === 'skeleton')) {
      count(tried, offer);
      proveSkeleton(before, finding, offer);
    }
    for (let round = 0; round < 100; round++) {
      const next = offered(all).find(({ offer }) => offer.class === 'skeleton');
      if (!next) break;
      all = applied(all, next.offer.edits());
    }
    expect(offered(all).filter(({ offer }) => offer.class === 'skeleton').map(({ offer }) => offer.id)).toEqual([]);
    proveNoRise(before, all, 'all skeletons');
    const said = all.result.findings.filter(({ args }) => args['skeleton'] === 1);
    expect(said.length).toBeGreaterThan(0);
  });

  it('do all that is safe in at most three passes, and then nothing', () => {
    let bench = before;
    for (let pass = 0; pass < 3; pass++) {
      const edits = fixAll(bench.result);
      if (edits.length > 0) bench = applied(bench, edits);
    }
    expect(fixAll(bench.result)).toEqual([]);
    expect(newFindings(before, bench, () => false)).toEqual([]);
  });

  it('were tried, every kind, and left the evidence as it was', () => {
    for (const [kind, number] of Object.entries(least)) expect(tried.get(kind) ?? 0, kind).toBeGreaterThanOrEqual(number);
    expect(hashes(folder)).toEqual(evidence);
  });
});
