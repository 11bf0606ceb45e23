import type { Actor } from "#server/core/actor.ts";
import type { EventType } from "#server/core/events/event-data.ts";
import { AgentModel, type AgentRow } from "#server/desk/agents/rows.ts";
import { ComplaintModel, type ComplaintRow } from "#server/desk/complaints/rows.ts";
import { EventModel, type EventRow } from "#server/desk/events/rows.ts";
import { NotificationModel } from "#server/desk/notices/rows.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { nativeCollection } from "#server/platform/db/model.ts";
import { until } from "../../fixtures/until.ts";

/** The desk's documents as they are stored. */
export const complaints = () => nativeCollection<ComplaintRow>(ComplaintModel);
export const events = () => nativeCollection<EventRow>(EventModel);

/** The complaint as it is stored. @throws when it is not there. */
export async function ticket(id: string): Promise<ComplaintRow> {
  const row = await complaints().findOne<ComplaintRow>({ _id: toObjectId(id) });
  if (!row) throw new Error(`there is no complaint ${id}`);
  return row;
}

/** The only complaint there is, for a filing that was not confirmed. */
export async function onlyTicket(): Promise<ComplaintRow> {
  const rows = await complaints().find<ComplaintRow>({}).toArray();
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`there are ${rows.length} complaints, not one`);
  return row;
}

export async function agentState(agent: Actor): Promise<AgentRow> {
  const row = await nativeCollection<AgentRow>(AgentModel).findOne<AgentRow>({ _id: toObjectId(agent.id) });
  if (!row) throw new Error(`there is no agent ${agent.name}`);
  return row;
}

/** What happened to the complaint, as far as it was stored. */
export function eventsOf(id: string, type: EventType): Promise<EventRow[]> {
  return events().find<EventRow>({ aggId: id, type }).toArray();
}

/** How often this agent was told anything. */
export async function noticesTo(agent: Actor): Promise<number> {
  return NotificationModel.countDocuments({ recipient: agent.id });
}

/** Resolves when each of these complaints is with somebody. */
export async function untilAssigned(ids: readonly string[], withinMs = 30_000): Promise<void> {
  await until(
    "every complaint with an agent",
    async () => (await ComplaintModel.countDocuments({ _id: { $in: ids }, status: "In Progress" })) === ids.length,
    { withinMs, everyMs: 50 },
  );
}
