import { formatDuration } from "#app/_ui/duration.ts";
import type { AssignmentReason } from "#server/core/assignment-reason.ts";
import { isolated } from "#server/core/characters.ts";

/** Below this a wait is only the time that handing over takes. */
const AT_ONCE_MS = 3_000;

export interface WhyContext {
  /** Null when the reader is the agent. */
  readonly agentName: string | null;
  readonly category: string;
  /** Who gave it by hand, where that is known. */
  readonly givenBy?: string | null;
}

/** One line on why this agent has the ticket and why at that moment, in the words of whoever reads it. */
export function whySentence(why: AssignmentReason, context: WhyContext): string {
  return SENTENCES[why.rule](why, context);
}

const SENTENCES = {
  "by-hand": (_, { agentName, givenBy }) =>
    givenBy ? `${givenBy} gave it to ${agentName ?? "you"}.` : `It was given to ${agentName ?? "you"} by hand.`,
  "self-taken": (_, { agentName }) => (agentName ? `${agentName} took it.` : "You took it yourself."),
  "came-back": (_, { agentName }) =>
    `The customer answered, so it came back to ${agentName ?? "you"}, who had it before.`,
  "longest-free": (why, context) => [choiceSentence(why, context), waitSentence(why)].filter(Boolean).join(" "),
} as const satisfies Record<AssignmentReason["rule"], (why: AssignmentReason, context: WhyContext) => string>;

function choiceSentence(why: AssignmentReason, { agentName, category }: WhyContext): string {
  const subject = agentName ? `${agentName} was` : "You were";
  const skipped = why.skippedForSkill ?? 0;
  const taking = skipped > 0 ? ` who take${why.freeAgents === 1 ? "s" : ""} ${isolated(category)}` : "";
  const others = skipped > 0 ? `; ${skipped} more ${skipped === 1 ? "was" : "were"} free` : "";
  if (why.freeAgents === undefined) return `${subject} free the longest.`;
  if (why.freeAgents <= 1) return `${subject} the only free agent${taking}${others}.`;
  const since = why.freeForMs === undefined ? "" : `, for ${formatDuration(why.freeForMs)},`;
  return `${subject} free the longest${since} of ${why.freeAgents} free agents${taking}${others}.`;
}

function waitSentence(why: AssignmentReason): string {
  if (why.waitedMs === undefined) return "";
  if (why.waitedMs < AT_ONCE_MS) return "It did not have to wait.";
  const place =
    why.ahead === undefined ? "" : why.ahead === 0 ? ", first in line" : `, ${why.ahead} ahead of it in line`;
  return `It had waited ${formatDuration(why.waitedMs)}${place}.`;
}
