import { type mongo, Types } from "mongoose";
import { refresh } from "#server/core/assignments/refresh.ts";
import { release } from "#server/core/assignments/release.ts";
import type { AgentId } from "#server/core/ids.ts";
import type { AgentActor } from "#server/core/testing.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { systemClock } from "#server/platform/clock.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { checkInvariants } from "./check-invariants.ts";
import { createInvariantStore } from "./store.ts";

export const id = (hex: string) => new Types.ObjectId(hex);

/** A file's desk, at rest, with ways to break what no use case would break: writes behind everybody's back. */
export async function openDeskToSpoil() {
  const it = await openDesk();
  const store = createInvariantStore(it.db);
  const collection = (name: string) => anyRows(it.db, name);
  const violations = async () => {
    await it.relayed();
    return (await checkInvariants(store, { clock: systemClock })).violations;
  };

  /** The agents named are released and refreshed first, as in a consumer's pass. */
  const dispatch = async (named: readonly AgentId[] = []) => {
    await it.relayed();
    for (const agentId of named) {
      await release(it.desk, agentId);
      await refresh(it.desk, agentId);
    }
    await it.dispatch();
    await it.relayed();
  };
  const file = (title = "The kettle hums"): Promise<Complaint> => it.file(it.maya, { title });

  return {
    ...it,
    store,
    collection,
    violations,
    dispatch,
    file,
    brokenIds: async () => [...new Set((await violations()).map((violation) => violation.id))].sort(),
    /** Nothing of earlier tests, and Asha on duty. */
    async emptied(): Promise<AgentActor> {
      await it.emptied();
      return it.addAgent("Asha");
    },
    /** A complaint that Asha works on. */
    async assigned(): Promise<Complaint> {
      const complaint = await file();
      await dispatch();
      return complaint;
    },
    spoil: (complaint: Complaint, update: mongo.UpdateFilter<mongo.Document>) =>
      collection("complaints").updateOne({ _id: id(complaint._id) }, update),
    /** Runs something while the database would let two tickets into one place. */
    async withoutGuard(run: () => Promise<void>): Promise<void> {
      const complaints = collection("complaints");
      await complaints.dropIndex("one_per_slot");
      try {
        await run();
      } finally {
        const partialFilterExpression = { slot: { $exists: true } };
        await complaints.createIndex({ slot: 1 }, { name: "one_per_slot", unique: true, partialFilterExpression });
      }
    },
    async createdEvent(complaint: Complaint): Promise<mongo.Document> {
      const event = await collection("events").findOne({ aggId: complaint._id, type: "ticket.created" });
      if (!event) throw new Error("the filing has no event");
      return event;
    },
  };
}
