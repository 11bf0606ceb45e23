import { relay } from "#server/core/outbox/relay.ts";
import { recordMinute } from "#server/desk/insights/record-minute.ts";
import { createNoticeMail } from "#server/desk/notices/notice-mail.ts";
import { createReconcileStore } from "#server/desk/routing/reconcile-store.ts";
import { createStateFiguresReader } from "#server/operate/figures/state-figures.ts";
import { INVARIANTS } from "#server/operate/invariants/invariant.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { createInvariantWatch } from "#server/operate/invariants/watch-invariants.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import type { ConsumerLetters } from "./compose-letters.ts";
import type { ComposedWork } from "./compose-work.ts";
import { every } from "./loops/every.ts";
import type { Pulse } from "./loops/pulse.ts";
import { type ReconcilePorts, reconcileOnce } from "./loops/reconcile.ts";
import { sweepOnce } from "./loops/sweep.ts";
import { createInvariantTurn } from "./loops/watch-invariants.ts";
import { mailNotices } from "./notify/mail-notices.ts";
import { createSmtp } from "./notify/smtp.ts";
import type { ConsumerMetrics } from "./operations/metrics.ts";
import { sampleFigures } from "./operations/sample-figures.ts";

const RETRY_MS = 2_000;
/** Several times a minute: each writes the same row, and the last one is the nearest to its end. */
const MINUTE_EVERY_MS = 15_000;

export interface LoopPorts {
  readonly env: ConsumerEnv;
  readonly letters: ConsumerLetters;
  readonly work: ComposedWork;
  readonly metrics: ConsumerMetrics;
  readonly log: Log;
  readonly pulse: Pulse;
}

/** Everything that happens by the clock and not by a message, until the signal aborts. */
export async function runLoops(ports: LoopPorts, signal: AbortSignal): Promise<void> {
  const { env, letters, work, metrics, log, pulse } = ports;
  const loop = (name: string, step: () => Promise<number>) => {
    const onError = (error: unknown) => log.warn({ err: error, loop: name }, "a loop failed and goes on");
    return every({ timers, onTick: pulse.of(name), onError, retryMs: RETRY_MS }, signal, step);
  };
  const loops = [
    loop("sweep", () => sweepOnce({ ...work.relayPorts, random: Math.random })),
    ...(env.isReconciling ? [loop("reconcile", () => reconcileOnce(reconcilePorts(ports), signal))] : []),
    loop("invariants", invariantTurn(ports)),
    loop("figures", () => sampleFigures(metrics, createStateFiguresReader(), clock)),
    loop("minute", async () => {
      await recordMinute(work.desk);
      return MINUTE_EVERY_MS;
    }),
    letters.run(() => work.queueLoop.status().breakerOpen, pulse, signal),
  ];
  if (env.smtpUrl) loops.push(runMail(env.smtpUrl, ports, loop, signal));
  await Promise.all(loops);
}

function invariantTurn({ metrics, log }: LoopPorts): () => Promise<number> {
  return createInvariantTurn({
    look: createInvariantWatch(createInvariantStore(), clock).look,
    random: Math.random,
    onCount: (id, violations) => metrics.violations.set({ id }, violations),
    onViolation: ({ id, subject, sentence }) =>
      log.error(
        { invariant: id, promise: INVARIANTS[id].promise, subject, found: sentence },
        "an invariant does not hold",
      ),
  });
}

function reconcilePorts({ work, metrics, log }: LoopPorts): ReconcilePorts {
  return {
    assignment: work.desk,
    store: createReconcileStore(),
    timers,
    random: Math.random,
    pass: work.passNow,
    relayAgain: async (pending) => (await relay(work.relayPorts, pending, "sweep")).size,
    tellAgain: work.tellAgain,
    onRepair(kind, count) {
      metrics.repairs.inc({ kind }, count);
      log.warn({ kind, count }, "the reconciler repaired something that should not have been wrong");
    },
  };
}

async function runMail(
  smtpUrl: string,
  { env, log }: LoopPorts,
  loop: (name: string, step: () => Promise<number>) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const smtp = createSmtp(smtpUrl, env.publicUrl);
  const onError = (error: unknown) => log.warn({ err: error }, "a notice could not be mailed and will be tried again");
  const ports = { notices: createNoticeMail(), clock, send: smtp.send, publicUrl: env.publicUrl, onError };
  await loop("mail", () => mailNotices(ports));
  if (signal.aborted) smtp.close();
}
