/** How many of things that stand in order do not lie beyond a number, by halving: the last of those is at this index less one. */
export function upTo<T>(ordered: readonly T[], most: number, of: (one: T) => number): number {
  return countWhile(ordered.length, (i) => of(ordered[i]!) <= most);
}

/** How many of `length` things hold, where those that do stand before those that do not. */
export function countWhile(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
