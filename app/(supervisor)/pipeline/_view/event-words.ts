import type { EventType } from "#server/core/events/event.ts";
import type { TraceStepKind } from "#server/operate/trace/wire.ts";

export const EVENT_WORDS: Readonly<Record<EventType, string>> = {
  "ticket.created": "Filed",
  "ticket.assigned": "Given to an agent",
  "ticket.reassigned": "Given by hand",
  "ticket.requeued": "Back in line",
  "ticket.waiting": "The customer was asked",
  "ticket.answered": "The customer answered",
  "ticket.commented": "Comment",
  "ticket.priority_changed": "Priority changed",
  "ticket.resolved": "Solved",
  "ticket.closed": "Closed",
  "ticket.reopened": "Reopened",
  "ticket.rated": "Rated",
  "ticket.slotted": "Took a place of its agent",
  "ticket.unslotted": "Gave up its place",
  "agent.availability": "Agent on or off duty",
  "agent.capacity": "Agent's capacity changed",
  "agent.skills": "Agent's skills changed",
  "agent.deleted": "Agent left",
};

export const STEP_WORDS: Readonly<Record<TraceStepKind, string>> = {
  clicked: "Clicked",
  committed: "Written, together with its event",
  stored: "In the event store",
  published: "Confirmed by SNS",
  sent: "In the queue",
  received: "Received",
  "pass-began": "Dispatch pass began",
  "pass-ended": "Dispatch pass ended",
  settled: "Settled",
  noticed: "Notice stored",
  emitted: "Sent to browsers",
  shown: "On the screen",
};
