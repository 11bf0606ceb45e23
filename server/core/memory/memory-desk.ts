import { type AgentState, isOnDuty } from "../agent.ts";
import { finishInternal } from "../assignments/finish-internal.ts";
import { type AssignmentPorts, agentRef, newStamp, ticketRef } from "../assignments/ports.ts";
import type { AgentChange } from "../changes/agent.ts";
import type { Stamp } from "../changes/stamp.ts";
import { INLINE_GRACE_MS } from "../events/event.ts";
import { createTell } from "../events/tell.ts";
import { type AgentId, agentIdOf, eventIdOf, humanId, type TicketId, ticketIdOf } from "../ids.ts";
import type { RelayPorts } from "../outbox/relay.ts";
import { sweepOutbox } from "../outbox/sweep.ts";
import type { Clock, Ids } from "../ports/environment.ts";
import type { AggregateRef } from "../ports/outbox-store.ts";
import type { EntryFailure, OutgoingMessage } from "../ports/queue.ts";
import { anAgent, aTicket } from "../testing.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import { createMemoryDispatchStore } from "./memory-dispatch-store.ts";
import { createMemoryNoticeStore, createMemoryOutboxStore } from "./memory-outbox-store.ts";
import { type BeforeEach, createMemoryState, type MemoryState } from "./memory-state.ts";

/** One process at work on the desk: the real protocol on the memory stores. */
export interface MemoryProcess extends AssignmentPorts {
  readonly relayPorts: RelayPorts;
}

export interface ProcessOptions {
  readonly before?: BeforeEach;
  /** Refuses entries, or throws, in place of the topic. */
  readonly publish?: (messages: readonly OutgoingMessage[]) => Promise<EntryFailure[]>;
}

export interface MemoryDesk {
  readonly state: MemoryState;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly traceparent: () => null;
  /** Everything the topic took, duplicates included. */
  readonly published: OutgoingMessage[];
  elapse(ms: number): void;
  agent(overrides?: Partial<AgentState>): AgentState;
  ticket(overrides?: Partial<Ticket>): Ticket;
  /** What the database holds now. */
  now(ticket: Pick<Ticket, "id">): Ticket;
  agentNow(agent: Pick<AgentState, "id">): AgentState;
  /** A person's command: decides on the ticket as it is and writes, without any help of the relay. */
  command(ticket: Pick<Ticket, "id">, decide: (ticket: Ticket, stamp: Stamp) => TicketChange): void;
  commandAgent(
    agent: Pick<AgentState, "id">,
    decide: (agent: AgentState & { rev: number }, stamp: Stamp) => AgentChange,
  ): void;
  process(options?: ProcessOptions): MemoryProcess;
  /** Sweeps until every outbox is empty, as a healthy process would over time. */
  relayAll(process?: MemoryProcess): Promise<void>;
}

