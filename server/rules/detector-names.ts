/** Detectors that `forbid` may name: a closed list; what each finds is written in the room `check`. */
export const DETECTOR_NAMES = ['placeholder', 'mobile', 'resident-id'] as const;
