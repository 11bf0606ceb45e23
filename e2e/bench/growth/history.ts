import { claim } from "#server/core/changes/claim.ts";
import { agentIdOf, eventIdOf } from "#server/core/ids.ts";
import { ANYTHING } from "#server/core/taking.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId } from "#server/platform/db/ids.ts";
import { onDatabase } from "../database-process.ts";
import { percentile } from "../figures.ts";
import { fillDatabase } from "../fill-database.ts";

const AT_ONCE = 16;
const ROUNDS = 5;

/** The product's claims a second, sixteen at a time, with so many complaints in history. The median of several rounds. */
export function claimsWithHistory(complaints: number): Promise<number> {
  return onDatabase(async (db) => {
    const { agentIds } = await fillDatabase(db, complaints);
    const rates: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rates.push(await claimLine(db, agentIds));
      // Back into the line, as they were.
      const back = { $set: { status: "Open" as const, assignedTo: null, rev: 3 }, $unset: { slot: "" as const } };
      await db.collection(complaintRows).updateMany({ "assign.by": "auto", status: "In Progress" }, back);
    }
    return percentile(rates, 0.5);
  });
}

/** The one write that must never go wrong: conditional on the revision, a unique place, event and timeline with it. */
export async function claimLine(db: Database, agentIds: readonly string[]): Promise<number> {
  const store = createDispatchStore(db);
  const line = await store.listOpen({ limit: 500, after: null, takes: ANYTHING });
  const waiting = [...line.entries()];
  const startedAt = performance.now();
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, ticket] = next;
      const agent = { id: agentIdOf(agentIds[index % agentIds.length] ?? ""), name: "Agent" };
      const ids = { eventId: eventIdOf(crypto.randomUUID()), entryId: newDocumentId(), token: crypto.randomUUID() };
      const stamp = { now: new Date(), ...ids, traceparent: null };
      // Places from 1 on: place 0 is taken by what the agents have in hand.
      const change = claim(ticket, agent, 1 + Math.floor(index / agentIds.length), WHY, stamp);
      const outcome = await store.commit(ticket, change);
      if (outcome !== "won") throw new Error(`A claim that nobody contests was ${outcome}.`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return (line.length / (performance.now() - startedAt)) * 1_000;
}

const WHY = { rule: "longest-free", freeAgents: 1, skippedForSkill: 0, freeForMs: 0, waitedMs: 0, ahead: 0 } as const;
