import { type AgentState, isOnDuty } from "../agent.ts";
import { declineOf } from "../declines.ts";
import type { TicketId } from "../ids.ts";
import { whyNot } from "../taking.ts";
import type { Ticket } from "../ticket.ts";
import type { RequeueReason } from "../timeline.ts";
import type { Priority } from "../vocabulary.ts";
import type { Condition } from "./condition.ts";

/** The desk at one moment, as far as a lead may have to know of it. */
export interface DeskState {
  readonly now: Date;
  /** From its head; what is further back joins it as the line moves on. */
  readonly line: readonly Ticket[];
  readonly lineTotal: number;
  /** Everybody who works here, on duty or not. */
  readonly agents: readonly AgentState[];
  /** By which hand-over these came back to the line; nothing of those that came otherwise. */
  readonly handedOver: ReadonlyMap<TicketId, RequeueReason>;
  /** Messages put aside that nobody has decided about. */
  readonly letters: number;
  readonly isOpen: boolean;
  /** For how many ms somebody has been waiting while the desk was open. */
  readonly openMsSince: (since: Date) => number;
  readonly targetsMs: Readonly<Record<Priority, number>>;
}

/** What there is to tell the leads, each thing once. */
export function conditionsOf(desk: DeskState): Condition[] {
  const duty = ofDuty(desk);
  // One cause is told once; what is critical is told by its number all the same.
  const isTold = (each: Condition) => duty.length === 0 || each.kind !== "handed-over" || each.priority === "Critical";
  return [...ofTickets(desk).filter(isTold), ...duty, ...ofWaits(desk), ...ofLetters(desk)];
}

function ofDuty({ agents, lineTotal, isOpen }: DeskState): Condition[] {
  // Nobody is expected while the desk is closed, and those who wait read when it opens.
  return isOpen && lineTotal > 0 && !agents.some(isOnDuty) ? [{ kind: "nobody-on-duty", tickets: lineTotal }] : [];
}

function ofLetters({ letters }: DeskState): Condition[] {
  return letters > 0 ? [{ kind: "dead-letters", letters }] : [];
}

function ofWaits(desk: DeskState): Condition[] {
  const byPriority = Map.groupBy(desk.line, ({ priority }) => priority);
  const late = [...byPriority].flatMap(([priority, tickets]) => lateOf(desk, priority, tickets));
  const [worst] = late.toSorted((a, b) => b.overMs - a.overMs);
  if (!worst) return [];
  const { complaintId, priority } = worst;
  return [{ kind: "over-target", complaintId, priority, tickets: late.reduce((sum, { count }) => sum + count, 0) }];
}

/** How many of one priority are over its target, and by how much the first of them is. */
function lateOf({ now, openMsSince, targetsMs }: DeskState, priority: Priority, tickets: readonly Ticket[]) {
  const targetMs = targetsMs[priority];
  // To count only while the desk is open makes no wait longer: most are seen to be in time without it.
  const candidates = tickets
    .filter(({ waitingSince }) => now.getTime() - waitingSince.getTime() > targetMs)
    .toSorted((a, b) => a.waitingSince.getTime() - b.waitingSince.getTime());
  const [first] = candidates;
  if (!first) return [];
  const overMs = openMsSince(first.waitingSince) - targetMs;
  // Opening hours take a while to walk, and whoever came earlier has waited longer: it is enough to halve.
  let [count, end] = [0, candidates.length];
  while (count < end) {
    const middle = Math.floor((count + end) / 2);
    if (openMsSince(candidates[middle]?.waitingSince ?? now) > targetMs) count = middle + 1;
    else end = middle;
  }
  return count > 0 ? [{ complaintId: first.complaintId, priority, overMs, count }] : [];
}

function ofTickets(desk: DeskState): Condition[] {
  // Where nobody works at all it is enough to say so once.
  if (desk.agents.length === 0) return [];
  const untaken = new Map<string, Extract<Condition, { kind: "untaken-category" }>>();
  const single: Condition[] = [];
  for (const ticket of desk.line) {
    const { category, complaintId } = ticket;
    const found = ofTicket(desk, ticket);
    if (found !== "untaken") single.push(...(found ? [found] : []));
    else {
      const before = untaken.get(category) ?? { kind: "untaken-category", category, complaintId, tickets: 0 };
      untaken.set(category, { ...before, tickets: before.tickets + 1 });
    }
  }
  return [...untaken.values(), ...single];
}

function ofTicket(desk: DeskState, ticket: Ticket): Condition | "untaken" | null {
  const { complaintId, priority } = ticket;
  const by = Object.groupBy(desk.agents, (agent) => whyNot(agent, ticket, desk.now) ?? "able");
  const { able = [], filer = [], declined = [] } = by;
  if (able.length + declined.length === 0) return filer.length > 0 ? { kind: "only-filer", complaintId } : "untaken";
  if (able.some(isOnDuty)) return null;
  // It would be with whoever declined it, were it not for that.
  const decliner = able.length === 0 ? declined[0] : declined.find(isOnDuty);
  if (decliner) {
    const isOwn = declineOf(ticket, decliner, desk.now)?.isOwn ?? false;
    return { kind: "declined", complaintId, isOwn };
  }
  return isToBeTold(desk, ticket) ? { kind: "handed-over", complaintId, priority } : null;
}

/** Whether somebody had begun it, or it is too urgent to lie: whatever else came back is in line like all others. */
function isToBeTold({ handedOver, isOpen }: DeskState, { id, priority, firstResponseAt }: Ticket): boolean {
  const reason = handedOver.get(id);
  if (!reason) return false;
  if (priority === "Critical") return true;
  const isBegun = firstResponseAt !== null || reason === "agent-still-away" || reason === "customer-wrote";
  return isOpen && isBegun;
}
