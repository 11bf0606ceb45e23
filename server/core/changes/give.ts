import type { Actor } from "../actor.ts";
import type { AgentState } from "../agent.ts";
import { declinesAfterLoss, declinesBesides } from "../declines.ts";
import { DomainError } from "../errors.ts";
import { isFiler } from "../relation.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { TimelineEntry } from "../timeline.ts";
import { helping } from "./help.ts";
import { saying } from "./room-left.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp } from "./stamp.ts";

const OTHER_DESK = {
  person: { key: "refusals.agent.ofExperiment" } as const,
  trial: { key: "refusals.complaint.ofExperiment" } as const,
} as const;

/**
 * Gives a ticket to a person by hand, or to the actor themselves. It starts without a place and takes the agent's next
 * free one. A waiting ticket only changes hands. Off duty is no obstacle: it
 * waits for them, and being on duty only decides what comes from the line. Whoever had it declines it for so many
 * milliseconds, and whoever gets it does no longer. What whoever was asked for help says with it answers that.
 */
export function give(
  ticket: Ticket,
  to: AgentState,
  actor: Actor,
  stamp: Stamp,
  declineMs: number,
  note?: string,
): TicketChange {
  if (to.deleted) throw new DomainError("agent.gone", { key: "refusals.agent.left", values: { name: to.name } });
  // rule: trials-keep-to-themselves
  if (ticket.trial !== to.trial) {
    throw new DomainError("agent.other-desk", OTHER_DESK[ticket.trial === null ? "person" : "trial"]);
  }
  // rule: nobody-gets-their-own
  if (isFiler(ticket, to)) {
    throw new DomainError("agent.filed-it", { key: "refusals.agent.filedIt", values: { name: to.name } });
  }
  const isSelf = actor.id === to.id;
  const why = { rule: isSelf ? "self-taken" : "by-hand" } as const;
  const waiting = ticket.status === "Waiting on Customer";
  const previous = ticket.assignedTo;
  const said = note?.trim() ? note : undefined;
  // rule: given-away-is-declined
  const lost = declinesAfterLoss(ticket, actor, stamp.now, declineMs);
  const change = changeOf(ticket, stamp, {
    type: "ticket.reassigned",
    by: actor.id,
    set: {
      // rule: given-leaves-place, waiting-goes-on-waiting
      ...(waiting ? {} : { status: "In Progress", slot: null, replied: false }),
      assignedTo: to.id,
      ...saying(ticket, said),
      // rule: given-is-wanted
      declines: declinesBesides(lost, to.id, stamp.now),
      // rule: token-per-assignment
      assign: { token: stamp.token, at: stamp.now, by: isSelf ? "self" : "manual", why },
    },
    // rule: reassigned-names-both
    data: { ...idsOf(ticket), agentId: to.id, previousAgentId: previous, token: stamp.token, assignedBy: actor.id },
    agents: [to.id, previous],
    timeline: [
      // Before it changes hands: it is the last word of whoever had it, for staff only.
      ...(said === undefined ? [] : [internalNote(said, actor, stamp)]),
      {
        id: stamp.entryId,
        at: stamp.now,
        by: asTimelineActor(actor),
        kind: "assigned",
        agent: { id: to.id, name: to.name },
        why,
      },
    ],
  });
  return said === undefined ? change : helping(ticket, change, actor);
}

function internalNote(message: string, actor: Actor, stamp: Stamp): TimelineEntry {
  return {
    id: `${stamp.entryId}-n`,
    at: stamp.now,
    by: asTimelineActor(actor),
    kind: "comment",
    message,
    internal: true,
  };
}
