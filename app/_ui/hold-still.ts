/** For so long after a pointer moved over rows they stay: one that lies there is nobody's, and the rows must go on. */
const MOVED_LATELY_MS = 5_000;
/** Whoever pressed something wants to see what comes of it. */
const ACTED_MS = 2_000;

export interface Holder {
  /** A pointer is over the rows. */
  pointed(): void;
  /** Something in the rows was pressed. */
  acted(): void;
  left(): void;
}

/** Says when rows have to stay where they are: while a pointer is over them, up to a while after it last moved. */
export function createHolder(onHold: (isHeld: boolean) => void): Holder {
  let release: ReturnType<typeof setTimeout> | undefined;
  let actedAtMs = Number.NEGATIVE_INFINITY;
  const left = () => {
    if (release === undefined) return;
    clearTimeout(release);
    release = undefined;
    onHold(false);
  };
  return {
    left,
    acted() {
      actedAtMs = performance.now();
      left();
    },
    pointed() {
      if (performance.now() - actedAtMs < ACTED_MS) return;
      if (release === undefined) onHold(true);
      clearTimeout(release);
      release = setTimeout(left, MOVED_LATELY_MS);
    },
  };
}
