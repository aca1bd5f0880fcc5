import type { Locale } from '../../schemas/localized.js';
import type { Timeline, TimelineEntry } from '../../schemas/timeline.js';
import { MARKS } from './format-timeline-text.js';
import { LABELS } from './labels.js';
import { TIMELINE_STYLE } from './timeline-style.js';
import { dayShown, detailOf, stageShown } from './timeline-lines.js';
import { TIMELINE_WORDS, type TimelineWords } from './timeline-words.js';

/** One page that stands for itself: no script, nothing from outside, light or dark as the reader has it, A4 on paper. */
export function formatTimelineHtml(timelines: readonly Timeline[], locale: Locale): string {
  const words = TIMELINE_WORDS[locale];
  const title = `${words.timeline} – ${timelines.map((one) => one.enterprise ?? one.project).join(locale === 'en' ? ', ' : '、')}`;
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>
${TIMELINE_STYLE}</style>
</head>
<body>
${timelines.map((one) => article(one, locale, words)).join('\n')}
</body>
</html>
`;
}

function article(timeline: Timeline, locale: Locale, words: TimelineWords): string {
  const labels = LABELS[locale];
  const byId = new Map(timeline.entries.map((entry) => [entry.id, entry]));
  const pick = (ids: readonly string[]) => ids.map((id) => byId.get(id)!);
  const own = timeline.entries.filter(({ stage }) => stage === null);
  const section = (heading: string, body: string, kind = '') => `<section${kind === '' ? '' : ` class="${kind}"`}>\n<h2>${heading}</h2>\n${body}\n</section>`;
  return [
    '<article>', '<header>',
    `<h1>${text(timeline.enterprise ?? timeline.project)}</h1>`,
    `<p>${text(words.timeline)} · ${text(words.today)} ${time(timeline.today)} · ${text(words.stage)} ${text(labels.due[timeline.stage])} · <code>${text(timeline.project)}</code></p>`,
    '<ol class="steps">',
    ...timeline.stages.map((stage) => `<li class="${stage.state}"${stage.state === 'current' ? ' aria-current="step"' : ''}><b>${stage.no}</b> ${text(stage.title)}<small>${text(stageShown(stage, timeline, locale))}</small></li>`),
    '</ol>', '</header>',
    section(text(words.next), timeline.next.length === 0 ? `<p>${text(words.nothingNext)}</p>` : table(pick(timeline.next), locale, words, true), 'next'),
    ...timeline.stages.filter(({ milestones }) => milestones.length > 0).map((stage) =>
      section(`${text(words.stageTitle(stage.no, stage.title))} <small>${text(stageShown(stage, timeline, locale))}</small>`, table(pick(stage.milestones), locale, words, false))),
    ...(own.length === 0 ? [] : [section(text(words.lasting), table(own, locale, words, false))]),
    ...(timeline.upcomingRules.length === 0 ? [] : [section(text(words.upcoming),
      `<ul>\n${timeline.upcomingRules.map(({ due, date, count, errors }) => `<li>${text(words.rules(labels.due[due], date, count, errors))}</li>`).join('\n')}\n</ul>`)]),
    '</article>',
  ].join('\n');
}

function table(entries: readonly TimelineEntry[], locale: Locale, words: TimelineWords, remedy: boolean): string {
  const rows = entries.map((entry, i) => {
    const day = dayShown(entry);
    const detail = detailOf(entry, locale);
    return [
      `<tr class="${entry.state}">`, `<td class="state"><span aria-hidden="true">${MARKS[entry.state]}</span> ${text(words.state[entry.state])}</td>`,
      `<td class="day">${day === null ? text(words.undated) : time(day)}</td>`,
      `<td>${text(entry.title)}${entry.count > 1 ? ` ×${entry.count}` : ''}${detail === '' ? '' : `<br><small>${text(detail)}</small>`}${remedy && entry.remedy !== '' && entry.remedy !== entries[i - 1]?.remedy ? `<br>→ ${text(entry.remedy)}` : ''}</td>`,
      `<td class="code">${entry.code === null ? '' : `<code>${text(entry.code)}</code>`}</td>`, '</tr>',
    ].join('');
  });
  return `<table>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function time(day: string): string {
  return `<time datetime="${text(day)}">${text(day)}</time>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as text, whatever stands in it; control characters are no part of HTML. */
function text(written: string): string {
  return written.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
