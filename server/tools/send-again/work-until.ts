import { systemTimers } from "#server/platform/timers.ts";

const LOOK_MS = 500;

export interface Work<Progress> {
  /** Works on whatever is due; resolves to whether there was anything. */
  readonly step: (signal: AbortSignal) => Promise<boolean>;
  readonly look: () => Promise<Progress>;
  readonly isOver: (progress: Progress) => boolean;
  readonly show: (progress: Progress) => void;
  readonly onProblem: (error: unknown) => void;
}

/** Works and shows how far it is, until it is over or the signal aborts. A consumer may do the same work meanwhile. */
export async function workUntil<Progress>(work: Work<Progress>, signal: AbortSignal): Promise<Progress> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const working = keepWorking(work, either);
  try {
    for (;;) {
      const progress = await work.look();
      work.show(progress);
      if (work.isOver(progress) || signal.aborted) return progress;
      await systemTimers.sleep(LOOK_MS, signal);
    }
  } finally {
    over.abort();
    await working;
  }
}

async function keepWorking({ step, onProblem }: Pick<Work<unknown>, "step" | "onProblem">, signal: AbortSignal) {
  while (!signal.aborted) {
    let found = false;
    try {
      found = await step(signal);
    } catch (error) {
      onProblem(error);
    }
    if (!found) await systemTimers.sleep(LOOK_MS, signal);
  }
}
