import type { Actor } from "#server/core/actor.ts";
import { applyChange } from "#server/core/changes/apply.ts";
import { claim } from "#server/core/changes/claim.ts";
import { comment, rate } from "#server/core/changes/converse.ts";
import { close, resolve, waitOnCustomer } from "#server/core/changes/end.ts";
import { fileTicket, type NewTicket } from "#server/core/changes/file.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import type { OutboxEntry } from "#server/core/events/event.ts";
import { agentIdOf, humanId, type TicketId } from "#server/core/ids.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import type { Story } from "./stories.ts";

export type Ending = "resolved" | "rated" | "closed" | "waiting";

/** A complaint with everything that ever happened to it, made by the same rules that make real ones. */
export interface History {
  readonly complaint: NewTicket;
  readonly ticket: Ticket;
  readonly timeline: readonly TimelineEntry[];
  readonly events: readonly OutboxEntry[];
  readonly endedAt: Date;
}

export interface Plot {
  readonly id: TicketId;
  readonly number: number;
  readonly story: Story;
  readonly customer: Actor;
  readonly agent: Actor;
  readonly filedAt: Date;
  readonly waitMs: number;
  readonly workMs: number;
  readonly ending: Ending;
  readonly score: number;
}

/** Plays one story from filing to its end, each step at its own time. */
export function playHistory(plot: Plot, stampAt: (at: Date) => Stamp): History {
  const { story, customer, agent, filedAt, waitMs, workMs, ending } = plot;
  const after = (ms: number) => stampAt(new Date(filedAt.getTime() + ms));
  const filed = fileTicket(
    { ...story, id: plot.id, complaintId: humanId(plot.number), userId: customer.id },
    customer,
    after(0),
  );
  let ticket = filed.ticket;
  let end = filedAt;
  const timeline = [...filed.timeline];
  const events: OutboxEntry[] = [filed.event];
  const step = (change: TicketChange) => {
    ticket = applyChange(ticket, change);
    timeline.push(...change.timeline);
    events.push(change.event);
    end = change.event.at;
  };
  const why = {
    rule: "longest-free",
    freeAgents: 2,
    skippedForSkill: 0,
    freeForMs: workMs,
    waitedMs: waitMs,
    ahead: 0,
  } as const;
  step(claim(ticket, { id: agentIdOf(agent.id), name: agent.name }, 0, why, after(waitMs)));
  if (story.note) step(comment(ticket, agent, story.note, true, after(waitMs + workMs * 0.2)));
  if (ending === "waiting") {
    step(waitOnCustomer(ticket, agent, after(waitMs + workMs * 0.4), story.reply));
    return { complaint: filed, ticket, timeline, events, endedAt: end };
  }
  step(comment(ticket, agent, story.reply, false, after(waitMs + workMs * 0.4)));
  step(resolve(ticket, agent, after(waitMs + workMs), story.solution));
  if (ending === "rated") step(rate(ticket, customer, plot.score, story.thanks ?? "", after(waitMs + workMs * 1.5)));
  if (ending === "closed") step(close(ticket, customer, after(waitMs + workMs * 1.5)));
  return { complaint: filed, ticket, timeline, events, endedAt: end };
}
