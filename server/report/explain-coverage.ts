import { inLocale, type Locale } from '../../schemas/localized.js';
import { mask } from '../check/mask.js';
import type { LeafCoverage } from '../check/model.js';
import { LABELS } from './labels.js';
import type { Ink } from './paper.js';

/** More items than a reader would go through; the count says how many there are. */
const MOST_SHOWN = 12;
const MARK = { 1: '✓', 0.5: '½', 0: '✗' } as const;

/** Both sides of a leaf in one project: where the manual says it, and which evidence counts or why not. */
export function leafCoverageLines(leaf: LeafCoverage, locale: Locale, paint: Ink): string[] {
  const labels = LABELS[locale];
  if (leaf.status === 'excluded') return [`  ${labels.status.excluded}`];
  const mark = (share: 1 | 0.5 | 0 | null) => (share === null ? `– ${labels.notJudged}` : MARK[share]);
  const [place] = leaf.where;
  const hidden = leaf.evidence.length - MOST_SHOWN;
  return [
    `  ${paint.dim(labels.documented)} ${mark(leaf.documented)}${place ? `  ${place.file}${place.section ? ` › ${mask(place.section)}` : ''}` : ''}`,
    `  ${paint.dim(labels.evidenced)} ${mark(leaf.evidenced)}`,
    ...leaf.evidence.slice(0, MOST_SHOWN).map(({ id, file, share, reason }) =>
      `    ${MARK[share]} ${mask(id)}${file === null ? '' : `  ${mask(file)}`}${reason ? `  ${paint.dim(inLocale(reason, locale))}` : ''}`),
    ...(hidden > 0 ? [`    ${paint.dim(`… +${hidden}`)}`] : []),
  ];
}
