import { whySentence } from "#app/_staff/why-sentence.ts";
import { isolated } from "#server/core/characters.ts";
import type { RequeueReason, TimelineItem } from "#server/core/timeline.ts";

const REQUEUED = {
  "agent-off-duty": "Back in line at its old place: its agent went off duty",
  "agent-gone": "Back in line at its old place: its agent left",
  "taken-back": "Put back in line at its old place",
} as const satisfies Record<RequeueReason, string>;

interface Reading {
  /** Whoever reads it is called "you". */
  readonly readerId: string;
  readonly category: string;
}

/** One line for something that happened without words of its own. */
export function factWords(item: TimelineItem, reading: Reading): string {
  const { readerId } = reading;
  const who = doer(item, readerId);
  switch (item.kind) {
    case "filed":
      return `${who} filed it`;
    case "assigned":
      return assignedWords(item, reading);
    case "requeued": {
      const words = REQUEUED[item.reason];
      return item.by ? `${words} by ${item.by.id === readerId ? "you" : isolated(item.by.name)}` : words;
    }
    case "status":
      return `${who} changed the status from ${item.from} to ${item.to}`;
    case "comment":
      return `${who} wrote`;
    case "priority":
      return `${who} changed the priority from ${item.from} to ${item.to}`;
    case "rated":
      return `${who} rated the help ${item.score} of 5${item.message ? `: “${isolated(item.message)}”` : ""}`;
  }
}

/** A customer is called one: nobody passes for a colleague by their name. */
function doer({ by }: TimelineItem, readerId: string): string {
  if (by === null) return "QuickFix";
  if (by.id === readerId) return "You";
  return by.role === "user" ? `${isolated(by.name)} (customer)` : isolated(by.name);
}

function assignedWords(item: TimelineItem & { kind: "assigned" }, { readerId, category }: Reading): string {
  const agentName = item.agent.id === readerId ? null : isolated(item.agent.name);
  if (!item.why || item.why.rule === "longest-free") return `QuickFix gave it to ${agentName ?? "you"}`;
  const givenBy = item.by && doer(item, readerId);
  return whySentence(item.why, { agentName, category, givenBy }).replace(/\.$/, "");
}
