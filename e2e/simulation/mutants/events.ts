import type { EventType } from "#server/core/events/event-data.ts";
import { value } from "./edits.ts";
import type { Mutant } from "./mutant.ts";

/** The event is finished by the relay and never rings the consumer's doorbell. */
function unpublished(type: EventType, fate: Pick<Mutant, "survives"> = {}): Mutant {
  return {
    rule: "changes-ring",
    way: type,
    file: "server/core/events/event-data.ts",
    edit: value((it) => `type === "${type}" || ${it}`),
    ...fate,
  };
}

export const EVENTS: readonly Mutant[] = [
  unpublished("ticket.created"),
  unpublished("ticket.resolved"),
  unpublished("ticket.closed"),
  unpublished("ticket.reopened"),
  unpublished("ticket.waiting"),
  unpublished("ticket.answered"),
  unpublished("ticket.requeued"),
  unpublished("ticket.corrected"),
  unpublished("ticket.reassigned"),
  unpublished("agent.availability"),
  unpublished("agent.capacity"),
  unpublished("agent.skills"),
  unpublished("agent.deleted"),
  unpublished("ticket.priority_changed"),
];
