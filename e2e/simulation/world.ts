import { isOnDuty } from "#server/core/agent.ts";
import { finishInternal } from "#server/core/assignments/finish-internal.ts";
import type { AssignmentPorts, Offer } from "#server/core/assignments/ports.ts";
import type { NoticeSubject } from "#server/core/events/notice.ts";
import { createTell } from "#server/core/events/tell.ts";
import { eventIdOf, type TicketId } from "#server/core/ids.ts";
import { createMemoryDispatchStore } from "#server/core/memory/memory-dispatch-store.ts";
import { createMemoryNoticeStore, createMemoryOutboxStore } from "#server/core/memory/memory-outbox-store.ts";
import { createMemoryState, type MemoryState } from "#server/core/memory/memory-state.ts";
import type { RelayPorts } from "#server/core/outbox/relay.ts";
import type { DispatchStore } from "#server/core/ports/dispatch-store.ts";
import type { Ids } from "#server/core/ports/environment.ts";
import type { Chance } from "./chance.ts";
import { type ChecksAtWrite, createChecksAtWrite } from "./checks-at-write.ts";
import type { Configuration } from "./configuration.ts";
import { type Consumption, createConsumption } from "./consumption.ts";
import { createLosses } from "./losses.ts";
import { losingAnswers } from "./lost-answers.ts";
import { createScheduler, type Lane, type Scheduler, type SimulatedProcess } from "./scheduler.ts";
import { createSimulatedQueue, type SimulatedQueue } from "./simulated-queue.ts";
import { tearReads } from "./torn-reads.ts";
import type { Trace } from "./trace.ts";

/** Long enough for a healthy renewal every second, short enough that a lost message is soon back. */
export const VISIBILITY_SECONDS = 4;

/** Everything that the processes of one run share. */
export interface World {
  readonly configuration: Configuration;
  /** Tickets that a pass reads of the line at a time. */
  readonly linePage: number;
  /** For how long a ticket stays away from whoever lost it. */
  readonly declineMs: number;
  readonly chance: Chance;
  readonly trace: Trace;
  readonly state: MemoryState;
  readonly scheduler: Scheduler;
  readonly queue: SimulatedQueue;
  readonly ids: Ids;
  readonly checks: ChecksAtWrite;
  readonly consumption: Consumption;
  readonly violations: string[];
  fail(sentence: string): void;
  /** A store as this configuration has it: it may do something and not say so. */
  faulty<Store extends object>(store: Store, lane: Lane): Store;
  storeOf(lane: Lane): DispatchStore;
  tellOf(lane: Lane): ReturnType<typeof createTell>;
  /** What the relay of a process needs, with its own view of the desk. */
  relayPortsOf(lane: Lane, offer: Offer): RelayPorts;
  assignmentPortsOf(lane: Lane, offer: Offer): AssignmentPorts;
  spawn(name: string): SimulatedProcess;
}

const hex = (number: number) => number.toString(16).padStart(24, "0");

export function createWorld(configuration: Configuration, chance: Chance, trace: Trace): World {
  const state = createMemoryState();
  const violations: string[] = [];
  const fail = (sentence: string) => {
    trace(() => `!!! ${sentence}`);
    violations.push(sentence);
  };
  const scheduler = createScheduler({
    chance,
    trace,
    shuffle: configuration.priorities,
    hesitation: configuration.hesitation,
    hesitant: configuration.hesitant,
    hesitationsMs: configuration.hesitationsMs,
  });
  const declineMs = chance.pick(configuration.declinesMs);
  const losses = createLosses({ declineMs, skewMs: configuration.clockSkewMs, now: scheduler.now });
  const checks = createChecksAtWrite({ state, steps: scheduler.steps, losses, fail });
  const consumption = createConsumption({ state, steps: scheduler.steps, fail });
  const queue = createSimulatedQueue({
    chance,
    scheduler,
    visibilitySeconds: VISIBILITY_SECONDS,
    onReceive: consumption.received,
    onDelete: consumption.deleted,
  });
  let sequence = 0;
  const ids: Ids = {
    eventId() {
      const id = eventIdOf(`event-${++sequence}`);
      consumption.drawn(id);
      return id;
    },
    documentId: () => hex(++sequence),
    token: () => `token-${++sequence}`,
  };

  const faulty = <Store extends object>(store: Store, lane: Lane) =>
    configuration.lostAnswer > 0 ? losingAnswers(store, lane) : store;
  const storeOf = (lane: Lane) => {
    const written = checks.ticketWrites(lane);
    const store = createMemoryDispatchStore(state, lane.before, (before, after, change) => {
      trace(() => `  ${before.id.slice(-4)} ${change.event.type} rev ${after.rev} ${after.status} ${after.slot ?? ""}`);
      written(before, after, change);
    });
    const watched: DispatchStore = {
      ...store,
      async writeHint(agent, availability, now) {
        const isWritten = await store.writeHint(agent, availability, now);
        if (isWritten) consumption.shown(agent.id);
        return isWritten;
      },
    };
    return faulty(checks.watchReads(lane, configuration.torn ? tearReads(watched, state) : watched), lane);
  };
  const tellOf = (lane: Lane) =>
    createTell({
      noticeStore: faulty(createMemoryNoticeStore(state, lane.before), lane),
      async findSubject(id) {
        await lane.before("findSubject");
        return subjectOf(state, id);
      },
      onNotices: () => {},
    });
  const assignmentPortsOf = (lane: Lane, offer: Offer): AssignmentPorts => ({
    store: storeOf(lane),
    clock: lane.process.clock,
    ids,
    offer,
    traceparent: () => null,
  });

  return {
    configuration,
    linePage: 1 + chance.below(configuration.linePage),
    declineMs,
    chance,
    trace,
    state,
    scheduler,
    queue,
    ids,
    checks,
    consumption,
    violations,
    fail,
    faulty,
    storeOf,
    tellOf,
    assignmentPortsOf,
    relayPortsOf(lane, offer) {
      const tell = tellOf(lane);
      const assignment = assignmentPortsOf(lane, offer);
      return {
        outbox: faulty(createMemoryOutboxStore(state, lane.before), lane),
        topic: queue.topicOf(lane),
        clock: lane.process.clock,
        finish: (entry, done) => finishInternal(assignment, tell, entry, done),
        onStored: () => {},
        onFailure: () => {},
      };
    },
    spawn(name) {
      const skew = configuration.clockSkewMs;
      return scheduler.spawn(name, skew > 0 ? chance.below(2 * skew) - skew : 0);
    },
  };
}

function subjectOf(state: MemoryState, ticketId: TicketId): NoticeSubject | null {
  const ticket = state.tickets.get(ticketId)?.ticket;
  if (!ticket) return null;
  const { complaintId, title, userId, assignedTo } = ticket;
  const agent = assignedTo ? (state.agents.get(assignedTo)?.agent ?? null) : null;
  return { complaintId, title, userId, agentName: agent?.name ?? null, agentIsThere: agent && isOnDuty(agent) };
}
