import type { Say } from "#app/_language/say.ts";
import { durationIn } from "#app/_ui/duration.ts";
import { isolated } from "#server/core/characters.ts";
import type { TimelineItem } from "#server/core/timeline.ts";

/** Who reads it, and whose complaint it is. */
export interface Reading {
  /** Whoever reads it is called "you". */
  readonly readerId: string;
  readonly customer: { readonly _id: string; readonly name: string };
}

interface Saying {
  readonly say: Say<"staff.facts">;
  readonly sayPriority: Say<"terms.priority">;
  readonly sayDuration: Say<"ui.duration">;
}

/** One line for something that happened without words of its own. */
export function factWords(item: TimelineItem, reading: Reading, { say, sayPriority, sayDuration }: Saying): string {
  const { readerId, customer } = reading;
  const who = doer(item, reading, say);
  switch (item.kind) {
    case "filed": {
      if (item.by?.id === customer._id) return say("filed", who);
      return say("filedFor", { ...who, customer: youOr(customer._id, readerId), name: isolated(customer.name) });
    }
    case "assigned":
      return assignedWords(item, reading, say);
    case "requeued":
      return requeuedWords(item, reading, { say, sayDuration });
    case "status":
      return say(`status.${statusChange(item, item.by?.id === customer._id)}`, who);
    case "comment":
      return say("wrote", who);
    case "priority":
      return say("priority", { ...who, from: sayPriority(item.from), to: sayPriority(item.to) });
    case "category":
    case "title":
      return say(item.kind, { ...who, from: isolated(item.from), to: isolated(item.to) });
    case "helped":
      return say("helped", who);
    case "tags":
      return tagWords(who, item, say);
    case "rated": {
      const rated = { ...who, score: item.score };
      return item.message ? say("ratedSaying", { ...rated, words: isolated(item.message) }) : say("rated", rated);
    }
  }
}

function tagWords(
  who: ReturnType<typeof doer>,
  { added, removed }: TimelineItem & { kind: "tags" },
  say: Saying["say"],
) {
  const named = (names: readonly string[]) => names.map((name) => isolated(name)).join(", ");
  const tags = { ...who, added: named(added), removed: named(removed) };
  if (tags.added && tags.removed) return say("tagsChanged", tags);
  return say(tags.added ? "tagsAdded" : "tagsRemoved", tags);
}

/** What somebody did, in place of what the ticket was called before and after. */
function statusChange({ from, to }: TimelineItem & { kind: "status" }, isCustomer: boolean) {
  switch (to) {
    case "Resolved":
      return "solved";
    case "Closed":
      return "closed";
    case "Waiting on Customer":
      return "asked";
    case "Open":
      return from === "Resolved" || from === "Closed" ? "reopened" : "putBack";
    case "In Progress":
      return isCustomer && from === "Waiting on Customer" ? "answered" : "resumed";
  }
}

/** Agents put back what is theirs; whoever else does so takes it from its agent. */
function requeuedWords(
  { reason, by, at, until }: TimelineItem & { kind: "requeued" },
  { readerId }: Reading,
  { say, sayDuration }: Pick<Saying, "say" | "sayDuration">,
): string {
  if (!by || reason !== "taken-back") return say(`requeued.${reason}`);
  const done = { by: youOr(by.id, readerId), who: isolated(by.name) };
  if (!until) return say("takenBackBy", done);
  const loser = by.role === "agent" ? (by.id === readerId ? "you" : "agent") : "other";
  return say("takenBackUntil", { ...done, loser, time: durationIn(Date.parse(until) - Date.parse(at), sayDuration) });
}

/** A customer is called one: nobody passes for a colleague by their name, nor for one who works on what they filed. */
function doer({ by }: TimelineItem, { readerId, customer }: Reading, say: Saying["say"]) {
  if (by === null) return { by: "other", who: "QuickFix" };
  const name = isolated(by.name);
  const isCustomer = by.id === customer._id || by.role === "user";
  return { by: youOr(by.id, readerId), who: isCustomer ? say("customer", { name }) : name };
}

function assignedWords(item: TimelineItem & { kind: "assigned" }, reading: Reading, say: Saying["say"]): string {
  const agent = { agent: youOr(item.agent.id, reading.readerId), name: isolated(item.agent.name) };
  switch (item.why?.rule) {
    case undefined:
    case "longest-free":
      return say("assigned.byRule", agent);
    case "by-hand":
      return item.by
        ? say("assigned.byHandOf", { ...doer(item, reading, say), ...agent })
        : say("assigned.byHand", agent);
    case "self-taken":
      return say("assigned.selfTaken", agent);
    case "came-back":
      return say("assigned.cameBack", agent);
  }
}

const youOr = (id: string, readerId: string) => (id === readerId ? "you" : "other");
