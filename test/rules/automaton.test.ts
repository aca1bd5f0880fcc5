import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildScanner } from '../../server/rules/automaton.js';
import type { OwnedPhrase } from '../../server/rules/phrase-table.js';
import type { PhraseHit, PhraseOwner } from '../../server/text/scanner.js';

const term = (phrase: string, owner = 't'): OwnedPhrase => ({ phrase, owner: { role: 'term', owner, part: '' } });
const owned = (phrase: string, role: PhraseOwner['role'], owner: string, part = ''): OwnedPhrase => ({ phrase, owner: { role, owner, part } });
const texts = (phrases: OwnedPhrase[], text: string) => buildScanner(phrases).scan(text).map(({ from, to }) => text.slice(from, to));

describe('scanner', () => {
  test('finds all phrases, by place, longest first, once per owner', () => {
    const hits = buildScanner([term('投诉'), term('投诉处理'), owned('投诉', 'aspect', 'u', 'a'), term('处理'), term('投诉')]).scan('投诉处理');
    expect(hits.map(({ from, to, owner }) => [from, to, owner.role, owner.owner])).toEqual([
      [0, 4, 'term', 't'], [0, 2, 'term', 't'], [0, 2, 'aspect', 'u'], [2, 4, 'term', 't'],
    ]);
  });

  test('normalises phrases as texts are normalised', () => {
    expect(texts([term('ＡＰＰ 投诉')], '用app投诉')).toEqual(['app投诉']);
    expect(texts([term('QR-07')], 'qr-07')).toEqual(['qr-07']);
  });

  test('a Latin word stands alone', () => {
    const phrases = [term('it'), term('app下载'), term('客服vip')];
    expect(texts(phrases, 'with it，it部门 3it its')).toEqual(['it', 'it']);
    expect(texts(phrases, '请用app下载，xapp下载')).toEqual(['app下载']);
    expect(texts(phrases, '客服vip，客服vips')).toEqual(['客服vip']);
  });

  test('a gap has at most ten units and stays in its clause', () => {
    const phrases = [term('投诉…电话')];
    expect(texts(phrases, '投诉受理电话')).toEqual(['投诉受理电话']);
    expect(texts(phrases, '投诉电话')).toEqual(['投诉电话']);
    expect(texts(phrases, `投诉${'一'.repeat(10)}电话`)).toHaveLength(1);
    expect(texts(phrases, `投诉${'一'.repeat(11)}电话`)).toEqual([]);
    for (const mark of ['。', ';', '!', '?', '\n']) expect(texts(phrases, `投诉${mark}电话`)).toEqual([]);
    expect(texts(phrases, '投诉，电话')).toEqual(['投诉，电话']);
    expect(texts(phrases, '投诉投诉电话电话')).toEqual(['投诉投诉电话', '投诉电话']);
  });

  test('a phrase may have three parts', () => {
    expect(texts([term('经…培训…上岗')], '经过原厂培训后方可上岗')).toEqual(['经过原厂培训后方可上岗']);
    expect(texts([term('经…培训…上岗')], '经培训，培训后上岗')).toEqual(['经培训，培训后上岗']);
  });

  test('an ellipsis at an edge says nothing', () => {
    expect(texts([term('…投诉…'), term('…')], '投诉')).toEqual(['投诉']);
  });

  test('not-this phrases hide hits of their own owner only', () => {
    const phrases = [
      term('培训', 'training'), owned('培训', 'name', 'training'), owned('培训', 'aspect', 'training', 'a'), term('培训', 'other'),
      owned('客户培训', 'not-this', 'training', 'topic'), owned('客户培训', 'not-this', 'other', 'concept'),
    ];
    expect(buildScanner(phrases).scan('客户培训和培训').map(({ from, owner }) => [from, owner.role, owner.owner])).toEqual([
      [2, 'aspect', 'training'], [2, 'term', 'other'], [5, 'term', 'training'], [5, 'name', 'training'], [5, 'aspect', 'training'], [5, 'term', 'other'],
    ]);
  });

  test('a not-this phrase may have a gap, and hides concepts and subjects', () => {
    const phrases = [owned('响应', 'subject', 's'), owned('响应…号召', 'not-this', 's', 'subject'), owned('响应', 'concept', 's')];
    expect(buildScanner(phrases).scan('响应国家号召').map(({ owner }) => owner.role)).toEqual(['concept']);
  });

  test('the fingerprint follows the vocabulary', () => {
    const of = (...phrases: OwnedPhrase[]) => buildScanner(phrases).fingerprint;
    expect(of(term('a'), term('b'))).toBe(of(term('a'), term('a'), term('b')));
    expect(of(term('a'))).not.toBe(of(term('a', 'u')));
    expect(of(term('a'))).not.toBe(of(owned('a', 'name', 't')));
    expect(of(term('a'))).toMatch(/^[0-9a-f]{16}$/);
  });

  test('works with no phrases at all', () => {
    expect(buildScanner([]).scan('投诉')).toEqual([]);
  });

  test('agrees with a naive search', () => {
    const unit = fc.constantFrom('投', '诉', '电', 'a', 'b', '1', '。', '、', '\n', '𠮷');
    const word = fc.array(unit, { minLength: 1, maxLength: 4 }).map((u) => u.join('').replace(/[\n。]/g, '')).filter((w) => w !== '');
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((w) => w.join('…'));
    const owner = fc.record({
      role: fc.constantFrom<PhraseOwner['role']>('term', 'name', 'aspect', 'concept', 'subject', 'not-this'),
      owner: fc.constantFrom('x', 'y'), part: fc.constantFrom('topic', 'concept', 'subject'),
    });
    const phrases = fc.array(fc.record({ phrase, owner }), { maxLength: 12 });
    fc.assert(fc.property(phrases, fc.array(unit, { maxLength: 40 }).map((u) => u.join('')), (list, text) => {
      expect(shown(buildScanner(list).scan(text))).toEqual(shown(naive(list, text)));
    }), { numRuns: 3000 });
  });

  test('reads Chinese text at 50 MB/s or more and scales with its length', () => {
    const units = Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7) % 2500)));
    const phrases = Array.from({ length: 6000 }, (_, i) => term(Array.from({ length: 4 }, (__, k) => units[(i * 31 + k * 17) % 3000]).join(''), `t${i % 30}`));
    const scanner = buildScanner(phrases);
    const text = Array.from({ length: 1_000_000 }, (_, i) => units[(i * 13 + (i >> 3)) % 3000]).join('');
    // CPU time, and the best of several: other processes on the machine are not what is tested.
    const cost = (part: string) => Math.min(...Array.from({ length: 7 }, () => {
      const start = process.cpuUsage().user;
      scanner.scan(part);
      return process.cpuUsage().user - start;
    }));
    const half = cost(text.slice(0, text.length / 2));
    const whole = cost(text);
    expect((text.length * 3) / whole).toBeGreaterThan(50);
    expect(whole / half).toBeLessThan(4);
  });
});

