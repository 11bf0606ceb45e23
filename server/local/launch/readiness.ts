import { systemTimers } from "#server/platform/timers.ts";
import type { ChildStart } from "./child.ts";

/** Close looks at first, then rarer ones: a part that takes long should not fill its log with them. */
const POLL_MS = { first: 100, last: 1_000 };
const ANSWER_MS = 20_000;
const READY_WITHIN_MS = 180_000;

/** Waits for the first printed line that `read` makes something of. */
export function untilLine<Ready>(read: (line: string) => Ready | null) {
  return ({ onLine }: ChildStart): Promise<Ready> =>
    new Promise((resolve) => {
      onLine((line) => {
        const found = read(line);
        if (found !== null) resolve(found);
      });
    });
}

/** Waits until the address answers with a success status. @throws after three minutes, with the last answer. */
export function untilAnswers(url: string) {
  return async ({ signal }: Pick<ChildStart, "signal">): Promise<void> => {
    const deadline = performance.now() + READY_WITHIN_MS;
    let last = "no answer";
    let pollMs = POLL_MS.first;
    while (performance.now() < deadline) {
      try {
        const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]) });
        await response.body?.cancel();
        if (response.ok) return;
        last = `status ${response.status}`;
      } catch (error) {
        last = String(error);
      }
      await systemTimers.sleep(pollMs, signal);
      pollMs = Math.min(pollMs * 1.2, POLL_MS.last);
      if (signal.aborted) break;
    }
    throw new Error(`${url} did not become ready (${last}).`);
  };
}
