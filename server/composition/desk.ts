import type { DeskPorts } from "../assignments/desk-ports.ts";
import { finishInternal, type Tell } from "../assignments/finish-internal.ts";
import type { AssignmentPorts } from "../assignments/ports.ts";
import { TOPIC_NAME } from "../aws/topology.ts";
import { createAgentStore } from "../db/stores/agent-store.ts";
import { createCategoryStore } from "../db/stores/category-store.ts";
import { createComplaintStore } from "../db/stores/complaint-store.ts";
import { createDispatchStore } from "../db/stores/dispatch-store.ts";
import { createInsightStore } from "../db/stores/insight-store.ts";
import { createNotificationReader } from "../db/stores/notification-reader.ts";
import { createOutboxStore } from "../db/stores/outbox-store.ts";
import { createPeopleReader } from "../db/stores/people-reader.ts";
import type { OutboxEntry } from "../domain/event.ts";
import { createInlineRelay, type InlineRelay } from "../outbox/inline-relay.ts";
import type { RelayPorts } from "../outbox/relay.ts";
import type { Topic } from "../ports/queue.ts";
import { systemClock } from "../runtime/clock.ts";
import { systemIds } from "../runtime/ids.ts";
import type { Log } from "../runtime/log.ts";
import { systemTimers } from "../runtime/timers.ts";
import { tracedTopic } from "../runtime/tracing/messaging.ts";

export interface DeskOptions {
  readonly log: Log;
  readonly topic: Topic;
  readonly tell: Tell;
  /** Hears of every event of this process once it is stored. */
  readonly onStored?: (entry: OutboxEntry) => void;
}

export interface ComposedDesk {
  readonly desk: DeskPorts;
  /** For a sweeper of the same process. */
  readonly relayPorts: RelayPorts;
  readonly inlineRelay: InlineRelay;
}

/** The desk on the real database: what both processes run use cases, relay and dispatch with. */
export function composeDesk({ log, topic, tell, onStored = () => {} }: DeskOptions): ComposedDesk {
  const assignment: AssignmentPorts = {
    store: createDispatchStore(),
    clock: systemClock,
    ids: systemIds,
    offer: (aggregate, entry) => inlineRelay.offer(aggregate, entry),
  };
  const relayPorts: RelayPorts = {
    outbox: createOutboxStore(),
    topic: tracedTopic(topic, TOPIC_NAME),
    clock: systemClock,
    finish: (entry) => finishInternal(assignment, tell, entry),
    onStored,
    onFailure: (error, entry) =>
      log.warn({ err: error, eventId: entry.id, type: entry.type }, "event left to the sweeper"),
  };
  const inlineRelay = createInlineRelay({
    ...relayPorts,
    timers: systemTimers,
    onBatchFailure: (error) => log.warn({ err: error }, "events left to the sweeper"),
  });
  const desk: DeskPorts = {
    ...assignment,
    complaints: createComplaintStore(),
    agents: createAgentStore(),
    categories: createCategoryStore(),
    insights: createInsightStore(),
    notifications: createNotificationReader(),
    people: createPeopleReader(),
    onDeferred: (error) => log.warn({ err: error }, "agents are made true by their events instead"),
  };
  return { desk, relayPorts, inlineRelay };
}
