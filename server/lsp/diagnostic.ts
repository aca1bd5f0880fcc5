import { DiagnosticSeverity, type Diagnostic, type DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { Report } from '../../schemas/report.js';
import { inLocale } from '../../schemas/localized.js';
import type { ShownFinding, View } from '../language/view.js';
import type { Place } from '../check/model.js';

export const SOURCE = 'hegui';
/** Code of our own failures, which are no finding of a rule. */
export const FAILURE = 'hegui/failure';

const SEVERITY = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information } as const;

/** What a diagnostic carries for the client and for code actions: nothing is worked out a second time. */
export interface DiagnosticData {
  readonly rule: string;
  readonly fingerprint: string;
  readonly indicator: string | null;
  readonly topic: string | null;
  readonly cause: string;
  readonly due: string;
  readonly clock: boolean;
  readonly also: readonly string[];
}

/** A finding as the protocol has it. `page`: the address of a rule's page, by its id; null without one. */
export function diagnosticOf({ finding, shown }: ShownFinding, view: View, page: (rule: string) => string | null): Diagnostic {
  const { locale, wire } = view;
  const place = (at: Place, range: Diagnostic['range']) => {
    const source = view.sources.get(at.file);
    return { uri: wire.uri(at.file), range: source && !source.cellAt ? wire.range(source, at.span) : range };
  };
  const href = page(finding.rule);
  const related: DiagnosticRelatedInformation[] = [
    ...finding.related.map((r, i) => ({ location: place(r, shown.related[i]!.range), message: shown.related[i]!.message })),
    ...finding.occurrences.map((at, i) => ({ location: place(at, shown.occurrences[i]!.range), message: inLocale({ zh: '同一问题', en: 'the same' }, locale) })),
  ];
  const data: DiagnosticData = {
    rule: finding.rule, fingerprint: shown.fingerprint, indicator: shown.indicator, topic: shown.topic, cause: shown.cause, due: shown.due,
    clock: shown.clock, also: shown.also,
  };
  return {
    range: place(finding, shown.range).range, severity: SEVERITY[shown.level], code: finding.code, source: SOURCE, message: shown.message,
    ...(href === null ? {} : { codeDescription: { href } }), ...(related.length > 0 ? { relatedInformation: related } : {}), data,
  };
}

/** Our own failures, at the start of the file where a person will look for them: one each, whatever else was found. */
export function failureDiagnostics({ failures }: Pick<Report, 'failures'>, locale: View['locale']): Diagnostic[] {
  return failures.map(({ file, message }): Diagnostic => ({
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, severity: DiagnosticSeverity.Error, code: FAILURE, source: SOURCE,
    message: inLocale({ zh: `内部故障（请报告）：${file}: ${message}`, en: `Internal failure (please report it): ${file}: ${message}` }, locale),
  }));
}
