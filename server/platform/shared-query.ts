import DataLoader from "dataloader";
import type { Timers } from "#server/core/ports/environment.ts";
import { systemTimers } from "./timers.ts";
import { within } from "./within.ts";

/** The most questions that one query is asked. */
const MOST_AT_ONCE = 500;
/** Of a healthy database nothing takes this long: one command that hangs must not hold up whoever asks after it. */
const LONGEST_TURN_MS = 500;

interface Sharing {
  readonly timers?: Timers;
  /**
   * How long who asks next waits at least, from when a query began: for what a crowd asks that trickles in so fast that
   * each would still be alone, and so slowly that each finds the last query done.
   */
  readonly pauseMs?: number;
  /** When a query begins that waits for none: in the next turn of the event loop unless given. */
  readonly later?: (begin: () => void) => unknown;
}

/**
 * Lets questions that many ask at once share one query: while one is under way, who asks waits for it, but for half a second at most,
 * and shares the next. Whoever asks alone waits for nobody. Nothing is remembered: whatever is asked is answered by a query that
 * began afterwards. An `Error` among the answers is for its own question alone; a query that fails as a whole fails
 * everybody who shared it.
 * @param answerAll answers in the order of the questions; the same question may be among them more than once.
 */
export function sharedQuery<Question, Answer>(
  answerAll: (questions: readonly Question[]) => Promise<readonly (Answer | Error)[]>,
  { timers = systemTimers, pauseMs = 0, later = setImmediate }: Sharing = {},
): (question: Question) => Promise<Answer> {
  let last: Promise<unknown> | null = null;
  const loader = new DataLoader<Question, Answer>(
    (questions) => {
      const mine = answerAll(questions);
      const ended = Promise.all([mine.catch(() => {}), pauseMs > 0 ? timers.sleep(pauseMs) : null]).then(() => {
        if (last === ended) last = null;
      });
      last = ended;
      return mine;
    },
    {
      cache: false,
      maxBatchSize: MOST_AT_ONCE,
      batchScheduleFn(dispatch) {
        if (!last) return void later(dispatch);
        void within({ timers, ms: LONGEST_TURN_MS }, last, undefined).then(() => later(dispatch));
      },
    },
  );
  return (question) => loader.load(question);
}
