import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { Complaint } from "#server/desk/complaints/wire.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { createSqsQueue } from "#server/platform/aws/sqs-queue.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { listLetters } from "../chaos/kit/letters.ts";
import { untilQuiet } from "../chaos/kit/nothing-lost.ts";
import type { Person } from "../fixtures/people.ts";
import { until } from "../fixtures/until.ts";
import { type Check, needed, Skipped } from "./check.ts";
import type { OwnDesk } from "./own-desk.ts";
import type { OwnTopic } from "./own-topic.ts";
import type { TcpProxy } from "./tcp-proxy.ts";

const COMPLAINTS = 40;
const PER_SECOND = 6;
const CUSTOMERS = 4;
const AGENTS = 3;
const AGENTS_LOOK_EVERY_MS = 200;
const CUT_MS = 2_000;
const SETTLED_WITHIN_MS = 90_000;

/** A desk under load, what can be done to it, and what came of it. */
export interface Storm {
  readonly desk: OwnDesk;
  readonly db: Database;
  readonly topic: OwnTopic;
  /** In front of the database; absent where nobody can stand there, with the reason. */
  readonly proxy: TcpProxy | string;
  readonly proxiedUri: string | undefined;
  /** What was answered as filed. */
  readonly filed: Set<string>;
  /** Letters that were there before. */
  lettersBefore: number;
  /** Connections that were open when the network was cut. */
  cut: number;
}

/** Under load a consumer is killed, connections are cut, another consumer is killed; then it must all have happened, once. */
export const NEMESIS: readonly Check<Storm>[] = [
  needed(
    "under load, with consumers killed and connections cut, everything is solved",
    "work that stands still",
    weather,
  ),
  needed("no complaint that was answered is lost", "complaints", async ({ db, filed }) => {
    const rows = await db
      .collection(complaintRows)
      .find({ _id: { $in: [...filed].map(toObjectId) } }, { projection: { _id: 1 } })
      .toArray();
    assert.deepEqual([filed.size, rows.length], [COMPLAINTS, COMPLAINTS]);
  }),
  needed("none was filed twice", "Idempotency-Key", async ({ db }) => {
    assert.equal(await db.collection(complaintRows).countDocuments({ title: /^In the storm/ }), COMPLAINTS);
  }),
  needed("nobody was told of one assignment twice", "notifications", async ({ db }) => {
    const told = await db.collection(notificationRows).find({ type: "assigned" }).toArray();
    const keys = told.map(({ eventId, recipient }) => `${eventId} ${recipient.toHexString()}`);
    assert.equal(new Set(keys).size, keys.length);
  }),
  needed("nothing was put aside", "dead letters without a reason", async ({ db, topic, lettersBefore }) => {
    const letters = await listLetters(db, queuesOf(topic).deadLetters);
    assert.equal(
      letters.length - lettersBefore,
      0,
      letters.map(({ reason, error }) => `${reason} (${error})`).join(", "),
    );
  }),
  needed("connections were cut", "breaks in the network were not tried", async ({ proxy, cut }) => {
    if (typeof proxy === "string") throw new Skipped(proxy);
    assert.ok(cut > 0, "nobody was connected when the network was cut");
  }),
];

async function weather(storm: Storm): Promise<void> {
  const { desk, proxy, proxiedUri, filed } = storm;
  await desk.people.clear();
  const customers: Person[] = [];
  for (let n = 1; n <= CUSTOMERS; n++) customers.push(await desk.people.customer(`Customer ${n}`));
  const agents: Person[] = [];
  for (let n = 1; n <= AGENTS; n++) agents.push(await desk.people.agent(`Agent ${n}`, { onDuty: true, capacity: 2 }));
  storm.lettersBefore = (await listLetters(storm.db, queuesOf(storm.topic).deadLetters)).length;

  const over = new AbortController();
  const staff = solveAll(agents, over.signal);
  const filing = Array.from({ length: COMPLAINTS }, async (_, n) => {
    await sleep((n * 1_000) / PER_SECOND);
    const customer = customers[n % CUSTOMERS];
    if (customer) filed.add(await fileUntilAnswered(customer, `In the storm ${n + 1}`));
  });
  const answered = Promise.all(filing);
  const isFiled = (share: number) =>
    until(`${share * 100} % filed`, async () => filed.size >= COMPLAINTS * share, { withinMs: 60_000 });

  try {
    await isFiled(0.2);
    await desk.consumer.end("SIGKILL");
    const second = await desk.addConsumer(proxiedUri);
    await isFiled(0.4);
    if (typeof proxy !== "string") {
      storm.cut = proxy.cut();
      await sleep(CUT_MS);
      proxy.mend();
    }
    await isFiled(0.7);
    await second.end("SIGKILL");
    await desk.addConsumer();
    await answered;
    await until("everything solved", async () => (await countUnsolved(storm)) === 0, {
      withinMs: SETTLED_WITHIN_MS,
      everyMs: 100,
    });
    await untilQuiet(storm.db, { queue: queuesOf(storm.topic).queue, withinMs: 30_000 });
  } finally {
    over.abort();
    await staff;
    await Promise.allSettled(filing);
  }
}

/** The same key each time: what was written and not answered is not filed twice. */
async function fileUntilAnswered({ rest }: Person, title: string): Promise<string> {
  const headers = { "idempotency-key": randomUUID() };
  const body = { title, description: "Nothing works, and it rains in.", category: "Technical" };
  return until(
    `${title} filed`,
    async () => {
      const answer = await rest("POST", "/api/complaints", body, headers);
      return answer.status === 201 ? Complaint.parse(answer.body)._id : null;
    },
    { withinMs: 60_000, everyMs: 200 },
  );
}

const Mine = z.object({ items: z.array(Complaint) });

/** Agents solve what they are given; what breaks while they do, they do again. */
async function solveAll(agents: readonly Person[], over: AbortSignal): Promise<void> {
  const solve = async ({ rest }: Person) => {
    const { body } = await rest("GET", "/api/complaints?assignedTo=me&status=In%20Progress");
    for (const { _id } of Mine.parse(body).items) {
      await rest("PATCH", `/api/complaints/${_id}/status`, { status: "Resolved", message: "Done." });
    }
  };
  while (!over.aborted) {
    await Promise.allSettled(agents.map(solve));
    await sleep(AGENTS_LOOK_EVERY_MS);
  }
}

function countUnsolved({ db }: Storm): Promise<number> {
  return db.collection(complaintRows).countDocuments({ status: { $in: ["Open", "In Progress"] } });
}

function queuesOf({ sqs, topology }: OwnTopic) {
  return {
    queue: createSqsQueue({ sqs, queueUrl: topology.queue.url }),
    deadLetters: createSqsQueue({ sqs, queueUrl: topology.deadLetters.url }),
  };
}
