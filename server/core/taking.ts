import { type AgentState, hasSkill } from "./agent.ts";
import { declineOf, MOST_DECLINES } from "./declines.ts";
import type { AgentId, TrialId } from "./ids.ts";
import { isFiler } from "./relation.ts";
import type { Ticket } from "./ticket.ts";

/** What of the line somebody may take, as a store is asked for it; a null asks for nothing. */
export interface Taking {
  readonly categories: readonly string[] | null;
  /** At least one of these neither filed it nor declines it. */
  readonly anyOf: readonly AgentId[] | null;
  /** Declines count that last beyond this; with null none does. */
  readonly declinedAfter: Date | null;
  /** Of one experiment, or of `none`: what people filed. */
  readonly trial: TrialId | "none" | null;
}

/** The whole line, as people stand in it: what is shown to anybody, counted, or forecast from. */
export const ANYTHING: Taking = { categories: null, anyOf: null, declinedAfter: null, trial: "none" };

/** With what experiments filed: what the dispatcher, and nobody else, goes by. */
export const WITH_TRIALS: Taking = { ...ANYTHING, trial: null };

type Taker = Pick<AgentState, "id" | "skills" | "trial">;
type Taken = Pick<Ticket, "userId" | "category" | "declines" | "trial">;

/** Whether a ticket may come to an agent from the line. Room and duty are another matter: these are of the moment. */
export function mayTake(agent: Taker, ticket: Taken, now: Date): boolean {
  return whyNot(agent, ticket, now) === null;
}

/** What stands between an agent and a ticket of the line; null when nothing does. */
export function whyNot(agent: Taker, ticket: Taken, now: Date): "trial" | "filer" | "skill" | "declined" | null {
  // rule: trials-keep-to-themselves
  if (ticket.trial !== agent.trial) return "trial";
  // rule: nobody-gets-their-own
  if (isFiler(ticket, agent)) return "filer";
  // rule: only-with-the-skill
  if (!hasSkill(agent, ticket.category)) return "skill";
  // rule: declined-does-not-come-back
  if (declineOf(ticket, agent, now)) return "declined";
  return null;
}

/** The tickets that `mayTake` allows an agent, and no others, as a store finds them. */
export function takingOf(agent: Taker, now: Date): Taking {
  return { ...takingByHand(agent), declinedAfter: now };
}

/** What they may take themselves: what they declined, too, if they think better of it. */
export function takingByHand({ id, skills, trial }: Taker): Taking {
  return { categories: skills.length > 0 ? skills : null, anyOf: [id], declinedAfter: null, trial: trial ?? "none" };
}

/**
 * The same as `takingOf` for several: whatever one of them may take is in one of these, and nothing else is. One for each
 * set of skills, and each experiment, however many share it: of more than can have filed or declined a ticket, one has not.
 */
export function takingsOf(agents: readonly Taker[], now: Date): Taking[] {
  const bySkills = Map.groupBy(agents, ({ skills, trial }) => [trial, ...skills.toSorted()].join("\n"));
  return [...bySkills.values()].flatMap((several) => {
    const [one] = several;
    if (!one) return [];
    const alone = takingOf(one, now);
    const anyOf = several.length > MOST_DECLINES + 1 ? null : several.map(({ id }) => id);
    // rule: reads-on-for-the-free
    return [{ ...alone, anyOf }];
  });
}

/** Whether a ticket is what is asked for, where there is no index to ask. */
export function isAskedFor({ categories, anyOf, declinedAfter, trial }: Taking, ticket: Taken): boolean {
  const isOpenTo = (id: AgentId) =>
    !isFiler(ticket, { id }) && (declinedAfter === null || !declineOf(ticket, { id }, declinedAfter));
  if (trial !== null && (ticket.trial ?? "none") !== trial) return false;
  return (categories === null || categories.includes(ticket.category)) && (anyOf === null || anyOf.some(isOpenTo));
}
