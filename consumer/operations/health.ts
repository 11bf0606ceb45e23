import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { EventLoopLag } from "#server/platform/event-loop-lag.ts";
import { within } from "#server/platform/within.ts";
import type { Loops } from "../loops/loops.ts";
import type { QueueLoop } from "../queue/queue-loop.ts";
import type { LiveUpdates } from "../realtime/live-updates.ts";

/** Whoever stands still for this long answers nobody, and other consumers have taken its messages over. */
const LAG_SECONDS = 5;
/** Longer than the longest pause between two turns of any loop. */
const SILENT_MS = 90_000;
const RECEIVE_WITHIN_MS = 60_000;
const PING_WITHIN_MS = 2_000;

export interface HealthPorts {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly isDraining: () => boolean;
  readonly ping: () => Promise<void>;
  readonly lag: Pick<EventLoopLag, "worstSeconds">;
  readonly loops: Pick<Loops, "silentFor">;
  readonly queueLoop: Pick<QueueLoop, "status">;
  readonly live: Pick<LiveUpdates, "notes">;
  /** Rights at topic and queues that were asked for and refused, a sentence each. */
  readonly missingRights: () => readonly string[];
}

/** Answers GET /livez, /readyz and /metrics; everything else that is not Socket.IO's is 404. */
export function createHealthListener(ports: HealthPorts) {
  const startedAt = ports.clock.now();
  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url?.split("?")[0] ?? "/";
    // Socket.IO answers these on the same server.
    if (path.startsWith("/socket.io")) return;
    void answer(ports, startedAt, request.method, path).then(({ status, type, body }) => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
    });
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer(ports: HealthPorts, startedAt: Date, method: string | undefined, path: string): Promise<Answer> {
  if (method !== "GET" && method !== "HEAD") return json(405, { error: "Only GET is answered here." });
  switch (path) {
    case "/livez": {
      const problems = findStuck(ports);
      const isAlive = problems.length === 0;
      return json(isAlive ? 200 : 503, { status: isAlive ? "alive" : "stuck", problems });
    }
    case "/readyz": {
      const problems = await findProblems(ports, startedAt);
      const status = problems.length === 0 ? "ready" : "not ready";
      // It goes on with what it may do: whoever takes it out of service for a missing right loses that too.
      const notes = [...ports.live.notes(), ...ports.missingRights()];
      return json(problems.length === 0 ? 200 : 503, { status, problems, notes });
    }
    case "/metrics":
      return { status: 200, type: ports.registry.contentType, body: await ports.registry.metrics() };
    default:
      return json(404, { error: "There is nothing here. Try /livez, /readyz or /metrics." });
  }
}

/** What only a restart can help, one sentence each. */
function findStuck({ loops, lag }: HealthPorts): string[] {
  const lagSeconds = lag.worstSeconds();
  return [
    ...loops.silentFor(SILENT_MS).map((loop) => `The loop "${loop}" has not turned for ${SILENT_MS / 1_000} s.`),
    ...(lagSeconds < LAG_SECONDS ? [] : [`The event loop stood still for ${lagSeconds.toFixed(1)} s.`]),
  ];
}

/** What keeps this process from doing its work, one sentence each. */
async function findProblems(ports: HealthPorts, startedAt: Date): Promise<string[]> {
  const { lastGoodReceiveAt, lastError, breakerOpen } = ports.queueLoop.status();
  const quietMs = ports.clock.now().getTime() - (lastGoodReceiveAt ?? startedAt).getTime();
  const isReading = lastError === null && quietMs < RECEIVE_WITHIN_MS;
  return [
    ports.isDraining() ? "The process is stopping." : null,
    (await succeeds(ports)) ? null : "The database does not answer.",
    isReading ? null : `The queue cannot be read: ${describe(lastError)}`,
    breakerOpen ? "Receiving is paused until the database is back." : null,
  ].filter((problem) => problem !== null);
}

function succeeds({ ping, timers }: HealthPorts): Promise<boolean> {
  const pong = ping().then(
    () => true,
    () => false,
  );
  return within({ timers, ms: PING_WITHIN_MS }, pong, false);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : `nothing was received for ${RECEIVE_WITHIN_MS / 1_000} s`;
}

function json(status: number, body: unknown): Answer {
  return { status, type: "application/json; charset=utf-8", body: `${JSON.stringify(body)}\n` };
}
