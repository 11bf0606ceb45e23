import type { Actor } from "../actor.ts";
import type { AgentState } from "../agent.ts";
import { hasSkill, isAway, isOnDuty } from "../agent.ts";
import { isFiler } from "../relation.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { AttachedFile, RequeueReason, TimelineEntry } from "../timeline.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp, withFiles } from "./stamp.ts";

/**
 * A ticket that waited on its customer moves again, or one whose agent is not there while its customer writes. With its agent
 * on duty it returns to them, without a place but ahead of the line; otherwise (see `goesToLine`) it goes back to the line
 * where it stood, and its customer waits from now on. The assignment keeps its token: nobody is notified twice.
 */
export function answer(
  ticket: Ticket,
  agent: AgentState | null,
  actor: Actor,
  stamp: Stamp,
  message = "",
  files: readonly AttachedFile[] = [],
): TicketChange {
  const by = asTimelineActor(actor);
  const said: TimelineEntry[] =
    message || files.length > 0
      ? [{ id: stamp.entryId, at: stamp.now, by, kind: "comment", message, internal: false, ...withFiles(files) }]
      : [];
  const comments = ticket.comments + said.length;
  if (!agent || !ticket.assign || goesToLine(ticket, agent)) {
    const reason = reasonOf(ticket, agent);
    return changeOf(ticket, stamp, {
      type: "ticket.requeued",
      by: actor.id,
      set: {
        status: "Open",
        assignedTo: null,
        slot: null,
        replied: false,
        waitingSince: stamp.now,
        stated: null,
        comments,
      },
      data: { ...idsOf(ticket), agentId: ticket.assignedTo, reason },
      agents: [ticket.assignedTo],
      timeline: [...said, { id: `${stamp.entryId}-q`, at: stamp.now, by: null, kind: "requeued", reason }],
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
        by,
        kind: "status",
        from: "Waiting on Customer",
        to: "In Progress",
      },
    ],
  });
}

/**
 * Whether an answer goes to the line and not to whoever has it: they are not there, filed it themselves, or do not take what it
 * is about since that was changed while it waited. What somebody was given by hand is theirs whatever their skills are.
 */
export function goesToLine(ticket: Ticket, agent: AgentState): boolean {
  // rule: answer-for-the-absent-goes-to-the-line, own-goes-back
  if (!isOnDuty(agent) || isFiler(ticket, agent)) return true;
  // rule: recategorised-goes-when-answered
  return ticket.assign?.recategorised === true && !hasSkill(agent, ticket.category);
}

function reasonOf(ticket: Ticket, agent: AgentState | null): RequeueReason {
  if (agent && isFiler(ticket, agent)) return "own-complaint";
  if (ticket.status === "In Progress") return "customer-wrote";
  if (agent && isOnDuty(agent)) return "other-category";
  return agent && isAway(agent) ? "agent-away" : "agent-off-duty";
}