function shown(hits: readonly PhraseHit[]): string[] {
  return hits.map(({ from, to, owner }) => `${from}-${to} ${owner.role} ${owner.owner} ${owner.part}`).sort();
}

/** What the scanner is specified to find, by trying every place. */
function naive(phrases: readonly OwnedPhrase[], text: string): PhraseHit[] {
  const seen = new Set<string>();
  const hits: PhraseHit[] = [];
  for (const { phrase, owner } of phrases) {
    const key = JSON.stringify([phrase, owner]);
    if (seen.has(key)) continue;
    seen.add(key);
    for (let from = 0; from < text.length; from++) {
      const to = shortest(phrase.split('…'), text, from);
      if (to >= 0) hits.push({ from, to, owner });
    }
  }
  const kind = (role: string) => (role === 'term' || role === 'name' ? 'topic' : role === 'concept' || role === 'subject' ? role : '');
  return hits.filter((h) => h.owner.role !== 'not-this' && !hits.some((n) => n.owner.role === 'not-this' && n.owner.part === kind(h.owner.role)
    && n.owner.owner === h.owner.owner && n.from <= h.from && n.to >= h.to));
}

function shortest(parts: readonly string[], text: string, from: number): number {
  const [part, ...rest] = parts;
  if (!text.startsWith(part!, from)) return -1;
  const to = from + part!.length;
  const word = (at: number) => /[a-z0-9]/.test(text[at] ?? '');
  if ((/^[a-z0-9]/.test(part!) && word(from - 1)) || (/[a-z0-9]$/.test(part!) && word(to))) return -1;
  if (rest.length === 0) return to;
  let best = -1;
  for (let at = to; at <= to + 10; at++) {
    const end = shortest(rest, text, at);
    if (end >= 0 && !/[。；！？;!?\n]/.test(text.slice(to, at)) && (best < 0 || end < best)) best = end;
  }
  return best;
}
