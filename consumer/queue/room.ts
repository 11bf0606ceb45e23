/** Counts places for messages. A poll reserves what it may bring before it asks, so the limit is never exceeded. */
export interface Room {
  /** Resolves true once `count` places are reserved, in order of asking; false when the signal aborts first. */
  take(count: number, signal: AbortSignal): Promise<boolean>;
  giveBack(count: number): void;
}

interface Waiting {
  readonly count: number;
  readonly admit: () => void;
}

export function createRoom(limit: number): Room {
  let free = limit;
  const line: Waiting[] = [];

  const admitNext = () => {
    for (let next = line[0]; next && next.count <= free; next = line[0]) {
      line.shift();
      free -= next.count;
      next.admit();
    }
  };

  return {
    take(count, signal) {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve(false);
        const leave = () => {
          line.splice(line.indexOf(entry), 1);
          resolve(false);
          admitNext();
        };
        const entry: Waiting = {
          count,
          admit: () => {
            signal.removeEventListener("abort", leave);
            resolve(true);
          },
        };
        signal.addEventListener("abort", leave, { once: true });
        line.push(entry);
        admitNext();
      });
    },
    giveBack(count) {
      free += count;
      admitNext();
    },
  };
}
