import type { AgentState } from "#server/core/agent.ts";
import { assignmentStands } from "#server/core/assignments/finish-internal.ts";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import { LOOKED_AT_WITHIN_MS } from "#server/core/declines.ts";
import type { AssignmentEntry } from "#server/core/events/event.ts";
import type { Random, Timers } from "#server/core/ports/environment.ts";
import type { PendingOutbox } from "#server/core/ports/outbox-store.ts";
import type { ReconcileStore } from "#server/core/ports/reconcile-store.ts";
import { takingsOf, WITH_TRIALS } from "#server/core/taking.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { findLasting } from "./find-lasting.ts";
import { agentKey, findWrongAgents, repairAgent, type Standings } from "./reconcile-agents.ts";
import { repairTicket, ticketKey } from "./reconcile-tickets.ts";

const EVERY_MS = 30_000;
/** What one turn repairs at most; the next turn goes on. */
const LIMIT = 500;
/** An event this old should have left its outbox, and its people should have been told. */
const OVERDUE_MS = 30_000;
const TOLD_WITHIN_MS = 10 * 60_000;

export type RepairKind =
  | "waiting"
  | "no-agent"
  | "hint"
  | "own-complaint"
  | "off-duty-work"
  | "missing-place"
  | "ticket"
  | "stranded"
  | "untold";

export interface ReconcilePorts {
  readonly assignment: AssignmentPorts;
  readonly store: ReconcileStore;
  /** Left out where nobody has an account. */
  readonly standings?: Standings;
  readonly timers: Timers;
  readonly random: Random;
  /** Runs a whole pass; resolves to the number of tickets it assigned. */
  readonly pass: () => Promise<number>;
  /** Relays events again that were stored and then forgotten. */
  readonly relayAgain: (pending: readonly PendingOutbox[]) => Promise<number>;
  /** Does again what the relay owes an assignment; resolves to the number of notices that were really missing. */
  readonly tellAgain: (entry: AssignmentEntry) => Promise<number>;
  readonly onRepair: (kind: RepairKind, count: number) => void;
}

/**
 * One turn of the net under the whole protocol: compares what is with what must be and puts right what stayed wrong.
 * On a healthy desk it finds nothing; every repair is reported, because it stands for a mistake somewhere else.
 * @returns milliseconds until the next turn.
 */
export async function reconcileOnce(ports: ReconcilePorts, signal: AbortSignal): Promise<number> {
  await repairAgents(ports, signal);
  await repairTickets(ports, signal);
  await repairWaiting(ports, signal);
  await repairEvents(ports);
  return EVERY_MS * (0.75 + ports.random() / 2);
}

async function repairAgents({ assignment, store, standings, timers, onRepair }: ReconcilePorts, signal: AbortSignal) {
  const wrong = await findLasting(timers, signal, () => findWrongAgents(assignment, store, standings), agentKey);
  for (const each of wrong.slice(0, LIMIT)) {
    await repairAgent(assignment, each, standings);
    onRepair(each.kind, 1);
  }
}

async function repairTickets({ assignment, store, timers, onRepair }: ReconcilePorts, signal: AbortSignal) {
  const wrong = await findLasting(timers, signal, () => store.listMisplaced(LIMIT), ticketKey);
  for (const ticket of wrong) if (await repairTicket(assignment, ticket)) onRepair("ticket", 1);
}

/** Somebody free beside somebody waiting, twice the same: a wake-up was lost, or nobody here has the skill. */
async function repairWaiting({ assignment, timers, pass, onRepair }: ReconcilePorts, signal: AbortSignal) {
  const look = async (): Promise<[Ticket, AgentState][]> => {
    const [ticket] = await assignment.store.listOpen({ limit: 1, after: null, takes: WITH_TRIALS });
    const [agent] = ticket ? await assignment.store.listFree(1) : [];
    return ticket && agent ? [[ticket, agent]] : [];
  };
  const keyOf = ([ticket, agent]: [Ticket, AgentState]) => `${ticketKey(ticket)}:${agent.id}:${agent.hintRev}`;
  const lasting = await findLasting(timers, signal, look, keyOf);
  if (lasting.length === 0) return;
  const isOverdue = await couldBeTaken(assignment);
  const assigned = await pass();
  if (assigned > 0 && isOverdue) onRepair("waiting", assigned);
}

/** Whether somebody free could have taken something for a while: where a decline has just ended, nothing went wrong. */
async function couldBeTaken({ store, clock }: AssignmentPorts): Promise<boolean> {
  const at = new Date(clock.now().getTime() - LOOKED_AT_WITHIN_MS);
  const takings = takingsOf(await store.listFree(LIMIT), at);
  const firsts = await Promise.all(takings.map((takes) => store.listOpen({ limit: 1, after: null, takes })));
  return firsts.flat().length > 0;
}

async function repairEvents({ assignment, store, relayAgain, tellAgain, onRepair }: ReconcilePorts) {
  const now = assignment.clock.now().getTime();
  const overdue = new Date(now - OVERDUE_MS);
  const stranded = await store.listStranded(overdue, LIMIT);
  const relayed = stranded.length > 0 ? await relayAgain(stranded) : 0;
  if (relayed > 0) onRepair("stranded", relayed);
  for (const entry of await store.listUntold({ from: new Date(now - TOLD_WITHIN_MS), to: overdue }, LIMIT)) {
    // rule: undone-is-not-told
    // Undone before anybody was told: that agent was away and may be back, but has nothing to hear of it any more.
    if (!(await assignmentStands(assignment, entry))) continue;
    const told = await tellAgain(entry);
    if (told > 0) onRepair("untold", told);
  }
}
