import { type mongo, Types } from "mongoose";
import type { Actor } from "#server/core/actor.ts";
import { refresh } from "#server/core/assignments/refresh.ts";
import { release } from "#server/core/assignments/release.ts";
import type { AgentId } from "#server/core/ids.ts";
import type { AgentActor } from "#server/core/testing.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { systemClock } from "#server/platform/clock.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { checkInvariants } from "./check-invariants.ts";
import { createInvariantStore } from "./store.ts";

export const id = (hex: string) => new Types.ObjectId(hex);

/** A customer, an admin and an agent on duty, for one test. */
export interface Cast {
  readonly maya: Actor;
  readonly ines: Actor;
  readonly asha: AgentActor;
}

/** A real desk at rest, with ways to break what no use case would break: writes behind everybody's back. */
export async function startDeskToSpoil() {
  const it = await startTestDesk();
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
  const file = ({ maya }: Cast, title = "The kettle hums"): Promise<Complaint> =>
    fileComplaint(it.desk, maya, { title, description: "All day", category: "Technical" });

  return {
    ...it,
    store,
    collection,
    violations,
    dispatch,
    file,
    brokenIds: async () => [...new Set((await violations()).map((violation) => violation.id))].sort(),
    async emptied(): Promise<Cast> {
      await it.emptied();
      const maya = await it.addPerson("Maya", "user");
      return { maya, ines: await it.addPerson("Ines", "admin"), asha: await it.addAgent("Asha") };
    },
    /** A complaint that Asha works on. */
    async assigned(cast: Cast): Promise<Complaint> {
      const complaint = await file(cast);
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

export type DeskToSpoil = Awaited<ReturnType<typeof startDeskToSpoil>>;
