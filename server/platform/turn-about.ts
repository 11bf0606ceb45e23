/**
 * Does one piece of work at a time: whoever had a turn goes to the end, so that somebody who brings much waits for the others and
 * they wait for one piece of theirs. Null where too much of the same person's waits already. Work that fails holds nobody up.
 */
export type TurnAbout = <Value>(whom: string, work: () => Promise<Value>) => Promise<Value> | null;

/** @param most how much of one person's there may be, with what is being done */
export function createTurnAbout(most: number): TurnAbout {
  const lines = new Map<string, (() => Promise<void>)[]>();

  const advance = async () => {
    for (;;) {
      const [first] = lines;
      if (!first) return;
      const [whom, line] = first;
      await line[0]?.();
      line.shift();
      lines.delete(whom);
      if (line.length > 0) lines.set(whom, line);
    }
  };

  return <Value>(whom: string, work: () => Promise<Value>) => {
    const line = lines.get(whom) ?? [];
    if (line.length >= most) return null;
    const isIdle = lines.size === 0;
    const done = Promise.withResolvers<Value>();
    line.push(() => work().then(done.resolve, done.reject));
    lines.set(whom, line);
    if (isIdle) void advance();
    return done.promise;
  };
}
