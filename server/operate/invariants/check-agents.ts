import { deriveAvailability, isOnDuty } from "#server/core/agent.ts";
import { staysWithAgent } from "#server/core/changes/places.ts";
import { declineOf, LOOKED_AT_WITHIN_MS } from "#server/core/declines.ts";
import { isFiler } from "#server/core/relation.ts";
import { takingOf } from "#server/core/taking.ts";
import type { AgentFacts, TicketFacts } from "./facts.ts";
import type { Finding, InvariantId } from "./invariant.ts";
import type { InvariantStore } from "./store.ts";

/** Agents whose tickets are read together. */
const PAGE = 100;
/** A claim that had read the capacity before it was lowered may still land this long after. */
const LOWERING_GRACE_MS = 30_000;

/**
 * What agents, their tickets and the line must look like together. Read one after the other, so on a desk at work much of
 * it is only on its way: a finding counts when a later look makes the same one, key and all.
 */
export async function checkAgents(store: InvariantStore, now: Date): Promise<Finding[]> {
  const findings: Finding[] = [];
  const firstOpen = rememberFirstOpen(store, now);
  const agents = await store.listAgents();
  for (let start = 0; start < agents.length; start += PAGE) {
    const page = agents.slice(start, start + PAGE);
    const held = Map.groupBy(await store.listHeld(page.map(({ id }) => id)), (ticket) => ticket.assignedTo);
    findings.push(...(await checkAccounts(store, page)));
    for (const agent of page) findings.push(...(await checkAgent(store, agent, held.get(agent.id) ?? [], firstOpen)));
  }
  // Somebody who waits beside two free agents waits once.
  return [...new Map(findings.map((finding) => [finding.key, finding])).values()];
}

/** Read after the agents: whoever joins the desk has the role by then. */
async function checkAccounts(store: InvariantStore, agents: readonly AgentFacts[]): Promise<Finding[]> {
  const here = agents.filter(({ deleted }) => !deleted);
  const shut = new Set(await store.listNoAgents(here.map(({ id }) => id)));
  return here
    .filter(({ id }) => shut.has(id))
    .map(({ id, name, rev }) => ({
      id: "P1",
      subject: { kind: "agent", id },
      sentence: `${name} is on the desk, and their account is switched off or no agent's.`,
      key: `P1 ${id} ${rev}`,
    }));
}

async function checkAgent(
  store: InvariantStore,
  agent: AgentFacts,
  held: readonly TicketFacts[],
  firstOpen: (agent: AgentFacts) => Promise<TicketFacts | null>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const add = (id: InvariantId, version: string, sentence: string) =>
    findings.push({ id, subject: { kind: "agent", id: agent.id }, sentence, key: `${id} ${agent.id} ${version}` });
  const placed = held.filter((ticket) => ticket.slot);

  for (const [slot, tickets] of Map.groupBy(placed, (ticket) => ticket.slot))
    if (tickets.length > 1) add("S1", String(slot), `${namesOf(tickets)} share the place ${slot} of ${agent.name}.`);
  const late = placed.length > agent.capacity ? await claimedSinceLowering(store, agent, placed) : [];
  if (late.length > 0)
    add(
      "S1",
      versionsOf(late),
      `${agent.name} takes ${agent.capacity} and has ${placed.length}: ${namesOf(late)} too many.`,
    );

  const truth = deriveAvailability(agent, held.length);
  if (agent.availability !== truth)
    add("L2", String(agent.hintRev), `${agent.name} is shown as ${agent.availability} and is ${truth}.`);

  if (!isOnDuty(agent)) {
    const wrong = held.filter((ticket) => agent.deleted || ticket.slot || !staysWithAgent(ticket));
    if (wrong.length > 0)
      add(
        "L4",
        versionsOf(wrong),
        `${agent.name} ${agent.deleted ? "has left" : "is off duty"} and still has ${namesOf(wrong)}.`,
      );
    return findings;
  }
  const placeless = held.filter((ticket) => !ticket.slot);
  if (placeless.length > 0 && placed.length < agent.capacity)
    add("L6", versionsOf(placeless), `${agent.name} has a free place that ${namesOf(placeless)} should have.`);
  const waiting = held.length < agent.capacity ? await firstOpen(agent) : null;
  if (waiting) {
    const sentence = `${waiting.name} waits in line while ${agent.name} has room and the skill for it.`;
    const key = `L1 ${versionsOf([waiting])}`;
    findings.push({ id: "L1", subject: { kind: "ticket", id: waiting.id }, sentence, key });
  }
  return findings;
}

/** Tickets from before a lowering keep their places until they end; whatever came well after it was one too many. */
async function claimedSinceLowering(
  store: InvariantStore,
  agent: AgentFacts,
  placed: readonly TicketFacts[],
): Promise<TicketFacts[]> {
  const lowered = await store.lastLowering(agent.id);
  const newest = placed.toSorted((a, b) => assignedAt(b) - assignedAt(a));
  const surplus = newest.slice(0, placed.length - agent.capacity);
  const since = lowered ? lowered.getTime() + LOWERING_GRACE_MS : 0;
  return surplus.filter((ticket) => assignedAt(ticket) > since);
}

/** One question per experiment and set of skills, however many agents share it, and one more for an agent who may not take what it finds. */
function rememberFirstOpen(store: InvariantStore, now: Date): (agent: AgentFacts) => Promise<TicketFacts | null> {
  const at = new Date(now.getTime() - LOOKED_AT_WITHIN_MS);
  const answers = new Map<string, Promise<TicketFacts | null>>();
  return async (agent) => {
    const taking = takingOf(agent, at);
    const key = [agent.trial, ...agent.skills.toSorted()].join("\n");
    const answer = answers.get(key) ?? store.firstOpen({ ...taking, anyOf: null });
    answers.set(key, answer);
    const first = await answer;
    return first && (isFiler(first, agent) || declineOf(first, agent, at)) ? store.firstOpen(taking) : first;
  };
}

const assignedAt = ({ assign }: TicketFacts) => assign?.at.getTime() ?? 0;
const namesOf = (tickets: readonly TicketFacts[]) =>
  tickets
    .map(({ name }) => name)
    .toSorted()
    .join(", ");
/** In an order of our own: a later look has to find the same, in whatever order the database answers. */
const versionsOf = (tickets: readonly TicketFacts[]) =>
  tickets
    .map(({ id, rev }) => `${id}:${rev}`)
    .toSorted()
    .join();
