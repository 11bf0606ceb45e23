import type { Actor } from "#server/core/actor.ts";
import { createTell } from "#server/core/events/tell.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { OutgoingMessage } from "#server/core/ports/queue.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { categoryRows } from "#server/desk/categories/rows.ts";
import { counterRows } from "#server/desk/complaints/counter-rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { createEventReader } from "#server/desk/events/event-reader.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { userRows } from "#server/desk/people/rows.ts";
import type { startTestDesk } from "#server/desk/testing.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import { runReplay } from "#server/operate/replay/run-replay.ts";
import { startReplay } from "#server/operate/replay/start-replay.ts";
import { StartReplay } from "#server/operate/replay/wire.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Rows } from "#server/platform/db/rows.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { createDispatcher } from "../../dispatch/dispatcher.ts";
import { createEventHandler } from "../../dispatch/handle-event.ts";
import { pass } from "../../dispatch/pass.ts";
import { quietReplays } from "../../loops/sent-again.ts";
import { createDelivery } from "../../queue/delivery.ts";
import { handleDelivery } from "../../queue/handle-delivery.ts";

export interface InProcessConsumer {
  /** Everything that was published, handled, and what came of that, until nothing is left. */
  comeToRest(): Promise<void>;
  /** Sends every stored event once more and handles it; resolves to the number of events. */
  replayEverything(admin: Actor): Promise<number>;
}

/** The consumer's real decoding, handling and dispatch beside a desk, without a queue between them. */
export function createInProcessConsumer(
  world: Awaited<ReturnType<typeof startTestDesk>>,
  clock: Clock = world.desk.clock,
): InProcessConsumer {
  const { findSubject, exists: ticketExists } = createSubjectReader(world.db);
  const dispatcher = createDispatcher(
    (agents) => pass(world.desk, agents),
    () => true,
  );
  const tell = createTell({ noticeStore: createNoticeStore(world.db), findSubject, onNotices() {} });
  const handler = quietReplays(
    createEventHandler({ dispatcher, ...createEventReader(world.db), tell, ticketExists }),
    clock,
  );

  const deliver = async ({ id, body, attributes }: OutgoingMessage) => {
    const message = { messageId: id, receiptHandle: id, body, attributes, receiveCount: 1, sentAt: clock.now() };
    const delivery = createDelivery(message, clock.now().getTime(), 30_000);
    const ports = { handler, timers: systemTimers, random: Math.random, clock, isDone: () => false };
    const { outcome } = await handleDelivery(delivery, ports);
    if (outcome.kind !== "done") throw new Error(`${body} was not handled: ${JSON.stringify(outcome)}`);
  };

  return {
    async comeToRest() {
      await world.inlineRelay.drain();
      while (world.published.length > 0) {
        await Promise.all(world.published.splice(0).map(deliver));
        await world.inlineRelay.drain();
      }
    },

    async replayEverything(admin) {
      const deps = composeLetters(world.db);
      const { id, total } = await startReplay(deps, admin, StartReplay.parse({ perSecond: 500 }));
      const queue = {
        async send(messages: readonly OutgoingMessage[]) {
          await Promise.all(messages.map(deliver));
          return [];
        },
      };
      const topic = { publish: async () => [] };
      const timers = { sleep: async () => {} };
      const ports = { ...deps, queue, topic, timers, worker: "test" };
      for (;;) {
        await runReplay(ports, new AbortController().signal);
        const replay = await deps.replays.find(id);
        if (replay?.state !== "running") return total;
      }
    },
  };
}

/** What people do, as it is stored. */
export const HISTORY: readonly Rows<object>[] = [complaintRows, agentRows, eventRows, notificationRows];
export const COLLECTIONS = [...HISTORY, userRows, counterRows, categoryRows];

/** All that the desk knows. `hintRev` counts how often availability was derived, `hintBy` who did it last: neither says anything about anybody. */
export async function everything(db: Database): Promise<string> {
  const found = await Promise.all(COLLECTIONS.map((rows) => db.collection(rows).find({}).sort({ _id: 1 }).toArray()));
  return JSON.stringify(found, (key, value: unknown) => (key.startsWith("hint") ? undefined : value));
}