/** A desk in memory with time and ids of its own. */
export function createMemoryDesk(): MemoryDesk {
  const state = createMemoryState();
  const published: OutgoingMessage[] = [];
  let nowMs = Date.UTC(2026, 0, 17, 12);
  let sequence = 0;
  const next = (prefix: string) => `${prefix}-${String(++sequence).padStart(6, "0")}`;
  const clock: Clock = { now: () => new Date(nowMs) };
  const ids: Ids = {
    eventId: () => eventIdOf(next("event")),
    documentId: () => next("entry"),
    token: () => next("token"),
  };

  const documentOf = <Id extends string, Document>(
    documents: ReadonlyMap<Id, Document>,
    { id }: { id: Id },
  ): Document => {
    const document = documents.get(id);
    if (!document) throw new Error(`There is no document ${id}.`);
    return document;
  };

  const desk: MemoryDesk = {
    traceparent: () => null,
    state,
    clock,
    ids,
    published,
    elapse(ms) {
      nowMs += ms;
    },
    agent(overrides = {}) {
      const id = agentIdOf((++sequence).toString(16).padStart(24, "a"));
      const agent = anAgent({ id, name: `Agent ${sequence}`, idleSince: clock.now(), ...overrides });
      state.agents.set(agent.id, { agent: { ...agent, rev: 1 }, outbox: [], outboxAt: null, tries: 0 });
      return agent;
    },
    ticket(overrides = {}) {
      const id = ticketIdOf((++sequence).toString(16).padStart(24, "0"));
      const createdAt = new Date(nowMs + sequence);
      const complaintId = humanId(10_000 + sequence);
      const ticket = aTicket({ id, complaintId, createdAt, dispatchAt: createdAt, ...overrides });
      state.tickets.set(ticket.id, { ticket, timeline: [], outbox: [], outboxAt: null, tries: 0 });
      return ticket;
    },
    now: (ticket) => documentOf(state.tickets, ticket).ticket,
    agentNow: (agent) => documentOf(state.agents, agent).agent,
    command(ticket, decide) {
      const document = documentOf(state.tickets, ticket);
      const change = decide(document.ticket, newStamp(desk));
      document.ticket = { ...document.ticket, ...change.set, rev: document.ticket.rev + 1 };
      document.outbox.push(change.event);
      document.outboxAt = new Date(nowMs + INLINE_GRACE_MS);
    },
    commandAgent(agent, decide) {
      const document = documentOf(state.agents, agent);
      const change = decide(document.agent, newStamp(desk));
      const hintRev = document.agent.hintRev + (change.bumpsHint ? 1 : 0);
      document.agent = { ...document.agent, ...change.set, hintRev, rev: document.agent.rev + 1 };
      document.outbox.push(change.event);
      document.outboxAt = new Date(nowMs + INLINE_GRACE_MS);
    },
    process({ before = async () => {}, publish } = {}) {
      const assignment: AssignmentPorts = {
        store: createMemoryDispatchStore(state, before),
        clock,
        ids,
        // Nothing is relayed inline: the sweeper must be enough.
        offer: () => {},
        traceparent: desk.traceparent,
      };
      const tell = createTell({
        noticeStore: createMemoryNoticeStore(state, before),
        findSubject: async (id, agentId) => subjectOf(state, id, agentId),
        onNotices: () => {},
      });
      const relayPorts: RelayPorts = {
        outbox: createMemoryOutboxStore(state, before),
        topic: {
          async publish(messages) {
            await before("publish");
            const failures = publish ? await publish(messages) : [];
            const refused = new Set(failures.map((failure) => failure.id));
            published.push(...messages.filter((message) => !refused.has(message.id)));
            return failures;
          },
        },
        clock,
        finish: (entry, done) => finishInternal(assignment, tell, entry, done),
        onStored: () => {},
        onFailure: () => {},
      };
      return { ...assignment, relayPorts };
    },
    async relayAll(process = desk.process()) {
      for (let round = 0; round < 100; round++) {
        nowMs += 60_000;
        if ((await sweepOutbox({ ...process.relayPorts, random: () => 0.5 })) === 0) return;
      }
      throw new Error(`An outbox does not drain: ${JSON.stringify(pendingOf(state))}`);
    },
  };
  return desk;
}

/** Documents whose outbox is not empty, and what waits there. */
export function pendingOf(state: MemoryState): { aggregate: AggregateRef; types: string[] }[] {
  return [
    ...[...state.tickets].map(([id, { outbox }]) => ({ aggregate: ticketRef(id), outbox })),
    ...[...state.agents].map(([id, { outbox }]) => ({ aggregate: agentRef(id), outbox })),
  ]
    .filter(({ outbox }) => outbox.length > 0)
    .map(({ aggregate, outbox }) => ({ aggregate, types: outbox.map((entry) => entry.type) }));
}

function subjectOf(state: MemoryState, ticketId: TicketId, named?: AgentId | null) {
  const ticket = state.tickets.get(ticketId)?.ticket;
  if (!ticket) return null;
  const { complaintId, title, userId, assignedTo } = ticket;
  const agentId = named === undefined ? assignedTo : named;
  const agent = agentId ? (state.agents.get(agentId)?.agent ?? null) : null;
  return { complaintId, title, userId, agentName: agent?.name ?? null, agentIsThere: agent && isOnDuty(agent) };
}
