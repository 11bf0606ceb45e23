/** Time that passes only when the scheduler says so. */
export interface VirtualTimers {
  now(): number;
  /** Resolves after so much virtual time, or when the signal aborts; never when the owner is forgotten before. */
  sleep(owner: object, ms: number, signal?: AbortSignal): Promise<void>;
  at(due: number, wake: () => void): void;
  forget(owner: object): void;
  /** Lets so much time pass and wakes everybody who is due. */
  pass(ms: number): void;
  /** Lets time pass until the next sleeper is due; false when nobody sleeps. */
  toNext(): boolean;
}

interface Sleeper {
  readonly due: number;
  readonly owner: object | null;
  readonly wake: () => void;
}

const START = Date.UTC(2026, 0, 17, 12);

export function createVirtualTimers(): VirtualTimers {
  let now = START;
  /** In order of waking, the next one last. */
  let sleepers: Sleeper[] = [];

  const add = (sleeper: Sleeper) => {
    let index = sleepers.length;
    while (index > 0 && (sleepers[index - 1]?.due ?? 0) <= sleeper.due) index--;
    sleepers.splice(index, 0, sleeper);
  };
  const remove = (sleeper: Sleeper) => {
    const index = sleepers.indexOf(sleeper);
    if (index >= 0) sleepers.splice(index, 1);
  };
  const wakeDue = () => {
    for (let next = sleepers.at(-1); next && next.due <= now; next = sleepers.at(-1)) {
      sleepers.pop();
      next.wake();
    }
  };

  return {
    now: () => now,
    sleep(owner, ms, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const leave = () => {
          remove(sleeper);
          resolve();
        };
        const wake = () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        };
        const sleeper: Sleeper = { due: now + ms, owner, wake };
        add(sleeper);
        signal?.addEventListener("abort", leave, { once: true });
      });
    },
    at: (due, wake) => add({ due, owner: null, wake }),
    forget(owner) {
      sleepers = sleepers.filter((sleeper) => sleeper.owner !== owner);
    },
    pass(ms) {
      now += ms;
      wakeDue();
    },
    toNext() {
      const next = sleepers.at(-1);
      if (!next) return false;
      now = Math.max(now, next.due);
      wakeDue();
      return true;
    },
  };
}
