import type { EventType } from "#server/core/events/event.ts";
import { backedBy, type Mutant } from "./mutant.ts";

/** The event is finished by the relay and never rings the consumer's doorbell. */
function unpublished(type: EventType, rule: string, fate: Partial<Mutant> = {}): Mutant {
  return {
    name: `${type.slice(type.indexOf(".") + 1)}-unpublished`,
    rule,
    file: "server/core/events/event.ts",
    find: `export const INTERNAL_TYPES = ["ticket.assigned", `,
    replace: `export const INTERNAL_TYPES = ["${type}", "ticket.assigned", `,
    ...fate,
  };
}

export const EVENTS: readonly Mutant[] = [
  unpublished("ticket.created", "A filed ticket wakes the dispatcher."),
  unpublished("ticket.resolved", "A solved ticket wakes the dispatcher: its place is free."),
  unpublished("ticket.closed", "A closed ticket wakes the dispatcher."),
  unpublished("ticket.reopened", "A reopened ticket wakes the dispatcher."),
  unpublished("ticket.waiting", "A ticket that waits on its customer wakes the dispatcher."),
  unpublished("ticket.answered", "A ticket that came back wakes the dispatcher."),
  unpublished("ticket.requeued", "A ticket that went back to the line wakes the dispatcher."),
  unpublished("ticket.reassigned", "A ticket given by hand wakes the dispatcher, for both agents."),
  unpublished("agent.availability", "An agent who comes or goes wakes the dispatcher."),
  unpublished("agent.capacity", "Another capacity wakes the dispatcher."),
  unpublished("agent.skills", "Other skills wake the dispatcher."),
  unpublished("agent.deleted", "An agent who leaves wakes the dispatcher."),
  unpublished("ticket.priority_changed", "Another priority is published.", {
    survives: backedBy(
      "lost-claims-are-done",
      "it opens no ticket and frees nobody; a pass that it made lose a claim scans again",
    ),
  }),
];
