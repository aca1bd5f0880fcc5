import { skeletonsFor } from '../check/inserted.js';
import type { Finding } from '../check/model.js';
import type { RuleFix } from '../../schemas/rule.js';
import { decide, decisionsFor, rehashable } from './decide.js';
import { dropDecisions } from './decisions-file.js';
import { rewritesIn } from './format-value.js';
import { harmonised } from './harmonise.js';
import { canInsert, insertSection } from './insert-section.js';
import type { Asked, FileEdit, Fix, Judged, Offer } from './model.js';
import { canRegister, registerEntry } from './register-entry.js';
import { replaceAll, replacement } from './replace.js';
import { renamesIn, type Rename } from './respell.js';
import { textsOf } from './texts.js';
import { titleOf } from './title.js';
import { scalarFor } from './yaml-text.js';

const known = new WeakMap<Judged, Map<Finding, readonly Offer[]>>();

/**
 * Everything that can be done about a finding: what is safe first, then what a person chooses, then skeletons, then
 * decisions. Titles come without edits; an offer is made only where its edits can be.
 */
export function offersFor(judged: Judged, finding: Finding): readonly Offer[] {
  let offers = known.get(judged);
  if (!offers) known.set(judged, (offers = new Map()));
  let own = offers.get(finding);
  if (!own) offers.set(finding, (own = collect({ judged, finding })));
  return own;
}

/** An offer with its edits. */
export function fixOf({ id, class: kind, title, edits }: Offer): Fix {
  return { id, class: kind, title, edits: edits() };
}

function collect(asked: Asked): readonly Offer[] {
  const fix = asked.judged.rules.find(asked.finding.rule)?.rule.fix;
  return [...(fix ? byRule(asked, fix) : []), ...harmonies(asked), ...skeletons(asked), ...decisions(asked)];
}

function byRule(asked: Asked, fix: RuleFix): Offer[] {
  return [...renames(asked, fix), ...rewrites(asked, fix), ...replacements(asked, fix), ...drops(asked, fix), ...rehashes(asked, fix)];
}

function renames(asked: Asked, { respell, endings = [] }: RuleFix): Offer[] {
  const alike = new Map<string, Rename[]>();
  for (const found of respell ? renamesIn(asked, respell, endings) : []) {
    const key = `${found.written}\u0000${found.meant}`;
    alike.set(key, [...alike.get(key) ?? [], found]);
  }
  return [...alike.values()].map((all): Offer => {
    const { written, meant, byChoice } = all[0]!;
    return { id: `respell:${written}`, kind: 'respell', class: byChoice ? 'choice' : 'safe', title: titleOf(asked.judged.rules, 'fix-respell', { written, meant }), edits: () => all.map((one) => spelling(asked.judged, one)) };
  });
}

/** In YAML a word keeps its quotes; in a manual's text, and in a sheet, it stands as it is. */
function spelling(judged: Judged, { file, span, meant }: Rename): FileEdit {
  const before = textsOf(judged).source(file)?.text.slice(span.start, span.end) ?? '';
  const isYaml = /\.ya?ml$/i.test(file) && !judged.project.documents.some(({ document }) => document.source.path === file);
  return { file, span, text: isYaml ? scalarFor(meant, before) : meant };
}

function rewrites(asked: Asked, { format }: RuleFix): Offer[] {
  return (format ? rewritesIn(asked, format) : []).map(({ file, span, written, text }, i): Offer => ({
    id: `format:${i}:${written}`, kind: 'format', class: 'safe', title: titleOf(asked.judged.rules, 'fix-format', { written, text }), edits: () => [{ file, span, text }],
  }));
}

function replacements(asked: Asked, { replace }: RuleFix): Offer[] {
  const text = replace ? replacement(asked, replace) : null;
  if (!replace || text === null) return [];
  const written = asked.finding.args['found'];
  const title = titleOf(asked.judged.rules, 'fix-replace', { written: typeof written === 'string' ? written : '', text });
  return [{ id: 'replace', kind: 'replace', class: replace.class, title, edits: () => replaceAll(asked, text) }];
}

function drops({ judged, finding }: Asked, { drop }: RuleFix): Offer[] {
  return (drop === undefined ? [] : finding.basis.faults).flatMap(({ span, args }): Offer[] => {
    const edits = dropDecisions(judged, new Set([span.start]));
    return edits ? [{ id: `drop:${String(args['id'])}`, kind: 'drop', class: 'choice', title: titleOf(judged.rules, 'fix-drop', { id: String(args['id']) }), edits: () => edits }] : [];
  });
}

function rehashes(asked: Asked, { rehash }: RuleFix): Offer[] {
  const items = rehash ? rehashable(asked) : [];
  if (items.length === 0) return [];
  return [{ id: 'rehash', kind: 'rehash', class: 'choice', title: titleOf(asked.judged.rules, 'fix-rehash', { items: items.join('、') }), edits: () => decide(asked, { kind: 'rehash' }) }];
}

function harmonies(asked: Asked): Offer[] {
  if (asked.finding.basis.agreeing.length === 0) return [];
  return (['here', 'there'] as const).flatMap((side): Offer[] => {
    const found = harmonised(asked, side);
    return found ? [{ id: `harmonise:${side}`, kind: 'harmonise', class: 'choice', title: titleOf(asked.judged.rules, `fix-harmonise-${side}`, { text: found.text }), edits: () => found.edits() }] : [];
  });
}

function skeletons({ judged, finding }: Asked): Offer[] {
  const { rules } = judged;
  const { topics, types } = skeletonsFor(finding, rules);
  return [
    ...topics.filter((topic) => canInsert(judged, topic)).map((topic): Offer => ({
      id: `insert:${topic}`, kind: 'insert', class: 'skeleton', title: titleOf(rules, 'insert-section', { topic: rules.topics.get(topic)?.title ?? topic }), edits: () => insertSection(judged, topic),
    })),
    ...types.filter((type) => canRegister(judged, type)).map((type): Offer => ({
      id: `register:${type}`, kind: 'register', class: 'skeleton', title: titleOf(rules, 'fix-register', { type: rules.evidenceTypes.get(type)?.title ?? type }), edits: () => registerEntry(judged, type, finding),
    })),
  ];
}

function decisions(asked: Asked): Offer[] {
  return decisionsFor(asked).map((kind): Offer => ({
    id: `decide:${kind}`, kind: 'decide', class: 'choice', title: titleOf(asked.judged.rules, `fix-${kind}`), edits: () => decide(asked, { kind }),
  }));
}
