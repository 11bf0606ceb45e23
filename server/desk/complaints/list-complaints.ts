import type { z } from "zod";
import { type Actor, isStaff } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { AgentIdInput, agentIdOf, TicketIdInput, UserIdInput } from "#server/core/ids.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { ComplaintQuery } from "./complaint-query.ts";
import { presentAll } from "./present.ts";
import type { Complaints } from "./room.ts";
import { wordsOf } from "./search-words.ts";
import type { ComplaintFilter, ComplaintPage } from "./wire.ts";

/** Complaints newest first: everybody's for staff, a customer's own otherwise. */
export async function listComplaints(
  room: Complaints<"list"> & Agents<"names">,
  actor: Actor,
  filter: ComplaintFilter,
): Promise<ComplaintPage> {
  const { status } = filter;
  const query: ComplaintQuery = {
    statuses: status === undefined ? null : [status].flat(),
    category: filter.category ?? null,
    priority: filter.priority ?? null,
    userId: isStaff(actor) ? requireId(UserIdInput, "customerId", filter.customerId) : actor.id,
    assignedTo: assignee(actor, filter.assignedTo),
    words: filter.q ? wordsOf(filter.q) : [],
    before: requireId(TicketIdInput, "cursor", filter.cursor),
    limit: filter.limit + 1,
  };
  const found = await room.complaints.list(query);
  const page = found.slice(0, filter.limit);
  const hasMore = found.length > page.length;
  return { items: await presentAll(room, page), nextCursor: hasMore ? (page.at(-1)?.ticket.id ?? null) : null };
}

function assignee(actor: Actor, value: string | undefined): ComplaintQuery["assignedTo"] {
  if (value === undefined || value === "") return null;
  if (value === "me") return agentIdOf(actor.id);
  return value === "none" ? "none" : requireId(AgentIdInput, "assignedTo", value);
}

function requireId<Schema extends z.ZodType>(
  schema: Schema,
  field: string,
  value: string | undefined,
): z.output<Schema> | null {
  if (value === undefined || value === "") return null;
  const id = schema.safeParse(value);
  if (id.success) return id.data;
  const message = `"${field}" is not an id: it needs 24 hexadecimal digits.`;
  throw new DomainError("input.invalid", message, { fields: { [field]: message } });
}
