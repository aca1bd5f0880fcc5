import { Document, isMap } from 'yaml';
import type { Decision } from '../../schemas/project.js';
import { DECISIONS_FILE } from '../project/globs.js';
import { sha256 } from '../text/sha256.js';
import type { SourceText } from '../text/source.js';
import type { FileEdit, Judged } from './model.js';
import { textsOf } from './texts.js';
import { blockEnd, endOfLine, listPlace, type ListPlace } from './yaml-list.js';
import { yamlOf } from './yaml-maps.js';
import { lineEndOf, withLineEnds } from './yaml-text.js';

/** Whether decisions can be recorded: beside a hegui.yaml, in a file that is not there yet or that can be read. */
export function takesDecisions(judged: Judged): boolean {
  let takes = taking.get(judged);
  if (takes === undefined) taking.set(judged, (takes = takesAny(judged)));
  return takes;
}

const taking = new WeakMap<Judged, boolean>();

function takesAny(judged: Judged): boolean {
  const { configPath, inputs, decisions } = judged.project;
  if (configPath === null || decisions.some(({ file }) => file !== DECISIONS_FILE)) return false;
  if (!inputs.some(({ file }) => file === DECISIONS_FILE)) return true;
  const source = textsOf(judged).source(DECISIONS_FILE);
  return source !== undefined && decisionsPlace(source) !== null;
}

/** A new id that two people who decide at the same time do not share: the day, and a digest of what is decided. */
export function decisionId({ at, kind, rule, indicator, topic, where, evidence }: Omit<Decision, 'id'>): string {
  const about = [kind, rule, indicator, topic, where?.file, where?.section, where?.textHash, evidence].map((part) => part ?? '');
  return `D-${at.replaceAll('-', '')}-${sha256(about.join('\u0000')).slice(0, 8)}`;
}

/** Puts decisions into decisions.yaml, one block each, in the order of their ids. */
export function recordDecisions(judged: Judged, decisions: readonly Omit<Decision, 'id'>[]): FileEdit[] {
  const given = new Set(judged.project.decisions.map(({ decision }) => decision.id));
  const added = decisions.map((decision) => ({ id: decisionId(decision), ...decision })).filter(({ id }, i, all) => !given.has(id) && all.findIndex((other) => other.id === id) === i)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (added.length === 0) return [];
  const source = textsOf(judged).source(DECISIONS_FILE);
  if (!source) return [{ create: DECISIONS_FILE, text: `version: 1\ndecisions:\n${added.map((one) => block(one, '  ')).join('')}` }];
  const place = decisionsPlace(source);
  if (!place) return [];
  const lineEnd = lineEndOf(source.text);
  const at = new Map<number, string>();
  for (const one of added) {
    const next = place.items.find(({ id }) => id > one.id);
    const offset = next ? next.start : place.end;
    at.set(offset, (at.get(offset) ?? '') + block(one, place.indent));
  }
  return [...at].map(([offset, text]) => {
    const before = offset === place.end ? place.before : '';
    return { file: DECISIONS_FILE, span: offset === place.end ? place.replaced : { start: offset, end: offset }, text: withLineEnds(before + text, lineEnd) };
  });
}

/** One decision as a block of lines. */
function block(decision: object, indent: string): string {
  const document = new Document([decision]);
  const where = document.getIn([0, 'where'], true);
  if (isMap(where)) where.flow = true;
  return document.toString({ lineWidth: 0, indentSeq: false, flowCollectionPadding: true }).trimEnd().split('\n').map((line) => `${indent}${line}\n`).join('');
}

/** Takes decisions out, each with its lines. Null where they are not written one below the other. */
export function dropDecisions(judged: Judged, starts: ReadonlySet<number>): FileEdit[] | null {
  const source = textsOf(judged).source(DECISIONS_FILE);
  const place = source && decisionsPlace(source);
  if (!source || !place || place.items.length === 0) return null;
  const { text } = source;
  const tree = yamlOf(source);
  const gone = place.items.flatMap(({ start }, i) => {
    const span = tree.place(['decisions', i]);
    return starts.has(span.start) ? [{ start, end: blockEnd(text, span.end) }] : [];
  });
  if (gone.length === 0) return null;
  if (gone.length < place.items.length) return gone.map((span) => ({ file: source.path, span, text: '' }));
  const key = tree.place(['decisions'], 'key');
  return [...(/^:[ \t]*$/.test(text.slice(key.end, endOfLine(text, key.end))) ? [{ file: source.path, span: { start: key.end + 1, end: endOfLine(text, key.end) }, text: ' []' }] : []),
    ...gone.map((span) => ({ file: source.path, span, text: '' }))];
}

function decisionsPlace(source: SourceText): ListPlace | null {
  return listPlace(source, 'decisions', 'version: 1\n');
}
