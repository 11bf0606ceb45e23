import type { Actor } from "#server/core/actor.ts";
import { userIdOf } from "#server/core/ids.ts";
import type { EntryFailure, OutgoingMessage, QueueMessage } from "#server/core/ports/queue.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import { readLetter } from "#server/operate/letters/read-letter.ts";
import { runRedrive } from "#server/operate/letters/run-redrive.ts";
import { runReplay } from "#server/operate/replay/run-replay.ts";
import { systemTimers } from "#server/platform/timers.ts";

export const ADMIN: Actor = { id: userIdOf("6".repeat(24)), name: "Ada Admin", role: "admin" };

/** A dead letter as a collector receives it. */
export function aDeadMessage(
  id: string,
  rest: Partial<QueueMessage> & { error?: string; reason?: string } = {},
): QueueMessage {
  const { error = "No.", reason = "schema", attributes = {}, ...fields } = rest;
  const failure = { reason, error, receiveCount: 1, at: "2026-01-17T12:00:00.000Z", worker: "w1" };
  return {
    messageId: `dead-${id}`,
    receiptHandle: "r",
    body: JSON.stringify({ about: id }),
    receiveCount: 1,
    sentAt: new Date(),
    ...fields,
    attributes: { eventId: id, eventType: "ticket.created", failure: JSON.stringify(failure), ...attributes },
  };
}

/** The pipeline's decisions and runners on a real database; what would go to the queue is collected. */
export async function startLetterWorld() {
  const { db, stop } = await startTestDesk();
  const deps = composeLetters(db);
  const sent: OutgoingMessage[] = [];
  const published: OutgoingMessage[] = [];
  let answer: (messages: readonly OutgoingMessage[]) => EntryFailure[] = () => [];
  const runner = {
    ...deps,
    timers: { sleep: (_ms: number, signal?: AbortSignal) => systemTimers.sleep(0, signal) },
    worker: "test",
    queue: {
      async send(messages: readonly OutgoingMessage[]) {
        const failures = answer(messages);
        const failed = new Set(failures.map(({ id }) => id));
        sent.push(...messages.filter(({ id }) => !failed.has(id)));
        return failures;
      },
    },
    topic: {
      async publish(messages: readonly OutgoingMessage[]) {
        published.push(...messages);
        return [];
      },
    },
  };
  const never = new AbortController().signal;

  return {
    db,
    deps,
    runner,
    sent,
    published,
    /** From now on the queue answers like this. */
    queueAnswers(next: typeof answer) {
      answer = next;
    },
    put: (message: QueueMessage) => deps.letters.record(readLetter("queue", message, new Date())),
    redrive: (signal = never) => runRedrive(runner, signal),
    replay: (signal = never) => runReplay(runner, signal),
    [Symbol.asyncDispose]: stop,
  };
}
