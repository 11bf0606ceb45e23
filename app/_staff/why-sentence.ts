import type { Say } from "#app/_language/say.ts";
import { durationIn } from "#app/_ui/duration.ts";
import type { AssignmentReason } from "#server/core/assignment-reason.ts";
import { isolated } from "#server/core/characters.ts";

/** Below this a wait is only the time that handing over takes. */
const AT_ONCE_MS = 3_000;

export interface WhyContext {
  /** Null when the reader is the agent. */
  readonly agentName: string | null;
  readonly category: string;
  /** Who gave it by hand, where that is known; their name is null when the reader did. */
  readonly givenBy?: { readonly name: string | null } | null;
}

interface Saying {
  readonly say: Say<"staff.why">;
  readonly sayDuration: Say<"ui.duration">;
}

/** One line on why this agent has the ticket and why at that moment, in the words of whoever reads it. */
export function whySentence(why: AssignmentReason, context: WhyContext, saying: Saying): string {
  return SENTENCES[why.rule](why, context, saying);
}

const SENTENCES = {
  "by-hand": (_, { agentName, givenBy }, { say }) =>
    givenBy
      ? say("byHandOf", { ...agentOf(agentName), by: givenBy.name === null ? "you" : "other", who: givenBy.name ?? "" })
      : say("byHand", agentOf(agentName)),
  "self-taken": (_, { agentName }, { say }) => say("selfTaken", agentOf(agentName)),
  "came-back": (_, { agentName }, { say }) => say("cameBack", agentOf(agentName)),
  "longest-free": (why, context, saying) =>
    [choiceSentence(why, context, saying), waitSentence(why, saying)].filter(Boolean).join(" "),
} as const satisfies Record<
  AssignmentReason["rule"],
  (why: AssignmentReason, context: WhyContext, saying: Saying) => string
>;

/** How sentences name the agent. */
const agentOf = (name: string | null) => ({ agent: name === null ? "you" : "other", name: name ?? "" });

function choiceSentence(
  why: AssignmentReason,
  { agentName, category }: WhyContext,
  { say, sayDuration }: Saying,
): string {
  const agent = agentOf(agentName);
  const { freeAgents: free, freeForMs } = why;
  if (free === undefined) return say("longest", agent);
  const others = {
    skipped: why.skippedForSkill ?? 0,
    category: isolated(category),
    filer: (why.skippedAsFilers ?? 0) > 0 ? "free" : "other",
    decliner: (why.skippedAsDecliners ?? 0) > 0 ? "free" : "other",
  };
  if (free <= 1) return say("onlyOne", { ...agent, ...others });
  if (freeForMs === undefined) return say("longestOf", { ...agent, free, ...others });
  return say("longestForOf", { ...agent, time: durationIn(freeForMs, sayDuration), free, ...others });
}

function waitSentence({ waitedMs, ahead }: AssignmentReason, { say, sayDuration }: Saying): string {
  if (waitedMs === undefined) return "";
  if (waitedMs < AT_ONCE_MS) return say("atOnce");
  const time = durationIn(waitedMs, sayDuration);
  if (ahead === undefined) return say("waited", { time });
  return ahead === 0 ? say("waitedFirst", { time }) : say("waitedBehind", { time, ahead });
}
