const TICK_MS = 500;
/** Probes come every few seconds: what stood still between two of them must be seen by the second. */
const REMEMBERED_MS = 15_000;

export interface EventLoopLag {
  /** The longest that a timer was late lately, in seconds: as long as nobody was answered. */
  worstSeconds(): number;
  stop(): void;
}

/** Watches whether the process gets round to its work. Its timer does not keep the process alive. */
export function watchEventLoop(now: () => number = () => performance.now()): EventLoopLag {
  let late: { readonly at: number; readonly ms: number }[] = [];
  let dueAt = now() + TICK_MS;
  const timer = setInterval(() => {
    const at = now();
    late = [...late.filter((each) => at - each.at < REMEMBERED_MS), { at, ms: Math.max(0, at - dueAt) }];
    dueAt = at + TICK_MS;
  }, TICK_MS);
  timer.unref();
  return {
    worstSeconds: () => Math.max(0, now() - dueAt, ...late.map(({ ms }) => ms)) / 1_000,
    stop: () => clearInterval(timer),
  };
}
