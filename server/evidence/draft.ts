/** How skeletons mark what a person has to fill in. */
export const OPEN_PLACE = '【待填写';

/** Whether an item still holds a place to be filled in, at any depth. */
export function isDraft(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(OPEN_PLACE);
  return value !== null && typeof value === 'object' && Object.values(value).some(isDraft);
}
