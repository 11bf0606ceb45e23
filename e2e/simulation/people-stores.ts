import { INLINE_GRACE_MS } from "#server/core/events/event.ts";
import type { AgentId } from "#server/core/ids.ts";
import type { BeforeEach, MemoryState } from "#server/core/memory/memory-state.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { AgentRecord } from "#server/desk/agents/mapping.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import type { StoredComplaint } from "#server/desk/complaints/stored-complaint.ts";

/** Hears of every change of an agent's document at the moment it is made. */
export type OnAgentWrite = (before: AgentRecord, after: AgentRecord) => void;

type CommandedComplaints = Complaints<"find" | "findByHumanId" | "nextNumber" | "insert" | "countOpenOf">["complaints"];
type CommandedAgents = Agents<"find" | "names" | "loads" | "insert" | "commit">["agents"];

/** Complaints as commands read and file them. */
export function createSimulatedComplaints(state: MemoryState, before: BeforeEach): CommandedComplaints {
  const findWhere = async (isMeant: (ticket: Ticket) => boolean): Promise<StoredComplaint | null> => {
    await before("findComplaint");
    const ticket = [...state.tickets.values()].map((document) => document.ticket).find(isMeant);
    return ticket ? { ticket, description: "", updatedAt: ticket.createdAt } : null;
  };
  return {
    find: (id) => findWhere((ticket) => ticket.id === id),
    findByHumanId: (complaintId) => findWhere((ticket) => ticket.complaintId === complaintId),
    async nextNumber() {
      return 10_001 + state.tickets.size;
    },
    async countOpenOf(userId) {
      const theirs = [...state.tickets.values()].filter(({ ticket }) => ticket.userId === userId);
      return theirs.filter(({ ticket: { status } }) => status !== "Resolved" && status !== "Closed").length;
    },
    async insert({ ticket, timeline, event }) {
      await before("insertComplaint");
      if (state.tickets.has(ticket.id)) return "there";
      const outboxAt = new Date(event.at.getTime() + INLINE_GRACE_MS);
      state.tickets.set(ticket.id, { ticket, timeline: [...timeline], outbox: [event], outboxAt, tries: 0 });
      return "new";
    },
  };
}

/** Agents as commands read and change them. */
export function createSimulatedAgents(state: MemoryState, before: BeforeEach, onWrite: OnAgentWrite): CommandedAgents {
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
  };
}

export function createSimulatedCategories(names: readonly string[]): Categories<"list">["categories"] {
  return { list: async () => names.map((name) => ({ name, description: "", builtIn: true, active: true })) };
}
