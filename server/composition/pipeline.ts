import { createSqsClient } from "../aws/clients.ts";
import { createSqsQueue } from "../aws/sqs-queue.ts";
import { createComplaintStore } from "../db/stores/complaint-store.ts";
import { createDispatchStore } from "../db/stores/dispatch-store.ts";
import { createFigureStore } from "../db/stores/figure-store.ts";
import { createHeartbeatStore } from "../db/stores/heartbeat-store.ts";
import { createInsightStore } from "../db/stores/insight-store.ts";
import { createStateFiguresReader } from "../db/stores/state-figures.ts";
import { createTraceStore } from "../db/stores/trace-store.ts";
import { getWebEnv, getWebLog } from "../http/web-env.ts";
import type { FigurePorts } from "../pipeline/figures/ports.ts";
import { createFigures, type Figures } from "../pipeline/figures/reporter.ts";
import { createMarker, type Marker } from "../pipeline/trace/marker.ts";
import type { TracePorts } from "../pipeline/trace/trace-complaint.ts";
import type { Queue, QueueDepth } from "../ports/queue.ts";
import { systemClock as clock } from "../runtime/clock.ts";
import { systemTimers as timers } from "../runtime/timers.ts";

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
  const tooLate = new AbortController();
  const late = timers.sleep(ANSWER_WITHIN_MS, tooLate.signal).then(() => null);
  const depth = queue ? queue.depth().catch(() => null) : null;
  const answer = await Promise.race([depth, late]);
  tooLate.abort();
  return answer;
}
