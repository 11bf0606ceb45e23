import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { handOverAll } from "#server/core/assignments/hand-over.ts";
import { type Excuse, setDuty } from "#server/core/changes/agent.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Refusing } from "#server/core/saying.ts";
import { commandAgent } from "./command-agent.ts";
import { viewAgent } from "./present-agent.ts";
import type { Agents, CommandRoom } from "./room.ts";
import type { AgentView, SetAvailability } from "./wire.ts";

const MOST_DAYS = 31;
const DAY_MS = 86_400_000;

/**
 * On or off duty, for oneself or, as an admin, for anybody. The answer is the effective state: somebody who comes on
 * duty with all places taken is busy, not available.
 * @throws DomainError `input.invalid` where they say to be back at a time that has passed, or in more than a month
 */
export async function setAvailability(
  room: CommandRoom & Agents<"loads">,
  actor: Actor,
  input: z.output<typeof SetAvailability> & { readonly agentId: string },
): Promise<AgentView> {
  if (input.agentId !== actor.id) requireRole(actor, "admin");
  else requireRole(actor, "agent");
  const onDuty = input.availability === "available";
  const agent = await commandAgent(room, input.agentId, (current, stamp) => {
    // rule: leavers-stay-off-duty
    if (current.deleted)
      throw new DomainError("agent.gone", { key: "refusals.agent.leftForGood", values: { name: current.name } });
    const comesBack = actor.id === current.id && current.awaySince !== null;
    const excuse = excuseOf(input);
    const isExcused = onDuty || isSameExcuse(current, excuse);
    if (!isExcused && !isSameUntil(current, excuse)) requireSoon(excuse, stamp.now);
    if (current.onDuty === onDuty && isExcused && !comesBack) return null;
    return setDuty(current, onDuty, actor.id, stamp, excuse);
  });
  if (!onDuty && input.handOver) await handOverAll(room, agent.id);
  return viewAgent(room, agent);
}

/** What is said of being off duty. */
export function excuseOf({ reason, until }: Pick<z.output<typeof SetAvailability>, "reason" | "until">): Excuse {
  return { reason: reason ?? null, until: until ? new Date(until) : null };
}

export function isSameExcuse(one: Excuse, other: Excuse): boolean {
  return one.reason === other.reason && isSameUntil(one, other);
}

function isSameUntil(one: Excuse, other: Excuse): boolean {
  return one.until?.getTime() === other.until?.getTime();
}

/** What was said before may have passed: it says when somebody wanted to be back. */
function requireSoon({ until }: Excuse, now: Date): void {
  if (!until) return;
  const inMs = until.getTime() - now.getTime();
  if (inMs > 0 && inMs <= MOST_DAYS * DAY_MS) return;
  const values = { days: MOST_DAYS };
  const sentence: Refusing =
    inMs > 0 ? { key: "refusals.agent.back.late", values } : { key: "refusals.agent.back.passed", values };
  throw new DomainError("input.invalid", sentence, { fields: { until: sentence } });
}
