import { crashPoint } from "#server/core/crash-point.ts";
import { type Attributes, KEPT_ATTRIBUTES } from "#server/core/outbox/attributes.ts";
import { isGivenUp } from "#server/core/outbox/refusal.ts";
import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { EntryFailure, OutgoingMessage, Queue } from "#server/core/ports/queue.ts";
import { wordsOf } from "#server/core/saying.ts";
import { leaseEnd, RETRY_MS, SLICE_MS } from "#server/platform/lease.ts";
import { type DeadLetter, keptUntil, type LetterReason, letterTag } from "./dead-letter.ts";
import { groupingOf } from "./grouping.ts";
import type { Redrive } from "./redrive.ts";
import type { Letters, Redrives } from "./room.ts";

/** Ten every fifth of a second: a mended group must not come over the desk like a flood. */
const BATCH = 10;
const PAUSE_MS = 200;
const LOOK_MS = 1_000;
/** The slowest message is given up after twelve receipts, far earlier than this. */
const ANSWER_WITHIN_MS = 3_600_000;

export interface RedrivePorts
  extends Letters<"claim" | "listUnsent" | "markSent" | "listUnanswered" | "record" | "redriveFigures">,
    Redrives<"lease" | "prepared" | "save" | "finish"> {
  readonly queue: Pick<Queue, "send">;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Who holds the lease. */
  readonly worker: string;
}

/**
 * Works on one retry for a while, if there is one that nobody works on. Whoever is killed leaves it to the next runner,
 * which repeats at most what was just sent: the same event, handled without effect.
 * @returns whether there was one
 */
export async function runRedrive(ports: RedrivePorts, signal: AbortSignal): Promise<boolean> {
  const { redrives, clock, worker } = ports;
  const now = clock.now();
  const redrive = await redrives.lease(worker, now, leaseEnd(now));
  if (!redrive) return false;
  try {
    const lookAgainAt = await work(ports, redrive, signal);
    await redrives.save(redrive.id, worker, lookAgainAt, {});
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    await redrives.save(redrive.id, worker, new Date(clock.now().getTime() + RETRY_MS), { problem });
    throw error;
  }
  return true;
}

/** Resolves to the time from which somebody shall look at it again. */
async function work(ports: RedrivePorts, redrive: Redrive, signal: AbortSignal): Promise<Date> {
  const { letters, redrives, clock, worker } = ports;
  if (redrive.state === "preparing") {
    // Its creator died, or is about to do the same.
    await letters.claim(redrive.selection, redrive.id);
    await redrives.prepared(redrive.id, (await letters.redriveFigures(redrive.id)).total);
    return clock.now();
  }
  if (redrive.state !== "waiting" && !(await sendAll(ports, redrive, signal))) return clock.now();
  const { sent, resolved, failedAgain } = await letters.redriveFigures(redrive.id);
  const now = clock.now();
  // Not the total counted just now: a letter that changed its state meanwhile may have been in neither count.
  if (resolved + failedAgain >= redrive.total) {
    const end = { sent, resolved, failedAgain, finishedAt: now, problem: null };
    await redrives.finish(redrive.id, worker, end, keptUntil(now));
    return now;
  }
  if (redrive.sentAllAt && now.getTime() - redrive.sentAllAt.getTime() > ANSWER_WITHIN_MS) {
    const silent = await letters.listUnanswered(redrive.id, BATCH * 10);
    const error = wordsOf({ key: "letters.undeclared.noAnswer" });
    for (const letter of silent) await putBack(ports, letter, "no-answer", error);
    return now;
  }
  return new Date(now.getTime() + LOOK_MS);
}

/** True when everything is sent. */
async function sendAll(ports: RedrivePorts, redrive: Redrive, signal: AbortSignal): Promise<boolean> {
  const { letters, redrives, queue, clock, timers, worker } = ports;
  const endsAt = clock.now().getTime() + SLICE_MS;
  while (!signal.aborted && clock.now().getTime() < endsAt) {
    const batch = await letters.listUnsent(redrive.id, BATCH);
    if (batch.length === 0) {
      await redrives.save(redrive.id, worker, leaseEnd(clock.now()), {
        state: "waiting",
        sentAllAt: clock.now(),
        problem: null,
      });
      return true;
    }
    const failures = await queue.send(batch.map(toMessage));
    crashPoint("redrive.sent");
    const triedForMs = clock.now().getTime() - redrive.createdAt.getTime();
    const isOver = (failure: EntryFailure) => isGivenUp(failure, triedForMs, ANSWER_WITHIN_MS);
    const failed = new Map(failures.map((failure) => [failure.id, failure]));
    await letters.markSent(
      redrive.id,
      batch.filter(({ id }) => !failed.has(id)).map(({ id }) => id),
    );
    for (const letter of batch) {
      const failure = failed.get(letter.id);
      if (failure && isOver(failure)) await putBack(ports, letter, "refused", `${failure.code}: ${failure.message}`);
    }
    const problem = failures.find((failure) => !isOver(failure))?.message ?? null;
    if (!(await redrives.save(redrive.id, worker, leaseEnd(clock.now()), { problem }))) return false;
    await timers.sleep(problem ? RETRY_MS : PAUSE_MS, signal);
  }
  return false;
}

function toMessage(letter: DeadLetter): OutgoingMessage {
  const kept = KEPT_ATTRIBUTES.flatMap((name) => {
    const value = letter.attributes[name];
    return value === undefined ? [] : [[name, value]];
  });
  // What is retried is no replay any more, and a message has room for nine of ours beside the reason of a next failure.
  const { replayId: _over, ...attributes }: Attributes = {
    ...Object.fromEntries(kept),
    origin: "redrive",
    letter: letterTag(letter),
  };
  return { id: letter.id, body: letter.body, attributes };
}

async function putBack(
  { letters, clock }: Letters<"record"> & Pick<RedrivePorts, "clock">,
  letter: DeadLetter,
  reason: LetterReason,
  error: string,
): Promise<void> {
  const { id, body, attributes, cutFromBytes, attempts: attempt } = letter;
  const messageId = `${reason} ${attempt}`;
  const failure = { messageId, at: clock.now(), reason, error, receiveCount: 0, worker: null };
  await letters.record({ id, body, attributes, cutFromBytes, grouping: groupingOf(reason, error), failure, attempt });
}
