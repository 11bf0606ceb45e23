import type { Queue, QueueDepth } from "#server/core/ports/queue.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createInsightStore } from "#server/desk/insights/store.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import { createHeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import type { FigurePorts } from "#server/operate/figures/ports.ts";
import { createFigures, type Figures } from "#server/operate/figures/reporter.ts";
import { createStateFiguresReader } from "#server/operate/figures/state-figures.ts";
import { createFigureStore } from "#server/operate/figures/store.ts";
import { createMarker, type Marker } from "#server/operate/trace/marker.ts";
import { createTraceStore } from "#server/operate/trace/store.ts";
import type { TracePorts } from "#server/operate/trace/trace-complaint.ts";
import { createSqsClient } from "#server/platform/aws/clients.ts";
import { createSqsQueue } from "#server/platform/aws/sqs-queue.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { within } from "#server/platform/within.ts";
import { getWebEnv, getWebLog } from "./http/web-env.ts";

/** What the console is read from, and what this process reports for it. */
export interface WebPipeline {
  readonly figures: Figures;
  readonly marker: Marker;
  readonly ports: FigurePorts & TracePorts;
}

/** A page that refreshes every two seconds must not wait longer than this for a queue that is away. */
const ANSWER_WITHIN_MS = 1_000;
/** Asking is billed: however many look at the console, the queues are asked this often. */
const ASK_EVERY_MS = 2_000;

let pipeline: WebPipeline | undefined;

/** The web process's side of the pipeline console, composed at first use. */
export function getPipeline(): WebPipeline {
  if (pipeline) return pipeline;
  const onError = (error: unknown) => getWebLog().warn({ err: error }, "figures for the console are lost");
  const traces = createTraceStore();
  const store = createFigureStore();
  const figures = createFigures({ store, clock, timers, onError });
  const ports = {
    clock,
    store,
    traces,
    figures,
    state: createStateFiguresReader(),
    dispatch: createDispatchStore(),
    heartbeats: createHeartbeatStore(),
    insights: createInsightStore(),
    complaints: createComplaintStore(),
    depths: createDepthReader(),
  };
  pipeline = { figures, marker: createMarker({ store: traces, timers, onError }), ports };
  return pipeline;
}

function createDepthReader(): FigurePorts["depths"] {
  const { aws } = getWebEnv();
  const sqs = createSqsClient({ ...aws, maxAttempts: 1 });
  const [queue, deadLetters] = [aws.queueUrl, aws.deadLetterUrl].map((queueUrl) => createSqsQueue({ sqs, queueUrl }));
  let asked: { readonly at: number; readonly answer: ReturnType<FigurePorts["depths"]> } | undefined;
  return () => {
    const now = clock.now().getTime();
    if (asked && now - asked.at < ASK_EVERY_MS) return asked.answer;
    const answer = Promise.all([depthOf(queue), depthOf(deadLetters)]).then(([main, dead]) => ({
      queue: main,
      deadLetters: dead,
    }));
    asked = { at: now, answer };
    return answer;
  };
}

async function depthOf(queue: Pick<Queue, "depth"> | undefined): Promise<QueueDepth | null> {
  return queue ? within({ timers, ms: ANSWER_WITHIN_MS }, queue.depth(), null).catch(() => null) : null;
}
