import { CodeActionKind, CodeActionTriggerKind, type CodeAction, type CodeActionContext, type Diagnostic } from 'vscode-languageserver-types';
import { inLocale, type Localized } from '../../schemas/localized.js';
import { begunEntry, insertedSection, skeletonsFor } from '../check/inserted.js';
import type { Place } from '../check/model.js';
import { decide, type Wish } from '../fix/decide.js';
import { fixAll } from '../fix/fix-all.js';
import type { FileEdit, Offer } from '../fix/model.js';
import { offersFor } from '../fix/offers.js';
import { titleOf } from '../fix/title.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import type { ShownFinding, View } from './view.js';
import { workspaceEdit } from './workspace-edit.js';

/** Decisions are a kind of their own, so that clients can list or bind them apart. */
export const DECIDE_KIND = 'quickfix.hegui.decide';
export const FIX_ALL_KIND = 'source.fixAll.hegui';
/** Opens the page of a rule: its id. */
export const OPEN_RULE = 'hegui.openRule';
/** Shows a place: an address and a range. */
export const GO_TO = 'hegui.goTo';

/** What an action carries: with it a client that asks people for a reason can have the decision recorded with it. */
export interface ActionData { readonly rule: string; readonly fingerprint: string; readonly fix: string }

export type ActionContext = Pick<CodeActionContext, 'only' | 'triggerKind'> & { readonly diagnostics?: readonly Diagnostic[] | undefined };

/**
 * What can be done about the findings at a place: their own fixes, what is safe for all of a rule, decisions, the rule's
 * page; and, where it is asked for, everything that is safe in this file.
 */
export function codeActions(view: View, source: SourceText, span: Span, context: ActionContext = {}): CodeAction[] {
  const wanted = (kind: string) => context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`) || only === '');
  const quick = wanted(CodeActionKind.QuickFix) || wanted(DECIDE_KIND);
  const actions = quick ? findingsAt(view, source, span).flatMap((found) => aboutOne(view, found, context.diagnostics ?? [])) : [];
  // Whoever asks by itself, as a light bulb does, asks about this place.
  const all = wanted(FIX_ALL_KIND) && (context.only !== undefined || context.triggerKind !== CodeActionTriggerKind.Automatic) ? everythingSafe(view, source.path) : [];
  return [...unique(actions.filter(({ kind }) => wanted(kind ?? CodeActionKind.QuickFix))), ...all];
}

/** The edit that records a decision about a finding, by its fingerprint; null where there is no such finding, or it cannot be decided so. */
export function decisionEdit(view: View, fingerprint: string, wish: Wish): ReturnType<typeof workspaceEdit> | null {
  const found = view.findings.find(({ shown }) => shown.fingerprint === fingerprint);
  const edits = found ? decide({ judged: view.result, finding: found.finding }, wish) : [];
  return edits.length > 0 ? workspaceEdit(view, edits) : null;
}

/** Findings whose place, or one of whose places, the span touches. */
function findingsAt(view: View, { path }: SourceText, span: Span): ShownFinding[] {
  const touches = (place: Place) => place.file === path && place.span.start <= span.end && span.start <= place.span.end;
  return view.findings.filter(({ finding }) => touches(finding) || finding.occurrences.some(touches));
}

function aboutOne(view: View, found: ShownFinding, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const { finding, shown } = found;
  const { result, locale } = view;
  const own = diagnostics.filter((one) => (one.data as Partial<ActionData> | undefined)?.fingerprint === shown.fingerprint);
  const titled = (title: Localized) => `${finding.code} ${inLocale(title, locale)}`;
  const base = own.length > 0 ? { diagnostics: own } : {};
  const offers = offersFor(result, finding);
  const safe = offers.find((offer) => offer.class === 'safe');
  const fixes = offers.map((offer): CodeAction => ({
    title: titled(offer.title), kind: offer.kind === 'decide' || offer.kind === 'rehash' ? DECIDE_KIND : CodeActionKind.QuickFix, ...base,
    ...(offer === safe ? { isPreferred: true } : {}), edit: workspaceEdit(view, offer.edits()),
    data: { rule: finding.rule, fingerprint: shown.fingerprint, fix: offer.id } satisfies ActionData,
  }));
  const more = safe ? allOfRule(view, found, safe, titled) : [];
  return [...fixes.filter(({ kind }) => kind !== DECIDE_KIND), ...more, ...placesInserted(view, found, titled), ...fixes.filter(({ kind }) => kind === DECIDE_KIND), openRule(view, found, titled)];
}

/** The safe fixes of the same rule in this file, and in the project, where they are more than this one. */
function allOfRule(view: View, { finding }: ShownFinding, one: Offer, titled: (title: Localized) => string): CodeAction[] {
  const { result } = view;
  const inFile = fixAll(result, { rule: finding.rule, files: new Set([finding.file]) });
  const inProject = fixAll(result, { rule: finding.rule });
  const action = (phrase: string, edits: readonly FileEdit[]): CodeAction => ({
    title: titled(titleOf(result.rules, phrase, { count: String(edits.length) })), kind: CodeActionKind.QuickFix, edit: workspaceEdit(view, edits),
  });
  return [
    ...(inFile.length > one.edits().length ? [action('fix-all-in-file', inFile)] : []),
    ...(inProject.length > inFile.length ? [action('fix-all-in-project', inProject)] : []),
  ];
}

/** The way to skeletons that stand there already: a second one would help nobody. */
function placesInserted(view: View, { finding }: ShownFinding, titled: (title: Localized) => string): CodeAction[] {
  const { result, sources, wire } = view;
  const { topics, types } = skeletonsFor(finding, result.rules);
  const places = [...topics.map((topic) => insertedSection(result.project, result.rules, topic)), ...types.map((type) => begunEntry(result.project, type))];
  return places.flatMap((place): CodeAction[] => {
    const source = place && sources.get(place.file);
    if (!place || !source) return [];
    const title = titled(titleOf(result.rules, 'go-to-skeleton'));
    return [{ title, kind: CodeActionKind.QuickFix, command: { title, command: GO_TO, arguments: [wire.uri(place.file), wire.range(source, place.span)] } }];
  });
}

function openRule({ result }: View, { finding }: ShownFinding, titled: (title: Localized) => string): CodeAction {
  const title = titled(titleOf(result.rules, 'open-rule'));
  return { title, kind: CodeActionKind.QuickFix, command: { title, command: OPEN_RULE, arguments: [finding.rule] } };
}

function everythingSafe(view: View, path: string): CodeAction[] {
  const edits = fixAll(view.result, { files: new Set([path]) });
  if (edits.length === 0) return [];
  return [{ title: inLocale(titleOf(view.result.rules, 'fix-all-safe', { count: String(edits.length) }), view.locale), kind: FIX_ALL_KIND, edit: workspaceEdit(view, edits) }];
}

/** Findings of one rule at one place have one page, and may have one fix. */
function unique(actions: readonly CodeAction[]): CodeAction[] {
  const seen = new Set<string>();
  return actions.filter(({ title, edit }) => {
    const key = `${title}\u0000${JSON.stringify(edit ?? null)}`;
    return !seen.has(key) && seen.add(key);
  });
}
