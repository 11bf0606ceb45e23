import type { Clock, Random, Timers } from "#server/core/ports/environment.ts";
import type { Queue, QueueMessage } from "#server/core/ports/queue.ts";
import { createBreaker } from "./breaker.ts";
import { createDeadLetters } from "./dead-letters.ts";
import { createDeleter } from "./deleter.ts";
import { createDelivery, type Delivery } from "./delivery.ts";
import type { Observe } from "./facts.ts";
import { type Handler, handleDelivery } from "./handle-delivery.ts";
import { keepVisibility } from "./heartbeat.ts";
import { createIsolation } from "./isolation.ts";
import { createPollers, type PollerStatus } from "./pollers.ts";
import { breakerDelaySeconds } from "./retry-delay.ts";
import { createReturner } from "./returner.ts";
import { createRoom } from "./room.ts";
import { settle } from "./settle.ts";

/** Messages held at once, handled or waiting; what a process could have to give back at its end. */
const MAX_IN_FLIGHT = 100;
/** From this receipt on a message is handled alone: it may be what ended the process before. */
const SUSPECT_AT = 3;

export interface QueueLoopPorts {
  readonly queue: Queue;
  readonly deadLetters: Pick<Queue, "send">;
  readonly handler: Handler;
  /** Asks the database whether it is there; rejects when it is not. */
  readonly ping: () => Promise<void>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly observe: Observe;
  /** Hears of errors that no retry can mend: wrong credentials, missing rights. */
  readonly onFatal: (error: unknown) => void;
  readonly worker: string;
  /** The queue's visibility timeout; what is held longer is renewed. */
  readonly visibilitySeconds: number;
  readonly waitSeconds: number;
  readonly configWaitMs?: number;
}

export interface QueueLoopStatus extends PollerStatus {
  readonly inFlight: number;
  readonly breakerOpen: boolean;
}

export interface QueueLoop {
  start(): void;
  /** Takes no more, lets polls under way end, and resolves when everything held is settled. */
  stop(): Promise<void>;
  /** Gives everything back that is still held, for a process that has no time left. */
  abandon(): Promise<void>;
  status(): QueueLoopStatus;
}

/** Receives, handles and settles messages until it is stopped. At least once each; never deleted before its handling ended. */
export function createQueueLoop(ports: QueueLoopPorts): QueueLoop {
  const { queue, clock, timers, random, observe, visibilitySeconds } = ports;
  const receiving = new AbortController();
  const helping = new AbortController();
  const held = new Map<Delivery, Promise<void>>();
  let polling: Promise<void> = Promise.resolve();
  let helpers: Promise<unknown> = Promise.resolve();

  const room = createRoom(MAX_IN_FLIGHT);
  const isolation = createIsolation();
  const deleter = createDeleter({ queue, timers, random, observe });
  const returner = createReturner({ queue, timers, observe });
  const breaker = createBreaker({ ping: ports.ping, clock, timers, random, observe, hasWork: () => held.size > 0 });
  const sendToDeadLetters = createDeadLetters({ deadLetters: ports.deadLetters, clock, worker: ports.worker });
  const settlePorts = { deleter, returner, sendToDeadLetters, breaker, random, observe, onFatal: ports.onFatal };

  const serve = async (delivery: Delivery) => {
    const startedAt = clock.now().getTime();
    if (delivery.lost) return;
    const handlePorts = { handler: ports.handler, timers, random, clock, isDone: deleter.isDone };
    const { outcome, event, wasDone } = await handleDelivery(delivery, handlePorts);
    if (wasDone && event) observe({ kind: "duplicate-of-done", eventId: event.id });
    await settle(settlePorts, delivery, event, outcome);
    const now = clock.now().getTime();
    observe({
      kind: "handled",
      message: delivery.message,
      event,
      eventType: event?.type ?? "unreadable",
      receivedAt: new Date(delivery.receivedAt),
      startedAt: new Date(startedAt),
      wasDone,
      result: outcome.kind,
      ms: now - startedAt,
      lagMs: event ? now - event.at.getTime() : 0,
    });
  };

  const accept = (messages: readonly QueueMessage[]) => {
    const now = clock.now().getTime();
    const deliveries = messages.map((message) => createDelivery(message, now, visibilitySeconds * 1_000));
    for (const delivery of inTurn(deliveries, random)) {
      observe({ kind: "waited-in-queue", ms: now - delivery.message.sentAt.getTime() });
      const run = () => serve(delivery);
      const turn = delivery.message.receiveCount >= SUSPECT_AT ? isolation.alone(run) : isolation.together(run);
      held.set(
        delivery,
        turn.catch(ports.onFatal).finally(() => {
          held.delete(delivery);
          room.giveBack(1);
          observe({ kind: "in-flight", count: held.size });
        }),
      );
    }
    observe({ kind: "in-flight", count: held.size });
  };

  const decline = async (messages: readonly QueueMessage[], why: "draining" | "breaker-open") => {
    const secondsNow = () => (why === "draining" ? 0 : breakerDelaySeconds(random));
    await Promise.all(messages.map((message) => returner.giveBack({ message, seconds: secondsNow() })));
    observe({ kind: "returned", count: messages.length, why });
  };

  const pollers = createPollers({
    queue,
    clock,
    timers,
    random,
    observe,
    room,
    breaker,
    waitSeconds: ports.waitSeconds,
    configWaitMs: ports.configWaitMs,
    accept,
    decline,
  });

  return {
    start() {
      const heartbeat = { queue, clock, timers, observe, visibilitySeconds, held: () => held.keys() };
      helpers = Promise.all([keepVisibility(heartbeat, helping.signal), breaker.watch(helping.signal)]);
      polling = pollers.run(receiving.signal);
      for (const task of [helpers, polling]) task.catch(ports.onFatal);
    },
    async stop() {
      receiving.abort();
      await polling;
      while (held.size > 0) await Promise.all(held.values());
      await deleter.drain();
      await returner.drain();
      helping.abort();
      await helpers;
    },
    async abandon() {
      const mine = [...held.keys()].filter((delivery) => !delivery.lost);
      await queue.changeVisibility(mine.map(({ message }) => ({ message, seconds: 0 })));
    },
    status: () => ({ ...pollers.status(), inFlight: held.size, breakerOpen: breaker.isOpen() }),
  };
}

/**
 * Suspects last, the most suspect one at the very end: what ends the process takes nobody with it who was never seen
 * with it before. Otherwise in a random order, so that no message stands behind the same poisonous one after every crash.
 */
function inTurn(deliveries: readonly Delivery[], random: Random): Delivery[] {
  return deliveries
    .map((delivery) => {
      const { receiveCount } = delivery.message;
      return { delivery, suspicion: receiveCount >= SUSPECT_AT ? receiveCount : 0, at: random() };
    })
    .toSorted((a, b) => a.suspicion - b.suspicion || a.at - b.at)
    .map(({ delivery }) => delivery);
}
