/** What is kept between scans; a larger text's buffers are given back. */
const KEPT = 1 << 18;

/** Pairs of numbers in two growing arrays: what is found, and where. Objects for each would cost more than finding them. */
export class Occurrences {
  ids = new Int32Array(1024);
  places = new Int32Array(1024);
  length = 0;

  push(id: number, place: number): void {
    if (this.length === this.ids.length) {
      this.ids = grown(this.ids);
      this.places = grown(this.places);
    }
    this.ids[this.length] = id;
    this.places[this.length++] = place;
  }

  clear(): void {
    this.length = 0;
    if (this.ids.length <= KEPT) return;
    this.ids = new Int32Array(1024);
    this.places = new Int32Array(1024);
  }
}

/** An array to work in that is kept from one text to the next: allocating one costs more than scanning a clause. */
export class Scratch {
  #array = new Int32Array(1024);

  /** At least this many entries, with whatever they held before. */
  of(length: number): Int32Array {
    if (length > this.#array.length || (this.#array.length > KEPT && length <= KEPT)) this.#array = new Int32Array(Math.max(1024, 2 ** Math.ceil(Math.log2(length))));
    return this.#array;
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
