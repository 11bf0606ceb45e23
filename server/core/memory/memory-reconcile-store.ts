import type { EventId } from "../ids.ts";
import type { ReconcileStore } from "../ports/reconcile-store.ts";
import { slotAgent } from "../slot.ts";
import type { Ticket } from "../ticket.ts";
import type { MemoryState } from "./memory-state.ts";

/** What the reconciler looks for, found in memory. Events count as stored when they happened. */
export function createMemoryReconcileStore(state: MemoryState): ReconcileStore {
  const isHomeless = ({ status, assignedTo }: Ticket) => {
    const agent = assignedTo ? state.agents.get(assignedTo)?.agent : undefined;
    // rule: waiting-stays-with-leavers
    return status === "In Progress" ? !agent || agent.deleted : status === "Waiting on Customer" && !agent;
  };
  const isOutOfPlace = ({ slot, status, assignedTo }: Ticket) =>
    slot !== null && (status !== "In Progress" || slotAgent(slot) !== assignedTo);
  const inSomeOutbox = (eventId: EventId) =>
    [...state.tickets.values(), ...state.agents.values()].some(({ outbox }) => outbox.some(({ id }) => id === eventId));

  return {
    async listAgents({ limit, after }) {
      return [...state.agents.values()]
        .map(({ agent }) => agent)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .filter((agent) => after === null || agent.id > after)
        .slice(0, limit);
    },
    async listMisplaced(limit) {
      return [...state.tickets.values()]
        .map(({ ticket }) => ticket)
        .filter(
          (ticket) => isHomeless(ticket) || isOutOfPlace(ticket) || (ticket.status === "Open" && ticket.assignedTo),
        )
        .slice(0, limit);
    },
    async listStranded(storedBefore, limit) {
      return [...state.events.values()]
        .filter(({ entry, pending, parked }) => pending && !parked && entry.at < storedBefore)
        .filter(({ entry }) => !inSomeOutbox(entry.id))
        .slice(0, limit)
        .map(({ aggregate, entry }) => ({ aggregate, entries: [entry], tries: 0 }));
    },
    async listUntold({ from, to }, limit) {
      const told = new Set([...state.notices.values()].map((notice) => notice.eventId));
      return [...state.events.values()]
        .map(({ entry }) => entry)
        .filter((entry) => entry.type === "ticket.assigned" || entry.type === "ticket.reassigned")
        .filter(({ id, at }) => at >= from && at < to && !told.has(id))
        .slice(0, limit);
    },
  };
}
