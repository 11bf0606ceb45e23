import type { Actor } from "#server/core/actor.ts";
import { INLINE_GRACE_MS } from "#server/core/events/event.ts";
import type { AgentId, UserId } from "#server/core/ids.ts";
import type { BeforeEach, MemoryState, TicketDocument } from "#server/core/memory/memory-state.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { AgentRecord } from "#server/desk/agents/mapping.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import type { FoundComplaint } from "#server/desk/complaints/stored-complaint.ts";
import type { Account } from "#server/desk/people/account.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Teams } from "#server/desk/teams/room.ts";

/** Hears of every change of an agent's document at the moment it is made. */
export type OnAgentWrite = (before: AgentRecord, after: AgentRecord, by: UserId | null) => void;

/** Hears of every complaint at the moment it is filed. */
export type OnFiled = (ticket: Ticket) => void;

type CommandedComplaints = Complaints<
  | "find"
  | "findByHumanId"
  | "keepKey"
  | "letGoOfKeys"
  | "findFiledWith"
  | "forgetKey"
  | "nextNumber"
  | "insert"
  | "countOpenOf"
  | "filesOf"
>["complaints"];
type CommandedAgents = Agents<"find" | "names" | "loads" | "insert" | "commit" | "sign">["agents"];

/** Complaints as commands read and file them. */
export function createSimulatedComplaints(
  state: MemoryState,
  before: BeforeEach,
  onFiled: OnFiled,
): CommandedComplaints {
  const all = () => [...state.tickets.values()];
  const findWhere = async (isMeant: (ticket: Ticket) => boolean): Promise<FoundComplaint | null> => {
    await before("findComplaint");
    const document = all().find(({ ticket }) => isMeant(ticket));
    return document ? toFound(document) : null;
  };
  return {
    find: (id) => findWhere((ticket) => ticket.id === id),
    findByHumanId: (complaintId) => findWhere((ticket) => ticket.complaintId === complaintId),
    async keepKey({ id, rev }, made) {
      await before("keepKey");
      const document = state.tickets.get(id);
      const isUsed = document?.made?.some(({ key }) => key === made.key);
      if (document?.ticket.rev !== rev || isUsed) return false;
      document.made = [...(document.made ?? []), made];
      return true;
    },
    async letGoOfKeys() {},
    async nextNumber() {
      return 10_001 + state.tickets.size;
    },
    async countOpenOf(userId) {
      const theirs = [...state.tickets.values()].filter(({ ticket }) => ticket.userId === userId);
      return theirs.filter(({ ticket: { status } }) => status !== "Resolved" && status !== "Closed").length;
    },
    async findFiledWith(key) {
      await before("findFiledWith");
      const document = all().find(({ filedWith }) => filedWith?.key === key);
      return document?.filedWith ? { ...toFound(document), filedWith: document.filedWith } : null;
    },
    async forgetKey() {},
    // Nobody sends files here.
    filesOf: async () => [],
    async insert({ ticket, timeline, event, filedWith }) {
      await before("insertComplaint");
      if (state.tickets.has(ticket.id)) return "there";
      if (filedWith && all().some((other) => other.filedWith?.key === filedWith.key)) return "key-used";
      const outboxAt = new Date(event.at.getTime() + INLINE_GRACE_MS);
      state.tickets.set(ticket.id, { ticket, timeline: [...timeline], outbox: [event], outboxAt, tries: 0, filedWith });
      onFiled(ticket);
      return "new";
    },
  };
}

function toFound({ ticket, made = [] }: TicketDocument): FoundComplaint {
  return { ticket, description: "", channel: "web", updatedAt: ticket.createdAt, files: [], made, said: {} };
}

/** What nothing here goes by. */
const NOTHING_SAID = { calledAt: null, reason: null, until: null };

/** Agents as commands read and change them. */
export function createSimulatedAgents(state: MemoryState, before: BeforeEach, onWrite: OnAgentWrite): CommandedAgents {
  const recordOf = (id: AgentId): AgentRecord | null => {
    const agent = state.agents.get(id)?.agent;
    return agent ? { ...NOTHING_SAID, ...agent, since: agent.idleSince, seenAt: agent.seenAt ?? null } : null;
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
      const goesAway = set.awaySince && !agent.awaySince;
      if (goesAway && was.seenAt?.getTime() !== agent.seenAt?.getTime()) return false;
      const hintRev = was.hintRev + (bumpsHint ? 1 : 0);
      document.agent = { ...document.agent, ...set, hintRev, rev: was.rev + 1 };
      document.outbox.push(event);
      document.outboxAt = new Date(event.at.getTime() + INLINE_GRACE_MS);
      onWrite(was, { ...was, ...document.agent }, event.by);
      return true;
    },
    async sign(id, _kind, at) {
      await before("sign");
      const document = state.agents.get(id);
      if (!document) return null;
      document.agent = { ...document.agent, seenAt: at };
      return recordOf(id);
    },
    async insert() {},
  };
}

export function createSimulatedCategories(names: readonly string[]): Categories<"list" | "listLately">["categories"] {
  const list = async () => names.map((name) => ({ name, description: "", builtIn: true, active: true }));
  return { list, listLately: list };
}

/** The one customer of a run, whom staff find and nobody changes. */
export function createSimulatedAccounts(
  customer: Actor,
): Accounts<"findById" | "findByEmail" | "findClaim" | "insert" | "list" | "listByIds">["accounts"] {
  const account: Account = {
    ...customer,
    email: "maya@demo.test",
    active: true,
    passwordHash: null,
    identity: null,
    sessionVersion: 1,
    createdAt: new Date(0),
    lastSeenAt: null,
  };
  return {
    findById: async (id) => (id === customer.id ? account : null),
    list: async () => [],
    listByIds: async () => [],
    findByEmail: async () => null,
    findClaim: async () => null,
    insert: async () => false,
  };
}

/** Nobody tags anything: no rule goes by it. */
export const NO_TAGS: Tags<"resolved" | "named">["tags"] = {
  resolved: async () => new Map(),
  named: async () => new Map(),
};

/** Nobody is in a team: notes that call somebody say no more to the rules than others. */
export const NO_TEAMS: Teams<"find">["teams"] = { find: async () => null };

export const UNWRITTEN_TRAIL: Trailed["trail"] = {
  add: async () => 0,
  done: async () => {},
  from: () => UNWRITTEN_TRAIL,
};
