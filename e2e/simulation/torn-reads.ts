import type { MemoryState } from "#server/core/memory/memory-state.ts";
import type { DispatchStore } from "#server/core/ports/dispatch-store.ts";

/**
 * Reads of several documents are no snapshot: a cursor gives way between batches, and documents move meanwhile.
 * Every such read happens in two steps here, so that it can miss what moved behind it and see twice what moved ahead.
 */
export function tearReads(store: DispatchStore, state: MemoryState): DispatchStore {
  return {
    ...store,
    async listHeld(agentIds) {
      const firstHalf = new Set([...state.tickets.keys()].slice(0, Math.ceil(state.tickets.size / 2)));
      const first = await store.listHeld(agentIds);
      const second = await store.listHeld(agentIds);
      return [
        ...first.filter((ticket) => firstHalf.has(ticket.id)),
        ...second.filter((ticket) => !firstHalf.has(ticket.id)),
      ];
    },
    async listOpen(query) {
      const first = await store.listOpen(query);
      const head = first.slice(0, Math.ceil(first.length / 2));
      const last = head.at(-1);
      if (!last || first.length === query.limit) return first;
      const after = { dispatchAt: last.dispatchAt, id: last.id };
      return [...head, ...(await store.listOpen({ ...query, after, limit: query.limit - head.length }))];
    },
    async listFree(limit) {
      const first = await store.listFree(limit);
      const head = first.slice(0, Math.ceil(first.length / 2));
      const seen = new Set(head.map(({ id }) => id));
      const rest = await store.listFree(limit);
      return [...head, ...rest.filter(({ id }) => !seen.has(id))];
    },
  };
}
