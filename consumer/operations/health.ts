import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";

/** Whoever stands still for this long answers nobody, and other consumers have taken its messages over. */
const LAG_SECONDS = 5;
/** Longer than the longest pause between two turns of any loop. */
const SILENT_MS = 90_000;
const RECEIVE_WITHIN_MS = 60_000;
const PING_WITHIN_MS = 2_000;

export interface HealthPorts {
  readonly registry: Registry;
  readonly isDraining: () => boolean;
  readonly silentLoops: (ms: number) => string[];
  /** The longest that the event loop stood still lately, in seconds. */
  readonly worstLagSeconds: () => number;
  readonly ping: () => Promise<void>;
  readonly queue: () => {
    readonly lastGoodReceiveAt: Date | null;
    readonly lastError: unknown;
    readonly breakerOpen: boolean;
  };
  /** What is worse than usual although the work is done, one sentence each. */
  readonly notes?: () => readonly string[];
  readonly startedAt: Date;
  readonly now: () => Date;
}

/** Answers GET /livez, /readyz and /metrics; everything else that is not Socket.IO's is 404. */
export function createHealthListener(ports: HealthPorts) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url?.split("?")[0] ?? "/";
    // Socket.IO answers these on the same server.
    if (path.startsWith("/socket.io")) return;
    void answer(ports, request.method, path).then(({ status, type, body }) => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
    });
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer(ports: HealthPorts, method: string | undefined, path: string): Promise<Answer> {
  if (method !== "GET" && method !== "HEAD") return json(405, { error: "Only GET is answered here." });
  switch (path) {
    case "/livez": {
      const problems = findStuck(ports);
      const isAlive = problems.length === 0;
      return json(isAlive ? 200 : 503, { status: isAlive ? "alive" : "stuck", problems });
    }
    case "/readyz": {
      const problems = await findProblems(ports);
      const status = problems.length === 0 ? "ready" : "not ready";
      return json(problems.length === 0 ? 200 : 503, { status, problems, notes: ports.notes?.() ?? [] });
    }
    case "/metrics":
      return { status: 200, type: ports.registry.contentType, body: await ports.registry.metrics() };
    default:
      return json(404, { error: "There is nothing here. Try /livez, /readyz or /metrics." });
  }
}

/** What only a restart can help, one sentence each. */
function findStuck({ silentLoops, worstLagSeconds }: HealthPorts): string[] {
  const lag = worstLagSeconds();
  return [
    ...silentLoops(SILENT_MS).map((loop) => `The loop "${loop}" has not turned for ${SILENT_MS / 1_000} s.`),
    ...(lag < LAG_SECONDS ? [] : [`The event loop stood still for ${lag.toFixed(1)} s.`]),
  ];
}

/** What keeps this process from doing its work, one sentence each. */
async function findProblems({ isDraining, ping, queue, startedAt, now }: HealthPorts): Promise<string[]> {
  const { lastGoodReceiveAt, lastError, breakerOpen } = queue();
  const quietMs = now().getTime() - (lastGoodReceiveAt ?? startedAt).getTime();
  const isReading = lastError === null && quietMs < RECEIVE_WITHIN_MS;
  return [
    isDraining() ? "The process is stopping." : null,
    (await succeeds(ping)) ? null : "The database does not answer.",
    isReading ? null : `The queue cannot be read: ${describe(lastError)}`,
    breakerOpen ? "Receiving is paused until the database is back." : null,
  ].filter((problem) => problem !== null);
}

async function succeeds(ping: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PING_WITHIN_MS);
  });
  const pong = ping().then(
    () => true,
    () => false,
  );
  const result = await Promise.race([pong, tooLate]);
  clearTimeout(timer);
  return result;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : `nothing was received for ${RECEIVE_WITHIN_MS / 1_000} s`;
}

function json(status: number, body: unknown): Answer {
  return { status, type: "application/json; charset=utf-8", body: `${JSON.stringify(body)}\n` };
}
