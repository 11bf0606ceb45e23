interface TimedPass {
  readonly beganAt: Date;
  readonly endedAt: Date;
}

/** More passes than can begin and end while one message is held. */
const REMEMBERED = 200;

/** When this process's last passes began and ended, so that a message can be told which one served it. */
export interface RecentPasses {
  /** The same pass, noted down, whatever becomes of it. */
  timed<Args extends readonly unknown[], Result>(
    run: (...args: Args) => Promise<Result>,
  ): (...args: Args) => Promise<Result>;
  /** The pass that served a message whose turn came at that moment: the first that began after it. */
  after(moment: Date): TimedPass | null;
}

export function createRecentPasses(now: () => Date): RecentPasses {
  const passes: TimedPass[] = [];
  return {
    timed:
      (run) =>
      async (...args) => {
        const beganAt = now();
        try {
          return await run(...args);
        } finally {
          passes.push({ beganAt, endedAt: now() });
          if (passes.length > REMEMBERED) passes.shift();
        }
      },
    after: (moment) => passes.find(({ beganAt }) => beganAt >= moment) ?? null,
  };
}
