import { isAway, isOnDuty } from "#server/core/agent.ts";
import { declineOf } from "#server/core/declines.ts";
import { type Saying, wordsOf } from "#server/core/saying.ts";
import { whyNot } from "#server/core/taking.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { AgentRecord } from "#server/desk/agents/mapping.ts";

/** What keeps a ticket in line, as one sentence without its full stop. */
export function reasonToWait(ticket: Ticket, agents: readonly AgentRecord[], now: Date): string {
  return wordsOf(reasonOf(ticket, agents, now));
}

function reasonOf(ticket: Ticket, agents: readonly AgentRecord[], now: Date): Saying {
  const by = Object.groupBy(agents, (agent) => whyNot(agent, ticket, now) ?? "able");
  const { able = [], filer: filers = [], declined: decliners = [] } = by;
  const lostBy = (some: readonly AgentRecord[]) => ({ lost: losses(ticket, some, now) });
  if (able.length + filers.length + decliners.length === 0)
    return { key: "told.reason.untaken", values: { category: ticket.category } };
  if (able.length + decliners.length === 0) return { key: "told.reason.onlyFiler" };
  if (able.length === 0) return { key: "told.reason.lostNobodyElse", values: lostBy(decliners) };
  const onDuty = able.filter(isOnDuty);
  if (onDuty.some(isFree)) return { key: "told.reason.assigned" };
  const freeDecliners = decliners.filter(isFree);
  if (freeDecliners.length > 0) return { key: "told.reason.lostNobodyFree", values: lostBy(freeDecliners) };
  if (onDuty.length === 0 && decliners.some(isOnDuty))
    return { key: "told.reason.lostNobodyThere", values: lostBy(decliners.filter(isOnDuty)) };
  if (filers.some(isFree)) return { key: "told.reason.freeFiler" };
  const away = able.filter(isAway);
  // Who is there and could take it, if each of them had not all that they can take.
  if (onDuty.length > 0) return { key: "told.reason.busy", values: { count: onDuty.length, names: namesOf(onDuty) } };
  // On duty as they chose, and not there.
  return away.length > 0
    ? { key: "told.reason.away", values: { count: away.length, names: namesOf(away) } }
    : { key: "told.reason.nobody" };
}

/** Two by their names, and how many more. */
function namesOf(agents: readonly AgentRecord[]): string | Saying {
  const [one = "", two = "", three = ""] = agents.map(({ name }) => name);
  if (agents.length === 1) return one;
  if (agents.length === 2) return { key: "told.reason.names.two", values: { one, two } };
  return agents.length === 3
    ? { key: "told.reason.names.three", values: { one, two, three } }
    : { key: "told.reason.names.more", values: { one, two, others: agents.length - 2 } };
}

function isFree(agent: AgentRecord): boolean {
  return isOnDuty(agent) && agent.availability === "available";
}

/** Who lost it a little while ago, and how. */
function losses(ticket: Ticket, decliners: readonly AgentRecord[], now: Date): Saying {
  const [one] = decliners;
  if (!one || decliners.length > 1) return { key: "told.reason.lost.several", values: { agents: decliners.length } };
  const { name } = one;
  return declineOf(ticket, one, now)?.isOwn
    ? { key: "told.reason.lost.own", values: { name } }
    : { key: "told.reason.lost.taken", values: { name } };
}
