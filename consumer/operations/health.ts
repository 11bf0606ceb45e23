import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import type { Clock, Timers } from "#server/core/ports/environment.ts";
import { areKeysBad, isMissing, isRefusal } from "#server/platform/aws/aws-errors.ts";
import type { EventLoopLag } from "#server/platform/event-loop-lag.ts";
import { within } from "#server/platform/within.ts";
import type { Loops } from "../loops/loops.ts";
import type { QueueLoop } from "../queue/queue-loop.ts";
import type { LiveUpdates } from "../realtime/live-updates.ts";
import type { Visitors } from "./visitors.ts";

/** Whoever stands still for this long answers nobody, and other consumers have taken its messages over. */
const LAG_SECONDS = 5;
/** How long a loop may be late; no turn of any takes that long. */
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
  readonly visitors: Pick<Visitors, "isOperator" | "hosts">;
}

/**
 * Answers GET /livez, /readyz and /metrics; everything else that is not Socket.IO's is 404. How it is may know whoever
 * asks; why, and the figures, operators only.
 */
export function createHealthListener(ports: HealthPorts) {
  const startedAt = ports.clock.now();
  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url?.split("?")[0] ?? "/";
    // Socket.IO answers these on the same server.
    if (path.startsWith("/socket.io")) return;
    void answer(ports, startedAt, request, path).then(({ status, type, body }) => {
      const challenge = status === 401 ? { "www-authenticate": 'Bearer realm="QuickFix"' } : {};
      response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...challenge }).end(body);
    });
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer(ports: HealthPorts, startedAt: Date, request: IncomingMessage, path: string): Promise<Answer> {
  const isOperator = ports.visitors.isOperator(request);
  if (!isOperator && !ports.visitors.hosts.isOursOrAddress(request.headers.host)) {
    return json(400, { error: "Nothing here answers to that name. ALLOWED_HOSTS says which names are ours." });
  }
  if (request.method !== "GET" && request.method !== "HEAD") return json(405, { error: "Only GET is answered here." });
  const told = (isWell: boolean, status: string, details: object) =>
    json(isWell ? 200 : 503, { status, ...(isOperator ? details : {}) });
  switch (path) {
    case "/livez": {
      const problems = findStuck(ports);
      const isAlive = problems.length === 0;
      return told(isAlive, isAlive ? "alive" : "stuck", { problems });
    }
    case "/readyz": {
      const problems = await findProblems(ports, startedAt);
      const isReady = problems.length === 0;
      // It goes on with what it may do: whoever takes it out of service for a missing right loses that too.
      const notes = [...ports.live.notes(), ...ports.missingRights()];
      return told(isReady, isReady ? "ready" : "not ready", { problems, notes });
    }
    case "/metrics":
      if (!isOperator) return json(401, { error: "Send METRICS_TOKEN: Authorization: Bearer <token>." });
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

/** In words of ours: AWS's own name accounts, queues and keys, and are in the log. */
function describe(error: unknown): string {
  if (error === null) return `nothing was received for ${RECEIVE_WITHIN_MS / 1_000} s.`;
  if (isRefusal(error)) return "these keys may not.";
  if (isMissing(error)) return "it is not there.";
  if (areKeysBad(error)) return "the keys are not accepted.";
  return "it does not answer as it should. The log says more.";
}

function json(status: number, body: unknown): Answer {
  return { status, type: "application/json; charset=utf-8", body: `${JSON.stringify(body)}\n` };
}
