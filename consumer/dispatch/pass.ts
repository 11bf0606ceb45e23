import { type AgentState, isOnDuty } from "#server/core/agent.ts";
import { type AssignmentPorts, type JustRead, newStamp, ticketRef } from "#server/core/assignments/ports.ts";
import { refresh } from "#server/core/assignments/refresh.ts";
import { release } from "#server/core/assignments/release.ts";
import { applyChange } from "#server/core/changes/apply.ts";
import { claim } from "#server/core/changes/claim.ts";
import { crashPoint } from "#server/core/crash-point.ts";
import type { NoticeSubject } from "#server/core/events/notice.ts";
import type { AgentId } from "#server/core/ids.ts";
import { type Match, match, roomOf, type Seat } from "#server/core/routing.ts";
import { WITH_TRIALS } from "#server/core/taking.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import { readOn } from "./line-pages.ts";

/** Tickets read from the line at a time, and the most one round can give out. */
const LINE_PAGE = 100;
/** So many are read first: most passes have a place or two to give, and the rest of a long line would be read for nothing. */
const LINE_HEAD = 20;
/** Free agents looked at in one round; the longest free come first. */
const AGENT_PAGE = 500;
/** A pass that still finds work after this many rounds fails, is not acknowledged, and starts anew. */
const MAX_ROUNDS = 400;

export interface PassResult {
  readonly rounds: number;
  readonly assigned: number;
  /** Claims lost to another process: a ticket that moved on, or a place that was taken. */
  readonly stale: number;
  readonly taken: number;
}

export interface PassOptions {
  readonly linePage?: number;
  readonly lineHead?: number;
}

const PAGES = { linePage: LINE_PAGE, lineHead: LINE_HEAD };

/**
 * Matches waiting tickets with free agents until one side is empty, whoever caused it and however often it is called.
 * The agents named are released and refreshed first: what they lost or gained must be true before anything is scanned.
 */
export async function pass(
  ports: AssignmentPorts,
  named: readonly AgentId[],
  options: PassOptions = {},
): Promise<PassResult> {
  const justRead: JustRead = new Map();
  // rule: released-before-scan
  await Promise.all(named.map((id) => release(ports, id, justRead)));
  // rule: refreshed-before-scan
  await Promise.all(named.map((id) => refresh(ports, id, justRead)));
  crashPoint("pass.before-scan");
  const total = { rounds: 0, assigned: 0, stale: 0, taken: 0 };
  for (; total.rounds < MAX_ROUNDS; total.rounds++) {
    const round = await playRound(ports, { ...PAGES, ...options });
    if (round === "nothing-to-do") return total;
    total.assigned += round.assigned;
    total.stale += round.stale;
    total.taken += round.taken;
    // rule: scans-until-one-side-is-empty
    if (round.sawAll) return { ...total, rounds: total.rounds + 1 };
  }
  throw new Error(`a pass found work in each of ${MAX_ROUNDS} rounds`);
}

interface Round extends Pick<PassResult, "assigned" | "stale" | "taken"> {
  /**
   * Every free agent was read, and the whole line or as much of it as they had places for, and no claim was lost: one side is empty for
   * all that this pass must answer for. Whatever came since has an event of its own. Going on while tickets keep coming would leave the messages
   * of this pass unacknowledged for as long as they do.
   */
  readonly sawAll: boolean;
}

