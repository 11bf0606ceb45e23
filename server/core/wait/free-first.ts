/** A place of somebody's, and when it is free. */
export interface Seat {
  readonly worker: number;
  at: number;
}

export interface FreeFirst {
  /** The place that is free first; of several that are at the same time the one that was named first. */
  first(): Seat | undefined;
  /** It is free later than it was. */
  moved(): void;
  /** It counts no longer. */
  dropFirst(): void;
}

/** Places in the order in which they become free, as a heap: whoever takes one need not look at all of them. */
export function freeFirst(seats: readonly Seat[]): FreeFirst {
  const heap = seats.map((seat, order) => ({ seat, order }));
  const isBefore = (one: number, other: number) => {
    const [a, b] = [heap[one], heap[other]];
    return a && b ? a.seat.at < b.seat.at || (a.seat.at === b.seat.at && a.order < b.order) : false;
  };
  const sink = (from: number) => {
    let at = from;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = isBefore(right, left) ? right : left;
      if (!isBefore(least, at)) return;
      const [up, down] = [heap[least], heap[at]];
      if (up && down) {
        heap[at] = up;
        heap[least] = down;
      }
      at = least;
    }
  };
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(at);
  return {
    first: () => heap[0]?.seat,
    moved: () => sink(0),
    dropFirst() {
      const last = heap.pop();
      if (!last || heap.length === 0) return;
      heap[0] = last;
      sink(0);
    },
  };
}
