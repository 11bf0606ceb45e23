import { isolated } from "#server/core/characters.ts";
import type { RequeueReason, TimelineItem } from "#server/core/timeline.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { firstName } from "./headline.ts";

/** What people said, and what happened in between. */
export type ConversationItem =
  | {
      readonly kind: "message";
      readonly id: string;
      readonly at: string;
      readonly author: string;
      /** What they were when they said it; null for QuickFix itself. */
      readonly role: Role | null;
      /** `mine`: the reader's own words; `note`: among staff only. */
      readonly side: "mine" | "theirs" | "note";
      readonly text: string;
    }
  | { readonly kind: "fact"; readonly id: string; readonly at: string; readonly text: string };

type Facts = Pick<ComplaintDetail, "_id" | "createdAt" | "description" | "customer" | "timeline">;

/** The description as the first message, then the timeline in order. A change of status that said something is both. */
export function conversationOf(complaint: Facts, readerId: string): ConversationItem[] {
  const { customer } = complaint;
  const first: ConversationItem = {
    kind: "message",
    id: complaint._id,
    at: complaint.createdAt,
    author: customer.name,
    role: filerRole(complaint),
    side: customer._id === readerId ? "mine" : "theirs",
    text: complaint.description,
  };
  return [first, ...complaint.timeline.flatMap((item) => itemsOf(item, readerId))];
}

/** Staff may file, too. */
export function filerRole({ timeline }: Pick<Facts, "timeline">): Role {
  return timeline.find((item) => item.kind === "filed")?.by?.role ?? "user";
}

function itemsOf(item: TimelineItem, readerId: string): ConversationItem[] {
  const { id, at } = item;
  const fact = factOf(item, readerId);
  const facts: ConversationItem[] = fact === null ? [] : [{ kind: "fact", id: `${id}-fact`, at, text: fact }];
  if ((item.kind !== "comment" && item.kind !== "status") || !item.message) return facts;
  const isNote = item.kind === "comment" && item.internal;
  const said: ConversationItem = {
    kind: "message",
    id,
    at,
    author: item.by?.name ?? "QuickFix",
    role: item.by?.role ?? null,
    side: isNote ? "note" : item.by?.id === readerId ? "mine" : "theirs",
    text: item.message,
  };
  return [said, ...facts];
}

const REQUEUED = {
  "agent-off-duty": "Back in line, because the agent went off duty. The place in line is kept.",
  "taken-back": "Back in line. The place in line is kept.",
  "agent-gone": "Back in line, because the agent left. The place in line is kept.",
} as const satisfies Record<RequeueReason, string>;

function factOf(item: TimelineItem, readerId: string): string | null {
  const who = doerOf(item, readerId);
  switch (item.kind) {
    case "filed":
    case "comment":
      return null;
    case "assigned":
      return `${item.agent.id === readerId ? "You have" : `${firstName(item.agent.name)} has`} it now`;
    case "requeued":
      return REQUEUED[item.reason];
    case "priority":
      return `${who} changed the priority from ${item.from} to ${item.to}`;
    case "rated":
      return `${who} rated this ${item.score} of 5${item.message ? `: “${isolated(item.message)}”` : ""}`;
    case "status":
      return statusFact(who, item);
    default:
      return item satisfies never;
  }
}

/** A customer is called one: nobody passes for a colleague by their name. */
function doerOf({ by }: TimelineItem, readerId: string): string {
  if (by === null) return "QuickFix";
  if (by.id === readerId) return "You";
  return by.role === "user" ? `${firstName(by.name)} (customer)` : firstName(by.name);
}

function statusFact(who: string, { from, to }: TimelineItem & { kind: "status" }): string {
  if (to === "Resolved") return `${who} marked this as solved`;
  if (to === "Closed") return `${who} closed this`;
  if (to === "Waiting on Customer") return `${who} asked and waits for the answer`;
  if (to === "Open") {
    return from === "Resolved" || from === "Closed" ? `${who} opened this again` : `${who} put this back in line`;
  }
  return from === "Waiting on Customer" ? `${who} answered, and it goes on` : `${who} goes on with it`;
}