async function playRound(
  ports: AssignmentPorts,
  { linePage, lineHead }: typeof PAGES,
): Promise<Round | "nothing-to-do"> {
  const { store, clock } = ports;
  const readLine = (limit: number) => store.listOpen({ limit, after: null, takes: WITH_TRIALS });
  const head = await readLine(Math.min(lineHead, linePage));
  if (head.length === 0) return "nothing-to-do";
  const agents = await store.listFree(AGENT_PAGE);
  if (agents.length === 0) return "nothing-to-do";
  const held = Map.groupBy(await store.listHeld(agents.map((agent) => agent.id)), ({ assignedTo }) => assignedTo);
  const { seats, refreshFirst } = seatsOf(agents, held);
  const places = seats.reduce((sum, seat) => sum + seat.places.length, 0);
  const isShort = places <= lineHead || head.length < lineHead;
  const pageSize = isShort ? Math.min(lineHead, linePage) : linePage;
  const line = isShort ? head : await readLine(linePage);
  const now = clock.now();
  // rule: reads-on-for-the-free
  const reachable = await readOn(store, line, { seats, matches: match(line, seats, now), now }, pageSize);
  const matches = match(reachable, seats, now);
  // rule: refreshed-then-scanned-again
  if (matches.length === 0 && refreshFirst.length === 0) return "nothing-to-do";
  crashPoint("pass.before-claims");
  const { claims, touched, won, lost: losers } = await claimAll(ports, matches);
  crashPoint("pass.claimed");
  for (const { ticket, change } of won) addTo(held, change.set.assignedTo, applyChange(ticket, change));
  // Whose state moved on since then loses the compare-and-set of the refresh, which reads anew.
  const justRead: JustRead = new Map(
    agents.map((agent) => [
      agent.id,
      // rule: losers-read-what-they-hold
      { agent, ...(losers.has(agent.id) ? {} : { held: held.get(agent.id) ?? [] }) },
    ]),
  );
  const settled = new Map<AgentId | null | undefined, AgentState>();
  try {
    const refreshed = async (id: AgentId) => {
      const agent = await refresh(ports, id, justRead);
      // rule: settled-who-was-there-afterwards
      if (agent && isOnDuty(agent)) settled.set(id, agent);
    };
    // rule: full-agents-are-refreshed
    await Promise.all([...new Set([...touched, ...refreshFirst])].map(refreshed));
  } finally {
    // Whoever got something is shown as busy before they are told, and was there: the relay need not look once more.
    for (const { ticket, change } of won) {
      const agent = settled.get(change.set.assignedTo);
      // Whoever was asked for help with it until this claim is known to the complaint alone: who tells of it reads that.
      const endsHelp = change.set.help !== undefined;
      const subject = agent && !endsHelp ? subjectOf(ticket, agent) : undefined;
      ports.offer(ticketRef(ticket.id), change.event, agent !== undefined, subject);
    }
  }
  crashPoint("pass.refreshed");
  const lost = claims.stale + claims.taken + refreshFirst.length;
  // rule: full-page-scans-again
  const isServed = line.length < pageSize || claims.assigned === places;
  // rule: lost-claim-scans-again
  return { ...claims, sawAll: lost === 0 && isServed && agents.length < AGENT_PAGE };
}

/** What the people of an assignment are told of, as it was claimed for somebody who is there. */
function subjectOf({ complaintId, title, userId }: Ticket, { name }: AgentState): NoticeSubject {
  return { complaintId, title, userId, agentName: name, agentIsThere: true };
}

type Held = Map<AgentId | null, Ticket[]>;

function addTo(held: Held, agentId: AgentId | null | undefined, ticket: Ticket): void {
  if (agentId) held.set(agentId, [...(held.get(agentId) ?? []), ticket]);
}

function seatsOf(agents: readonly AgentState[], held: Held): { seats: Seat[]; refreshFirst: AgentId[] } {
  const seats: Seat[] = [];
  const refreshFirst: AgentId[] = [];
  for (const agent of agents) {
    const room = roomOf(agent, held.get(agent.id) ?? []);
    if (room.kind === "free") seats.push({ agent, places: room.places, active: room.active });
    else refreshFirst.push(agent.id);
  }
  return { seats, refreshFirst };
}

interface Won {
  readonly ticket: Ticket;
  readonly change: TicketChange;
}

/** One unordered write of all claims. Winners, and agents whose place was taken, need their availability derived again. */
async function claimAll(
  ports: AssignmentPorts,
  matches: readonly Match[],
): Promise<{ claims: Omit<Round, "sawAll">; touched: AgentId[]; won: Won[]; lost: Set<AgentId> }> {
  const writes = matches.map(({ ticket, agent, place, why }) => ({
    ticket,
    agent,
    change: claim(ticket, agent, place, why, newStamp(ports)),
  }));
  const outcomes = writes.length > 0 ? await ports.store.commitAll(writes) : [];
  const claims = { assigned: 0, stale: 0, taken: 0 };
  const touched: AgentId[] = [];
  const won: Won[] = [];
  const lost = new Set<AgentId>();
  for (const [index, { ticket, agent, change }] of writes.entries()) {
    const outcome = outcomes[index] ?? "stale";
    if (outcome === "won") {
      claims.assigned++;
      won.push({ ticket, change });
    } else {
      claims[outcome]++;
      lost.add(agent.id);
    }
    // rule: touched-are-refreshed
    if (outcome !== "stale") touched.push(agent.id);
  }
  return { claims, touched, won, lost };
}
