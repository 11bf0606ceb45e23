import { applyChange, inOrder } from "../changes/apply.ts";
import { INLINE_GRACE_MS } from "../events/event.ts";
import type { CommitOutcome, DispatchStore } from "../ports/dispatch-store.ts";
import { byPlaceInLine } from "../priority.ts";
import { isAskedFor } from "../taking.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { BeforeEach, MemoryState } from "./memory-state.ts";

/** Hears of every change of a ticket at the moment it is made. */
export type OnWrite = (before: Ticket, after: Ticket, change: TicketChange) => void;

/** The assignment protocol's store in memory, with the one unique index it rests on. */
export function createMemoryDispatchStore(
  state: MemoryState,
  before: BeforeEach,
  onWrite: OnWrite = () => {},
): DispatchStore {
  const all = () => [...state.tickets.values()].map((document) => document.ticket);

  const write = (ticket: Ticket, change: TicketChange): CommitOutcome => {
    const document = state.tickets.get(ticket.id);
    // rule: written-where-rev-is-unchanged
    if (document?.ticket.rev !== ticket.rev) return "stale";
    const { slot } = change.set;
    // rule: one-ticket-a-place
    if (slot && all().some((other) => other.slot === slot && other.id !== ticket.id)) return "taken";
    const was = document.ticket;
    document.ticket = applyChange(was, change);
    for (const { timeline, event } of inOrder(change)) {
      document.timeline.push(...timeline);
      document.outbox.push(event);
    }
    if (change.made) document.made = [...(document.made ?? []), change.made];
    document.outboxAt = new Date(change.event.at.getTime() + INLINE_GRACE_MS);
    onWrite(was, document.ticket, change);
    return "won";
  };

  return {
    async findAgent(id) {
      await before("findAgent");
      return state.agents.get(id)?.agent ?? null;
    },
    async findTicket(id) {
      await before("findTicket");
      return state.tickets.get(id)?.ticket ?? null;
    },
    async listHeld(agentIds) {
      await before("listHeld");
      return all().filter(
        ({ status, assignedTo }) => status === "In Progress" && assignedTo && agentIds.includes(assignedTo),
      );
    },
    async listOpen({ limit, after, takes }) {
      await before("listOpen");
      return all()
        .filter((ticket) => ticket.status === "Open" && isAskedFor(takes, ticket))
        .filter((ticket) => !after || byPlaceInLine(after, ticket) < 0)
        .toSorted(byPlaceInLine)
        .slice(0, limit);
    },
    async listFree(limit) {
      await before("listFree");
      return [...state.agents.values()]
        .map(({ agent }) => agent)
        .filter((agent) => agent.onDuty && !agent.deleted && agent.availability === "available")
        .toSorted((a, b) => a.idleSince.getTime() - b.idleSince.getTime())
        .slice(0, limit);
    },
    async commit(ticket, change) {
      await before("commit");
      return write(ticket, change);
    },
    async commitAll(writes) {
      const taken = new Set<Ticket>();
      // An unordered bulk is no transaction: others write in between, and a killed process leaves a part of it.
      for (const { ticket, change } of writes) {
        await before("commitAll");
        if (write(ticket, change) === "taken") taken.add(ticket);
      }
      // A bulk does not say which of its writes matched: winners are read back, and others may write before that.
      await before("readBack");
      return writes.map(({ ticket, change }) => {
        if (taken.has(ticket)) return "taken";
        const stored = state.tickets.get(ticket.id)?.ticket.assign?.token;
        return stored !== undefined && stored === change.set.assign?.token ? "won" : "stale";
      });
    },
    async writeHint({ id, hintRev, availability: shown }, availability, now) {
      await before("writeHint");
      const document = state.agents.get(id);
      // rule: hint-written-where-unchanged
      if (document?.agent.hintRev !== hintRev) return false;
      const becomesFree = availability === "available" && shown !== "available";
      const idleSince = becomesFree ? now : document.agent.idleSince;
      document.agent = { ...document.agent, availability, hintRev: hintRev + 1, idleSince };
      return true;
    },
  };
}
