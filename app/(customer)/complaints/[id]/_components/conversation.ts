import type { Say } from "#app/_language/say.ts";
import { isolated } from "#server/core/characters.ts";
import type { AttachedFile, TimelineItem } from "#server/core/timeline.ts";
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
      /** Empty where files say it all. */
      readonly text: string;
      readonly files: readonly AttachedFile[];
    }
  | { readonly kind: "fact"; readonly id: string; readonly at: string; readonly text: string };

/** What says it, and what the vocabulary is called. */
interface Words {
  readonly say: Say<"customer">;
  readonly terms: Say<"terms">;
}

type Facts = Pick<ComplaintDetail, "_id" | "createdAt" | "description" | "customer" | "timeline" | "channel">;

/** The description as the first message, then the timeline in order. A change of status that said something is both. */
export function conversationOf(complaint: Facts, readerId: string, words: Words): ConversationItem[] {
  const { customer } = complaint;
  const typist = typistOf(complaint);
  const first: ConversationItem = {
    kind: "message",
    id: complaint._id,
    at: complaint.createdAt,
    author: typist?.name ?? customer.name,
    role: typist?.role ?? filerRole(complaint),
    side: (typist?.id ?? customer._id) === readerId ? "mine" : "theirs",
    text: complaint.description,
    files: complaint.timeline.find((item) => item.kind === "filed")?.files ?? [],
  };
  const reading = { ...words, readerId, customer };
  return [first, ...complaint.timeline.flatMap((item) => itemsOf(item, reading))];
}

/** What whoever filed it is here: staff may file their own, too. */
export function filerRole(complaint: Pick<Facts, "timeline" | "customer" | "channel">): Role {
  if (typistOf(complaint) || complaint.channel === "mail") return "user";
  return filedBy(complaint)?.role ?? "user";
}

function filedBy({ timeline }: Pick<Facts, "timeline">): TimelineItem["by"] {
  return timeline.find((item) => item.kind === "filed")?.by ?? null;
}

/** Whoever typed it for the customer; null where they did so themselves, or wrote the mail that somebody accepted. */
function typistOf(complaint: Pick<Facts, "timeline" | "customer" | "channel">): TimelineItem["by"] {
  if (complaint.channel === "mail") return null;
  const by = filedBy(complaint);
  return by?.id === complaint.customer._id ? null : by;
}

interface Reading extends Words {
  /** Whoever reads it is called "you". */
  readonly readerId: string;
  readonly customer: Facts["customer"];
}

function itemsOf(item: TimelineItem, reading: Reading): ConversationItem[] {
  const { id, at } = item;
  const { readerId } = reading;
  const fact = factOf(item, reading);
  const facts: ConversationItem[] = fact === null ? [] : [{ kind: "fact", id: `${id}-fact`, at, text: fact }];
  if ((item.kind !== "comment" && item.kind !== "status") || !(item.message || item.files)) return facts;
  const isNote = item.kind === "comment" && item.internal;
  const said: ConversationItem = {
    kind: "message",
    id,
    at,
    author: item.by?.name ?? "QuickFix",
    role: item.by?.role ?? null,
    side: isNote ? "note" : item.by?.id === readerId ? "mine" : "theirs",
    text: item.message ?? "",
    files: item.files ?? [],
  };
  return [said, ...facts];
}

function factOf(item: TimelineItem, reading: Reading): string | null {
  const { readerId, customer, say, terms } = reading;
  const doer = doerOf(item, reading);
  switch (item.kind) {
    case "filed":
      if (item.by === null || item.by.id === customer._id) return null;
      return customer._id === readerId
        ? say("conversation.filedForYou", doer)
        : say("conversation.filedFor", { ...doer, customer: isolated(customer.name) });
    case "comment":
    // For staff alone.
    case "tags":
    case "helped":
      return null;
    case "assigned":
      if (item.agent.id === readerId) return say("conversation.youHaveIt");
      return say("conversation.hasIt", { agent: firstName(item.agent.name, say) });
    case "requeued":
      return say(`conversation.requeued.${item.reason}`);
    case "priority": {
      const [from, to] = [terms(`priority.${item.from}`), terms(`priority.${item.to}`)];
      return say("conversation.priority", { ...doer, from, to });
    }
    case "category":
      return say("conversation.category", { ...doer, from: isolated(item.from), to: isolated(item.to) });
    case "title":
      return say("conversation.retitled", { ...doer, from: isolated(item.from), to: isolated(item.to) });
    case "rated":
      return item.message
        ? say("conversation.ratedWithWords", { ...doer, score: item.score, words: isolated(item.message) })
        : say("conversation.rated", { ...doer, score: item.score });
    case "status":
      return say(`conversation.${changeOf(item)}`, doer);
    default:
      return item satisfies never;
  }
}

/** A customer is called one: nobody passes for a colleague by their name, nor for one who works on what they filed. */
function doerOf({ by }: TimelineItem, { readerId, customer, say }: Reading): { who: string; name: string } {
  if (by === null) return { who: "desk", name: "QuickFix" };
  const name = firstName(by.name, say);
  if (by.id === readerId) return { who: "you", name };
  return { who: by.id === customer._id || by.role === "user" ? "customer" : "staff", name };
}

/** What a change of status is called. */
function changeOf({ from, to }: TimelineItem & { kind: "status" }) {
  if (to === "Resolved") return "solved";
  if (to === "Closed") return "closed";
  if (to === "Waiting on Customer") return "asked";
  if (to === "Open") return from === "Resolved" || from === "Closed" ? "reopened" : "putBack";
  return from === "Waiting on Customer" ? "answered" : "goesOn";
}
