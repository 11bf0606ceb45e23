import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { AgentId } from "#server/core/ids.ts";
import type { Aws } from "#server/platform/aws/open-aws.ts";
import { nameIn } from "#server/platform/aws/topology.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { createCourtesy } from "../dispatch/courtesy.ts";
import { createDispatcher } from "../dispatch/dispatcher.ts";
import { createEventHandler, type EventHandlerPorts } from "../dispatch/handle-event.ts";
import type { LetterLoops } from "../loops/letter-loops.ts";
import { classifyError } from "../queue/error-class.ts";
import { pollingWaits } from "../queue/pollers.ts";
import { createQueueLoop, type QueueLoop, type QueueLoopPorts } from "../queue/queue-loop.ts";
import type { ConsoleReport } from "./console-report.ts";
import type { ConsumerMetrics } from "./metrics.ts";
import { createFactRecorder } from "./record-fact.ts";
import { runObservedPass } from "./run-pass.ts";
import { createPassTrace } from "./traced-dispatch.ts";
import { tracedHandler } from "./traced-messages.ts";

export interface ObservedWorkPorts
  extends Omit<EventHandlerPorts, "dispatcher">,
    Pick<QueueLoopPorts, "ping" | "onFatal" | "worker"> {
  readonly env: Pick<ConsumerEnv, "aws" | "mode" | "visibilitySeconds">;
  readonly aws: Pick<Aws, "queue" | "deadLetters">;
  readonly assignment: AssignmentPorts;
  readonly metrics: ConsumerMetrics;
  readonly log: Log;
  readonly report: Pick<ConsoleReport, "observe" | "passes">;
  readonly letters: Pick<LetterLoops, "observe" | "resolving">;
  /** Hears that a pass has ended well, and whether it left somebody waiting. */
  readonly onPass: (pass: { readonly leftWaiting: boolean }) => void;
}

export interface ObservedWork {
  readonly queueLoop: QueueLoop;
  /** A whole pass now, asked for by no message; resolves to the number of tickets it assigned. */
  passNow(): Promise<number>;
}

/** The queue loop and the dispatcher: each message traced, each pass measured, logged, and tied to the messages it serves. */
export function createObservedWork(ports: ObservedWorkPorts): ObservedWork {
  const { env, aws, metrics, log, report, letters, ping, onFatal, worker } = ports;
  const trace = createPassTrace();
  const courtesy = createCourtesy(timers, Math.random);
  const runPass = report.passes.timed(async (agents: readonly AgentId[], askers: number) => {
    const { assigned, leftWaiting, ...losses } = await runObservedPass(ports, agents, askers);
    courtesy.note(losses);
    ports.onPass({ leftWaiting });
    return assigned;
  });
  const dispatcher = createDispatcher(
    (agents) => trace.run((askers) => runPass(agents, askers)),
    (error) => classifyError(error) !== "infra",
    courtesy.wait,
  );
  const handler = createEventHandler({ ...ports, dispatcher: trace.noting(dispatcher) });
  const recordFact = createFactRecorder(metrics, log);
  const queueLoop = createQueueLoop({
    queue: aws.queue,
    deadLetters: aws.deadLetters,
    handler: tracedHandler(letters.resolving(handler), nameIn(env.aws.queueUrl)),
    ping,
    clock,
    timers,
    random: Math.random,
    observe(fact) {
      recordFact(fact);
      report.observe(fact);
      letters.observe(fact);
    },
    onFatal,
    worker,
    visibilitySeconds: env.visibilitySeconds,
    ...pollingWaits(env.mode === "production"),
  });
  return { queueLoop, passNow: () => runPass([], 0) };
}
