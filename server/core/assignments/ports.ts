import type { AgentState } from "../agent.ts";
import type { Stamp } from "../changes/stamp.ts";
import type { OutboxEntry } from "../events/event.ts";
import type { NoticeSubject } from "../events/notice.ts";
import type { AgentId, TicketId } from "../ids.ts";
import type { DispatchStore } from "../ports/dispatch-store.ts";
import type { Clock, Ids } from "../ports/environment.ts";
import type { AggregateRef } from "../ports/outbox-store.ts";
import type { Ticket } from "../ticket.ts";

/**
 * Hands a committed entry to the relay. Only speed depends on it: what is never offered, the sweeper finds.
 * @param isSettled since it was written its agents hold nothing that they may not, and are shown as they are: nobody need see to that again
 * @param subject what it is about, as the write left it, for who tells people of it; read anew unless given
 */
export type Offer = (aggregate: AggregateRef, entry: OutboxEntry, isSettled?: boolean, subject?: NoticeSubject) => void;

/**
 * Agents as they were read a moment ago, for whoever would read them next. Each is used once: a lost race reads anew.
 * `held`: what they held when that was read after the agent, with what whoever read it has written since. Whatever else came since is
 * shown by who wrote it.
 */
export type JustRead = Map<AgentId, { readonly agent: AgentState; readonly held?: readonly Ticket[] }>;

/** All that the assignment protocol touches of the outside world; a simulator supplies its own. */
export interface AssignmentPorts {
  readonly store: DispatchStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly offer: Offer;
  /** W3C trace context of the work that runs now; null without tracing. */
  readonly traceparent: () => string | null;
}

/** What is written belongs to the span that runs now. */
export function newStamp({ clock, ids, traceparent }: Pick<AssignmentPorts, "clock" | "ids" | "traceparent">): Stamp {
  return {
    now: clock.now(),
    eventId: ids.eventId(),
    entryId: ids.documentId(),
    token: ids.token(),
    traceparent: traceparent(),
  };
}

/** The same ports for one caller: without tracing, what they cause belongs to their own trace, if they have one. */
export function calledFrom<Ports extends Pick<AssignmentPorts, "traceparent">>(
  ports: Ports,
  { traceparent }: { readonly traceparent: string | null },
): Ports {
  return { ...ports, traceparent: () => ports.traceparent() ?? traceparent };
}

export const ticketRef = (id: TicketId): AggregateRef => ({ kind: "ticket", id });
export const agentRef = (id: AgentId): AggregateRef => ({ kind: "agent", id });

/** A loop that reads again after every lost race must end; this many losses in a row is a bug, not contention. */
export const MAX_ATTEMPTS = 200;
