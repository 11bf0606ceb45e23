import { isOnDuty } from "../agent.ts";
import { crashPoint } from "../crash-point.ts";
import type { AssignmentEntry, OutboxEntry } from "../events/event.ts";
import type { PublishedType } from "../events/event-data.ts";
import type { NoticeSubject } from "../events/notice.ts";
import type { ToldEvent } from "../events/who-is-told.ts";
import type { AgentId } from "../ids.ts";
import type { PendingOutbox } from "../ports/outbox-store.ts";
import type { AssignmentPorts } from "./ports.ts";
import { refresh } from "./refresh.ts";
import { release } from "./release.ts";
import { settle } from "./settle.ts";

/** Tells people about an event, once, however often it is called. */
export type Tell = (event: ToldEvent, subject?: NoticeSubject) => Promise<unknown>;

/**
 * What the relay itself must do about an entry before it may leave the outbox. Repeating any of it is harmless.
 * `ticket.assigned` refreshes its agent here because the process that claimed may have died before it could.
 * @param done it has not, found the agent there, and knows what it was about: only the one that offers its own entry can say so
 */
export async function finishInternal(
  ports: AssignmentPorts,
  tell: Tell,
  entry: OutboxEntry,
  { isSettled = false, subject }: Pick<PendingOutbox, "isSettled" | "subject"> = {},
): Promise<void> {
  const [agentId] = entry.agents;
  if (!agentId) return;
  switch (entry.type) {
    case "ticket.assigned":
      // rule: assigned-is-told
      await (isSettled ? tell(entry, subject) : tellUnlessGone(ports, tell, entry, agentId));
      crashPoint("assigned.told");
      if (isSettled) return;
      // rule: assigned-is-refreshed
      await refresh(ports, agentId);
      return;
    case "ticket.reassigned":
      // rule: reassigned-is-told
      await tellUnlessDeleted(ports, tell, entry, agentId);
      return;
    // rule: promotion-is-looked-at-again
    case "ticket.slotted":
    // rule: lost-place-is-looked-at-again
    case "ticket.unslotted":
      // rule: looked-at-again-is-settled
      await settle(ports, agentId);
      return;
    default:
      // What is published is finished by those who take it from the queue; internal types have nobody but this.
      entry.type satisfies PublishedType;
  }
}

async function tellUnlessGone(
  ports: AssignmentPorts,
  tell: Tell,
  entry: AssignmentEntry,
  agentId: AgentId,
): Promise<void> {
  const agent = await ports.store.findAgent(agentId);
  // rule: absent-hear-only-of-what-stands
  if (agent && isOnDuty(agent)) {
    await tell(entry);
    return;
  }
  // rule: assigned-to-the-absent-is-released
  await release(ports, agentId);
  // They may be back on duty by now and hold the ticket still: then they must be told.
  // rule: whoever-holds-it-is-told
  if (await assignmentStands(ports, entry)) await tell(entry);
}

async function tellUnlessDeleted(
  ports: AssignmentPorts,
  tell: Tell,
  entry: AssignmentEntry,
  agentId: AgentId,
): Promise<void> {
  const agent = await ports.store.findAgent(agentId);
  if (agent && !agent.deleted) {
    await tell(entry);
    return;
  }
  // rule: given-to-leavers-is-released
  await release(ports, agentId);
  if (await assignmentStands(ports, entry)) await tell(entry);
}

/** Whether the ticket is still with the agent by the very assignment that the entry tells of. */
export async function assignmentStands(
  ports: Pick<AssignmentPorts, "store">,
  entry: AssignmentEntry,
): Promise<boolean> {
  const ticket = entry.hint ? await ports.store.findTicket(entry.hint.ticketId) : null;
  return ticket?.assignedTo === entry.agents[0] && ticket?.assign?.token === entry.body.data.token;
}
