import type { Actor } from "#server/core/actor.ts";
import type { EventType } from "#server/core/events/event-data.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { type AgentRow, agentRows } from "#server/desk/agents/rows.ts";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { until } from "../../fixtures/until.ts";

/** The complaint as it is stored. @throws when it is not there. */
export async function ticket(db: Database, id: string): Promise<ComplaintRow> {
  const row = await db.collection(complaintRows).findOne<ComplaintRow>({ _id: toObjectId(id) });
  if (!row) throw new Error(`there is no complaint ${id}`);
  return row;
}

/** The only complaint there is, for a filing that was not confirmed. */
export async function onlyTicket(db: Database): Promise<ComplaintRow> {
  const rows = await db.collection(complaintRows).find<ComplaintRow>({}).toArray();
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`there are ${rows.length} complaints, not one`);
  return row;
}

export async function agentState(db: Database, agent: Actor): Promise<AgentRow> {
  const row = await db.collection(agentRows).findOne<AgentRow>({ _id: toObjectId(agent.id) });
  if (!row) throw new Error(`there is no agent ${agent.name}`);
  return row;
}

/** What happened to the complaint, as far as it was stored. */
export function eventsOf(db: Database, id: string, type: EventType): Promise<EventRow[]> {
  return db.collection(eventRows).find<EventRow>({ aggId: id, type }).toArray();
}

/** How often this agent was told anything. */
export async function noticesTo(db: Database, agent: Actor): Promise<number> {
  return db.collection(notificationRows).countDocuments({ recipient: toObjectId(agent.id) });
}

/** Resolves when each of these complaints is with somebody. */
export async function untilAssigned(db: Database, ids: readonly string[], withinMs = 30_000): Promise<void> {
  await until("every complaint with an agent", async () => (await countIn(db, ids, "In Progress")) === ids.length, {
    withinMs,
    everyMs: 50,
  });
}

/** How many of these complaints are in this status. */
export function countIn(db: Database, ids: readonly string[], status: Status): Promise<number> {
  return db.collection(complaintRows).countDocuments({ _id: { $in: ids.map(toObjectId) }, status });
}
