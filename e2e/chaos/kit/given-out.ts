import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "#server/core/actor.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { patiently } from "./patiently.ts";
import type { ChaosWorld } from "./world.ts";

/** How long tickets waited for their agent, in milliseconds, the shortest first. */
export type Waits = readonly number[];

const EVERY_MS = 100;

/** Files as many, one after the other, and resolves when each is with an agent: however long that takes is in the answer. */
export async function fileAndWait({ web, db }: ChaosWorld, customer: Actor, count: number): Promise<Waits> {
  const waits: Promise<number>[] = [];
  for (let number = 1; number <= count; number++) {
    const { _id } = await web.file(customer, { title: `Filed on the page, ${number}` });
    const filedAt = performance.now();
    const given = patiently("a ticket with its agent", () =>
      db.collection(complaintRows).findOne({ _id: toObjectId(_id), assignedTo: { $ne: null } }),
    );
    waits.push(given.then(() => performance.now() - filedAt));
    await sleep(EVERY_MS);
  }
  return (await Promise.all(waits)).toSorted((a, b) => a - b);
}

/** For a line in the log: half of them, and the slowest. */
export function inWords(waits: Waits): string {
  return `${waits.length} tickets, half within ${Math.round(waits[waits.length >> 1] ?? 0)} ms, all within ${Math.round(waits.at(-1) ?? 0)} ms`;
}
