import type { DETECTOR_NAMES } from '../rules/detector-names.js';

/**
 * Named detectors: what needs a checksum, or context that RE2 patterns cannot express. A closed list in code; a rule
 * names one in `forbid: { detector }`. `placeholder` is not here: placeholders are facts of a document.
 */
type TextDetector = Exclude<(typeof DETECTOR_NAMES)[number], 'placeholder'>;

export function isDetector(name: string): name is TextDetector {
  return name === 'mobile' || name === 'resident-id';
}

/** Places of a kind of personal data in normalised text. */
export function detect(detector: TextDetector, text: string): { from: number; to: number }[] {
  return detector === 'mobile' ? mobiles(text) : residentIds(text);
}

/** Mainland mobile numbers that are not part of a longer number, code or path. */
function mobiles(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/(?<![0-9a-z_./-])1[3-9]\d{9}(?![0-9a-z_/-])/g)].map((m) => ({ from: m.index, to: m.index + m[0].length }));
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10x98765432';

/** 18-digit resident identity numbers (GB 11643: region, birth date, order, check character). */
function residentIds(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/(?<![0-9a-z])[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx](?![0-9a-z])/g)]
    .filter(([id]) => CHECK_CHARACTERS[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(id[i]), 0) % 11] === id[17])
    .map((m) => ({ from: m.index, to: m.index + m[0].length }));
}
