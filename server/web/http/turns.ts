/** Serves a request, or finds that it has gone; calls `done` once when it is answered. */
type Serve = (done: () => void) => void;

interface Queue {
  serving: number;
  readonly waiting: Serve[];
  isAdvancing: boolean;
}

export interface Turns {
  /** Serves at once or in turn. False when too many wait already. */
  take(whom: string, serve: Serve): boolean;
}

interface TurnLimits {
  /** How many of whose are served at a time, as it is now. */
  readonly mostOf: (whom: string) => number;
  readonly mostWaiting: number;
}

/**
 * Lets so many requests of each address be served at a time and the others wait, so that nobody who sends a thousand at
 * once stands before everybody else: within one process they would all be begun before the first was refused.
 */
export function createTurns({ mostOf, mostWaiting }: TurnLimits): Turns {
  const queues = new Map<string, Queue>();

  const begin = (whom: string, queue: Queue, serve: Serve) => {
    queue.serving += 1;
    let isDone = false;
    serve(() => {
      if (isDone) return;
      isDone = true;
      queue.serving -= 1;
      advance(whom, queue);
    });
  };
  const advance = (whom: string, queue: Queue) => {
    // One that is done at once lets the loop below go on instead of beginning another.
    if (queue.isAdvancing) return;
    queue.isAdvancing = true;
    while (queue.serving < mostOf(whom)) {
      const next = queue.waiting.shift();
      if (!next) break;
      begin(whom, queue, next);
    }
    queue.isAdvancing = false;
    if (queue.serving === 0) queues.delete(whom);
  };

  return {
    take(whom, serve) {
      const queue = queues.get(whom) ?? { serving: 0, waiting: [], isAdvancing: false };
      if (queue.serving >= mostOf(whom) && queue.waiting.length >= mostWaiting) return false;
      queues.set(whom, queue);
      queue.waiting.push(serve);
      advance(whom, queue);
      return true;
    },
  };
}
