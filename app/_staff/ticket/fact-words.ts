import { whySentence } from "#app/_staff/why-sentence.ts";
import type { TimelineItem } from "#server/desk/complaints/wire.ts";

const REQUEUED: Readonly<Record<string, string>> = {
  "agent-off-duty": "Back in line at its old place: its agent went off duty",
  "agent-gone": "Back in line at its old place: its agent left",
  "taken-back": "Put back in line at its old place",
};

interface Reading {
  /** Whoever reads it is called "you". */
  readonly readerId: string;
  readonly category: string;
}

/** One line for something that happened without words of its own. */
export function factWords(item: TimelineItem, reading: Reading): string {
  return WORDS[item.kind](item, reading);
}

const doer = (item: TimelineItem, readerId: string): string => {
  if (item.by === null) return "QuickFix";
  return item.by.id === readerId ? "You" : item.by.name;
};

const WORDS = {
  filed: (item, { readerId }) => `${doer(item, readerId)} filed it`,
  assigned: (item, reading) => assignedWords(item, reading),
  requeued: (item, { readerId }) => {
    const words = REQUEUED[item.reason ?? ""] ?? "Back in line at its old place";
    return item.by ? `${words} by ${item.by.id === readerId ? "you" : item.by.name}` : words;
  },
  status: (item, { readerId }) => `${doer(item, readerId)} changed the status from ${item.from} to ${item.to}`,
  comment: (item, { readerId }) => `${doer(item, readerId)} wrote`,
  priority: (item, { readerId }) => `${doer(item, readerId)} changed the priority from ${item.from} to ${item.to}`,
  rated: (item, { readerId }) =>
    `${doer(item, readerId)} rated the help ${item.score} of 5${item.message ? `: “${item.message}”` : ""}`,
} as const satisfies Record<TimelineItem["kind"], (item: TimelineItem, reading: Reading) => string>;

function assignedWords(item: TimelineItem, { readerId, category }: Reading): string {
  const agentName = item.agent?.id === readerId ? null : (item.agent?.name ?? "an agent");
  if (!item.why || item.why.rule === "longest-free") return `QuickFix gave it to ${agentName ?? "you"}`;
  const givenBy = item.by && doer(item, readerId);
  return whySentence(item.why, { agentName, category, givenBy }).replace(/\.$/, "");
}
