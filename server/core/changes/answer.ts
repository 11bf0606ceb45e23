import type { Actor } from "../actor.ts";
import type { AgentState } from "../agent.ts";
import { isOnDuty } from "../agent.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { TimelineEntry } from "../timeline.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp } from "./stamp.ts";

/**
 * A ticket that waited on its customer moves again. With its agent on duty it returns to them, without a place but ahead
 * of the line; otherwise it goes back to the line where it stood. The assignment keeps its token: nobody is notified twice.
 */
export function answer(
  ticket: Ticket,
  agent: AgentState | null,
  actor: Actor,
  stamp: Stamp,
  message?: string,
): TicketChange {
  const said: TimelineEntry[] = message
    ? [{ id: stamp.entryId, at: stamp.now, by: asTimelineActor(actor), kind: "comment", message, internal: false }]
    : [];
  const comments = ticket.comments + said.length;
  // rule: answer-for-the-absent-goes-to-the-line
  if (!agent || !isOnDuty(agent) || !ticket.assign) {
    return changeOf(ticket, stamp, {
      type: "ticket.requeued",
      by: actor.id,
      set: { status: "Open", assignedTo: null, slot: null, replied: false, comments },
      data: { ...idsOf(ticket), agentId: ticket.assignedTo, reason: "agent-off-duty" },
      agents: [ticket.assignedTo],
      timeline: [
        ...said,
        { id: `${stamp.entryId}-q`, at: stamp.now, by: null, kind: "requeued", reason: "agent-off-duty" },
      ],
    });
  }
  return changeOf(ticket, stamp, {
    type: "ticket.answered",
    by: actor.id,
    set: {
      status: "In Progress",
      slot: null,
      // rule: returned-counts-as-returned
      assign: { ...ticket.assign, by: "return", why: { rule: "came-back" } },
      // rule: returned-is-untouched
      replied: false,
      comments,
    },
    // rule: answered-names-agent
    data: { ...idsOf(ticket), agentId: agent.id },
    agents: [agent.id],
    timeline: [
      ...said,
      {
        id: `${stamp.entryId}-s`,
        at: stamp.now,
        by: asTimelineActor(actor),
        kind: "status",
        from: "Waiting on Customer",
        to: "In Progress",
      },
    ],
  });
}
