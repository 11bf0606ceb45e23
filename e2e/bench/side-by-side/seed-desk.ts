import { type AgentRow, agentRows } from "#server/desk/agents/rows.ts";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { systemIds } from "#server/platform/ids.ts";
import { aPlainRow } from "../plain-row.ts";

type Publish = (eventType: string, data: Readonly<Record<string, unknown>>) => Promise<void>;

interface SeedEvent {
  readonly eventType: string;
  readonly data: { readonly ticketId: string; readonly agentId?: string };
}

/**
 * The algorithm that QuickFix was first described with, on the same collections: read, check, save, one after the
 * other. It is the baseline; its races are left in.
 */
export interface SeedDesk {
  file(number: number): Promise<void>;
  resolve(ticketId: string): Promise<void>;
  handle(body: string): Promise<void>;
}

/** @param onAssigned hears who got what, once that is saved: the seed tells browsers there */
export function createSeedDesk(
  db: Database,
  publish: Publish,
  onAssigned: (ticketId: string, agentId: string) => void = () => {},
): SeedDesk {
  const complaints = db.collection(complaintRows);
  const agents = db.collection(agentRows);
  const publishOrForget = (eventType: string, data: Readonly<Record<string, unknown>>) =>
    publish(eventType, data).catch(() => undefined);
  const show = (agentId: string, availability: AgentRow["availability"]) =>
    agents.updateOne({ _id: toObjectId(agentId) }, { $set: { availability } });
  const countHeld = (agentId: string) =>
    complaints.countDocuments({ assignedTo: toObjectId(agentId), status: "In Progress" });

  const assign = async (ticketId: string, agentId: string) => {
    const _id = toObjectId(ticketId);
    const ticket = await complaints.findOne({ _id });
    if (!ticket || ticket.assignedTo) return;
    const now = new Date();
    const firstAssignedMs = now.getTime() - ticket.createdAt.getTime();
    const assigned = {
      assignedTo: toObjectId(agentId),
      status: "In Progress",
      firstAssignedMs,
      updatedAt: now,
    } as const;
    await complaints.updateOne({ _id }, { $set: assigned });
    await show(agentId, "busy");
    onAssigned(ticketId, agentId);
  };

  return {
    async file(number) {
      const now = new Date();
      const ticketId = newDocumentId();
      const complaintId = `COMP-${number}`;
      await complaints.insertOne({ ...freshTicket(now), _id: toObjectId(ticketId), complaintId });
      await publishOrForget("ticket.created", { ticketId, complaintId, assignedTo: null });
    },

    async resolve(ticketId) {
      const _id = toObjectId(ticketId);
      const ticket = await complaints.findOne({ _id });
      if (ticket?.status !== "In Progress" || !ticket.assignedTo) return;
      const agentId = ticket.assignedTo.toHexString();
      await complaints.updateOne({ _id }, { $set: { status: "Resolved", resolvedAt: new Date() } });
      if ((await countHeld(agentId)) === 0) await show(agentId, "available");
      await publishOrForget("ticket.resolved", { ticketId, agentId });
    },

    async handle(body) {
      const { eventType, data } = JSON.parse(body) as SeedEvent;
      if (eventType === "ticket.created") {
        const agent = await agents.findOne({ availability: "available" });
        if (agent) await assign(data.ticketId, agent._id.toHexString());
        return;
      }
      if (!data.agentId || (await countHeld(data.agentId)) > 0) return;
      await show(data.agentId, "available");
      const next = await complaints.findOne({ status: "Open" }, { sort: { dispatchAt: 1 } });
      if (next) await assign(next._id.toHexString(), data.agentId);
    },
  };
}

function freshTicket(now: Date): Omit<ComplaintRow, "_id" | "complaintId"> {
  return { ...aPlainRow(now), userId: toObjectId(newDocumentId()), title: "Complaint" };
}

/** What the seed's publisher sends, one request for each event. */
export function envelope(eventType: string, data: Readonly<Record<string, unknown>>) {
  const body = JSON.stringify({ eventType, timestamp: new Date().toISOString(), data });
  return { id: systemIds.token(), body, attributes: { eventType } };
}
