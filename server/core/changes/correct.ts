import type { Actor } from "../actor.ts";
import { type AgentState, hasSkill } from "../agent.ts";
import { dispatchAt } from "../priority.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { TimelineEntry } from "../timeline.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp } from "./stamp.ts";

/** What of a complaint can be put right. */
export type Correctable = Pick<Ticket, "title" | "category" | "priority">;

/**
 * Puts right what a complaint is called, what it is about and how urgent it is, in one write. An agent who does not take
 * the new category loses it: it goes back to its place in line, and nobody has declined it. What waits for its customer
 * goes on waiting with whoever has it: the customer still owes the answer, and `answer` asks who takes it then.
 * @param holder who has it; null with nobody.
 */
export function correct(
  ticket: Ticket,
  to: Correctable,
  holder: AgentState | null,
  actor: Actor,
  stamp: Stamp,
): TicketChange {
  const isRecategorised = to.category !== ticket.category;
  const isReprioritised = to.priority !== ticket.priority;
  // rule: recategorised-goes-to-who-can
  const isOthers = isRecategorised && !(holder && hasSkill(holder, to.category));
  // rule: recategorised-goes-on-waiting
  const goesBack = isOthers && ticket.status === "In Progress";
  return changeOf(ticket, stamp, {
    type: "ticket.corrected",
    by: actor.id,
    set: {
      ...to,
      ...(isReprioritised ? { dispatchAt: dispatchAt(ticket.createdAt, to.priority) } : {}),
      // What was said of the wait was said of another line, or of another place in it.
      ...(isReprioritised || isRecategorised ? { stated: null } : {}),
      ...(isRecategorised ? askedWithTheAnswer(ticket) : {}),
      ...(goesBack ? { status: "Open", assignedTo: null, slot: null, replied: false } : {}),
    },
    // rule: corrected-names-agent
    data: { ...idsOf(ticket), ...differences(ticket, to), requeued: goesBack, agentId: ticket.assignedTo },
    agents: [ticket.assignedTo],
    timeline: timelineOf(ticket, to, goesBack, actor, stamp),
  });
}

function askedWithTheAnswer({ status, assign }: Ticket): Pick<TicketChange["set"], "assign"> {
  return status === "Waiting on Customer" && assign ? { assign: { ...assign, recategorised: true } } : {};
}

/** What it is now, and what it was. A title is its customer's words, and stays in the complaint. */
function differences(ticket: Ticket, { category, priority }: Correctable) {
  const { category: previousCategory, priority: previousPriority } = ticket;
  return { category, previousCategory, priority, previousPriority };
}

function timelineOf(
  ticket: Ticket,
  to: Correctable,
  goesBack: boolean,
  actor: Actor,
  stamp: Stamp,
): readonly TimelineEntry[] {
  const common = { at: stamp.now, by: asTimelineActor(actor) };
  const entries: TimelineEntry[] = [];
  if (to.title !== ticket.title) {
    entries.push({ ...common, id: `${stamp.entryId}-t`, kind: "title", from: ticket.title, to: to.title });
  }
  if (to.priority !== ticket.priority) {
    entries.push({ ...common, id: `${stamp.entryId}-p`, kind: "priority", from: ticket.priority, to: to.priority });
  }
  if (to.category !== ticket.category) {
    entries.push({ ...common, id: stamp.entryId, kind: "category", from: ticket.category, to: to.category });
  }
  if (goesBack) entries.push({ ...common, id: `${stamp.entryId}-q`, kind: "requeued", reason: "other-category" });
  return entries;
}
