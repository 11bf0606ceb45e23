import type { Queue } from "#server/core/ports/queue.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { idempotencyRows } from "#server/desk/idempotency/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { checkInvariants } from "#server/operate/invariants/check-invariants.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { deadLetterRows } from "#server/operate/letters/rows.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Rows } from "#server/platform/db/rows.ts";
import { until } from "../../fixtures/until.ts";
import { listComplaints } from "./complaints.ts";
import { listLetters } from "./letters.ts";
import type { ChaosProcess } from "./process.ts";

export interface Expected {
  /** Messages put aside, in the dead-letter queue or collected from it; none unless given. */
  readonly deadLetters?: number;
}

interface Scene {
  readonly db: Database;
  /** Complaints whose filing was confirmed to their customer. */
  readonly filed: readonly string[];
  readonly deadLetters: Queue;
  /** Whose last words are shown when something is wrong. */
  readonly processes: readonly ChaosProcess[];
}

/** Resolves when nothing is on its way any more: outboxes and queue are empty, and were at the look before. */
export async function untilQuiet(db: Database, { queue, withinMs }: { queue: Queue; withinMs: number }): Promise<void> {
  let before = "";
  await until(
    "a desk at rest",
    async () => {
      const [outboxes, events, depth] = await Promise.all([
        countOutboxes(db),
        db.collection(eventRows).countDocuments({}),
        queue.depth(),
      ]);
      const now = JSON.stringify({ outboxes, events, depth });
      const isEmpty = outboxes + depth.visible + depth.inFlight + depth.delayed === 0;
      const isSame = before === now;
      before = now;
      if (!isEmpty) throw new Error(now);
      return isSame;
    },
    { withinMs, everyMs: 150 },
  );
}

/** Whether nothing is on its way at this moment. */
export async function isQuiet(db: Database, queue: Queue): Promise<boolean> {
  const [outboxes, depth] = await Promise.all([countOutboxes(db), queue.depth()]);
  return outboxes + depth.visible + depth.inFlight + depth.delayed === 0;
}

/** Resolves when every event has left its outbox, whatever is in the queue. */
export async function untilRelayed(db: Database): Promise<void> {
  await until("empty outboxes", async () => (await countOutboxes(db)) === 0, { withinMs: 30_000 });
}

async function countOutboxes(db: Database): Promise<number> {
  const waiting = { outboxAt: { $exists: true } };
  const [tickets, agents] = await Promise.all([
    db.collection(complaintRows).countDocuments(waiting),
    db.collection(agentRows).countDocuments(waiting),
  ]);
  return tickets + agents;
}

/** @throws an error that names everything that is lost, doubled or contradicts itself. */
export async function expectNothingLost(
  { db, filed, deadLetters, processes }: Scene,
  { deadLetters: expectedLetters = 0 }: Expected,
): Promise<void> {
  const { violations } = await checkInvariants(createInvariantStore(db), { clock: systemClock });
  const problems = violations.map(({ id, sentence }) => `${id}: ${sentence}`);
  const present = new Set((await listComplaints(db)).map(({ id }) => id));
  for (const id of filed) if (!present.has(id)) problems.push(`The complaint ${id} was confirmed and is not there.`);
  const letters = await listLetters(db, deadLetters);
  if (letters.length !== expectedLetters) {
    const reasons = letters.map(({ reason, error }) => `${reason} (${error})`);
    problems.push(`${letters.length} dead letters, not ${expectedLetters}: ${reasons.join(", ")}`);
  }
  if (problems.length === 0) return;
  const words = processes.map(({ pid, lines }) => `--- process ${pid}\n${lines.slice(-25).join("\n")}`);
  throw new Error([...problems, ...words].join("\n"));
}

/** Empties the desk and its queues between two tests; people stay. */
export async function wipe(db: Database, queues: readonly Queue[]): Promise<void> {
  const wiped: readonly Rows<object>[] = [
    agentRows,
    complaintRows,
    deadLetterRows,
    eventRows,
    idempotencyRows,
    notificationRows,
  ];
  await Promise.all(wiped.map((rows) => db.collection(rows).deleteMany({})));
  for (const queue of queues) {
    for (let left = await take(queue); left.length > 0; left = await take(queue)) await queue.delete(left);
  }
}

const take = (queue: Queue) => queue.receive({ max: 10, waitSeconds: 0 });
