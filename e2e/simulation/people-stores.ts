import { INLINE_GRACE_MS } from "#server/core/events/event.ts";
import type { AgentId } from "#server/core/ids.ts";
import type { BeforeEach, MemoryState } from "#server/core/memory/memory-state.ts";
import type { AgentRecord, AgentStore } from "#server/desk/agents/ports/agent-store.ts";
import type { CategoryStore } from "#server/desk/categories/ports/category-store.ts";
import type { ComplaintStore, StoredComplaint } from "#server/desk/complaints/ports/complaint-store.ts";

/** Hears of every change of an agent's document at the moment it is made. */
export type OnAgentWrite = (before: AgentRecord, after: AgentRecord) => void;

const unused = (): never => {
  throw new Error("Nobody in the simulation asks for this.");
};

/** Complaints as commands read and file them. */
export function createSimulatedComplaints(state: MemoryState, before: BeforeEach): ComplaintStore {
  const find = async (id: string): Promise<StoredComplaint | null> => {
    await before("findComplaint");
    const ticket = state.tickets.get(id)?.ticket;
    return ticket ? { ticket, description: "", updatedAt: ticket.createdAt } : null;
  };
  return {
    find,
    async nextNumber() {
      return 10_001 + state.tickets.size;
    },
    async insert({ ticket, timeline, event }) {
      await before("insertComplaint");
      if (state.tickets.has(ticket.id)) return false;
      const outboxAt = new Date(event.at.getTime() + INLINE_GRACE_MS);
      state.tickets.set(ticket.id, { ticket, timeline: [...timeline], outbox: [event], outboxAt, tries: 0 });
      return true;
    },
    findByHumanId: unused,
    findConversation: unused,
    list: unused,
    countAhead: unused,
    countOpen: unused,
    oldestOpenAt: unused,
    countOfCustomer: unused,
  };
}

/** Agents as commands read and change them. */
export function createSimulatedAgents(state: MemoryState, before: BeforeEach, onWrite: OnAgentWrite): AgentStore {
  const recordOf = (id: AgentId): AgentRecord | null => {
    const agent = state.agents.get(id)?.agent;
    return agent ? { ...agent, since: agent.idleSince } : null;
  };
  return {
    async find(id) {
      await before("findAgentRecord");
      return recordOf(id);
    },
    async names(ids) {
      return new Map(ids.map((id) => [id, state.agents.get(id)?.agent.name ?? ""]));
    },
    async loads() {
      return new Map();
    },
    async commit(agent, { set, bumpsHint, event }) {
      await before("commitAgent");
      const document = state.agents.get(agent.id);
      const was = recordOf(agent.id);
      if (!document || !was || was.rev !== agent.rev) return false;
      const hintRev = was.hintRev + (bumpsHint ? 1 : 0);
      document.agent = { ...document.agent, ...set, hintRev, rev: was.rev + 1 };
      document.outbox.push(event);
      document.outboxAt = new Date(event.at.getTime() + INLINE_GRACE_MS);
      onWrite(was, { ...document.agent, since: was.since });
      return true;
    },
    async insert() {},
    list: unused,
    rename: unused,
  };
}

export function createSimulatedCategories(names: readonly string[]): CategoryStore {
  return {
    list: async () => names.map((name) => ({ name, description: "", builtIn: true, active: true })),
    insert: unused,
    update: unused,
  };
}
