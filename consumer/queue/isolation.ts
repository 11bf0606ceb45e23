/**
 * Messages are handled together, except those that came back too often: one of them may be what ends the process, so
 * each of these is handled while nothing else is. The next crash then names its culprit, and its neighbours survive.
 */
export interface Isolation {
  together<Result>(run: () => Promise<Result>): Promise<Result>;
  alone<Result>(run: () => Promise<Result>): Promise<Result>;
}

interface Waiting {
  readonly alone: boolean;
  readonly enter: () => void;
}

export function createIsolation(): Isolation {
  const line: Waiting[] = [];
  let together = 0;
  let alone = false;

  const admitNext = () => {
    for (let next = line[0]; next && !alone; next = line[0]) {
      if (next.alone && together > 0) return;
      line.shift();
      if (next.alone) alone = true;
      else together++;
      next.enter();
    }
  };

  const enter = (wantsAlone: boolean) =>
    new Promise<void>((resolve) => {
      line.push({ alone: wantsAlone, enter: resolve });
      admitNext();
    });

  return {
    async together(run) {
      await enter(false);
      try {
        return await run();
      } finally {
        together--;
        admitNext();
      }
    },
    async alone(run) {
      await enter(true);
      try {
        return await run();
      } finally {
        alone = false;
        admitNext();
      }
    },
  };
}
