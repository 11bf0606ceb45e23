import { nextTick } from "node:process";
import { createDispatcher } from "#consumer/dispatch/dispatcher.ts";
import { createEventHandler, type EventHandlerPorts } from "#consumer/dispatch/handle-event.ts";
import { pass } from "#consumer/dispatch/pass.ts";
import { createEndedDeclineLoop } from "#consumer/loops/ended-declines.ts";
import { type RepairKind, reconcileOnce } from "#consumer/loops/reconcile.ts";
import { sweepOnce } from "#consumer/loops/sweep.ts";
import { classifyError } from "#consumer/queue/error-class.ts";
import { createQueueLoop } from "#consumer/queue/queue-loop.ts";
import { finishInternal } from "#server/core/assignments/finish-internal.ts";
import type { Offer } from "#server/core/assignments/ports.ts";
import type { AssignmentEntry } from "#server/core/events/event.ts";
import type { AgentId, EventId, TicketId } from "#server/core/ids.ts";
import { createMemoryDeclineReader } from "#server/core/memory/memory-decline-reader.ts";
import { createMemoryReconcileStore } from "#server/core/memory/memory-reconcile-store.ts";
import { createInlineRelay } from "#server/core/outbox/inline-relay.ts";
import { relay } from "#server/core/outbox/relay.ts";
import { type Loop, runLoop } from "#server/platform/loop.ts";
import { sharedQuery } from "#server/platform/shared-query.ts";
import type { SimulatedProcess } from "./scheduler.ts";
import { VISIBILITY_SECONDS, type World } from "./world.ts";

/** A consumer: the real queue loop, dispatcher, relay and sweeper, as one process that can be killed as a whole. */
export interface ConsumerProcess {
  readonly process: SimulatedProcess;
  /** Whether it holds messages. */
  isBusy(): boolean;
  /** Ends as at a deployment: takes no more, finishes what it holds. */
  stop(): Promise<void>;
}

const WAIT_SECONDS = 20;

export function startConsumer(world: World, name: string): ConsumerProcess {
  const { chance, queue, configuration } = world;
  const process = world.spawn(name);
  process.slowMs = configuration.slowConsumersMs;
  const { clock, timers } = process;
  const random = chance.next;
  const stopping = new AbortController();
  const onFatal = (error: unknown) => world.fail(`${name} gave up: ${String(error)}`);

  const offer: Offer = (...offered) => inlineRelay.offer(...offered);
  const inlineRelay = createInlineRelay({
    ...world.relayPortsOf(process.lane("relay"), offer),
    timers,
    onBatchFailure: () => {},
  });
  const runPass = createPassRunner(world, process, offer);
  const dispatcher = createDispatcher(runPass, (error) => classifyError(error) !== "infra");
  const tell: EventHandlerPorts["tell"] = world.tellOf(process.lane("tell"));
  const lookupLane = process.lane("lookup");
  // Within the step in which it is asked: the scheduler takes the next turn of the event loop for a world at rest.
  const sharing = { timers, later: (begin: () => void) => void Promise.resolve().then(() => nextTick(begin)) };
  const handler = createEventHandler({
    dispatcher,
    tell,
    // The batching is the database's own, in front of the desk in memory.
    findEvent: sharedQuery(async (ids: readonly EventId[]) => {
      await lookupLane.before("findEvents");
      return ids.map((id) => {
        const found = world.state.events.get(id);
        return found ? { ...found.entry, isSettled: found.isSettled } : null;
      });
    }, sharing),
    ticketExists: sharedQuery(async (ids: readonly TicketId[]) => {
      await lookupLane.before("exists");
      return ids.map((id) => world.state.tickets.has(id));
    }, sharing),
  });
  const queueLane = process.lane("queue");
  const queueLoop = createQueueLoop({
    queue: queue.queueOf(queueLane),
    deadLetters: queue.deadLettersOf(queueLane),
    handler,
    ping: () => queueLane.before("ping"),
    clock,
    timers,
    random,
    observe: (fact) => world.trace(() => `  ${name} ${JSON.stringify(fact)}`),
    onFatal,
    worker: name,
    visibilitySeconds: VISIBILITY_SECONDS,
    waitSeconds: WAIT_SECONDS,
  });

  const sweepPorts = { ...world.relayPortsOf(process.lane("sweep"), offer), random };
  const loop = (name: string, turn: Loop["turn"]) =>
    runLoop({ name, turn }, { timers, onTick: () => {}, onError: () => {} }, stopping.signal);
  const declines = createMemoryDeclineReader(world.state, process.lane("declines").before);
  const endedDeclines = createEndedDeclineLoop({ declines, clock, pass: () => dispatcher.submit([]) });
  const loops = [loop("sweep", () => sweepOnce(sweepPorts)), loop(endedDeclines.name, endedDeclines.turn)];
  if (configuration.reconciler)
    loops.push(
      loop(
        "reconcile",
        createReconciler(world, process, offer, runPass, () => {}),
      ),
    );
  queueLoop.start();

  return {
    process,
    isBusy: () => queueLoop.status().inFlight > 0,
    async stop() {
      await queueLoop.stop();
      await inlineRelay.drain();
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Runs passes of one process and notes what each may be credited with. */
function createPassRunner(world: World, process: SimulatedProcess, offer: Offer) {
  const { linePage } = world;
  const ports = world.assignmentPortsOf(process.lane("pass"), offer);
  return async (agents: readonly AgentId[]): Promise<number> => {
    const ended = world.consumption.passBegan(process, agents);
    const { assigned } = await pass(ports, agents, { linePage, lineHead: Math.ceil(linePage / 2) });
    ended();
    return assigned;
  };
}

function createReconciler(
  world: World,
  process: SimulatedProcess,
  offer: Offer,
  runPass: (agents: readonly AgentId[]) => Promise<number>,
  onRepair: (kind: RepairKind) => void,
): (signal: AbortSignal) => Promise<number> {
  const lane = process.lane("reconcile");
  const assignment = world.assignmentPortsOf(lane, offer);
  const relayPorts = world.relayPortsOf(lane, offer);
  const tell = world.tellOf(lane);
  const ports = {
    assignment,
    store: createMemoryReconcileStore(world.state),
    timers: process.timers,
    random: world.chance.next,
    pass: () => runPass([]),
    relayAgain: async (pending: Parameters<typeof relay>[1]) => (await relay(relayPorts, pending, "sweep")).size,
    async tellAgain(entry: AssignmentEntry) {
      const before = world.state.notices.size;
      await finishInternal(assignment, tell, entry);
      return world.state.notices.size - before;
    },
    onRepair,
  };
  return (signal) => reconcileOnce(ports, signal);
}

/** One turn of the net on a desk at rest, which must find nothing; resolves to what it repaired. */
export async function reconcileAtRest(world: World): Promise<RepairKind[]> {
  const process = world.spawn("auditor");
  const repairs: RepairKind[] = [];
  const runPass = createPassRunner(world, process, () => {});
  const turn = createReconciler(
    world,
    process,
    () => {},
    runPass,
    (kind) => void repairs.push(kind),
  );
  await turn(new AbortController().signal);
  world.scheduler.kill(process);
  return repairs;
}
