import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { throughPort } from "#e2e/conformance/connection-string.ts";
import { type Ears, startTcpProxy } from "#e2e/conformance/tcp-proxy.ts";
import { openDesk } from "#e2e/fixtures/desk.ts";
import { startProductionStack } from "#e2e/fixtures/production-stack.ts";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { comeToWork } from "../commands/at-work.ts";
import { startDatabase } from "../database-process.ts";
import { messagesIn } from "../store-way/messages.ts";
import { cursorOf } from "./messages.ts";
import type { Part, Step } from "./recording.ts";

const AGENTS = 10;
/** Filed and solved before anything counts, so that what compiles while it runs has done so. */
const WARM_UP = 100;
const IDLE_MS = 20_000;

/** Everything that a desk and its empty database say to each other: the demo, tickets in a burst, tickets one at a time, nothing to do. */
export async function recordDesk(tickets: number): Promise<Step[]> {
  await ensureBuild(console.error);
  const dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-processor-"));
  try {
    const steps: Step[] = [];
    await using database = await startDatabase(dataDir);
    const { hostname: host, port } = new URL(database.uri);
    await using proxy = await startTcpProxy({ host, port: Number(port) }, recorder(steps));
    const settings = { MONGODB_URI: throughPort(database.uri, proxy.port) };
    await using stack = await startProductionStack({ withDemo: true, logName: "bench-processor.log", settings });
    const desk = await openDesk({ webUrl: stack.webUrl, mongodbUri: database.uri });
    await desk.clear();
    await using people = await comeToWork(desk, stack.realtimeUrl, AGENTS);
    const begin = (part: Part) => steps.push({ kind: "part", part });
    await people.solveBurst(WARM_UP);
    begin("in a burst");
    await people.solveBurst(tickets);
    begin("before");
    await people.leaveOne();
    begin("alone");
    await people.solveEachAlone(tickets);
    begin("idle");
    await sleep(IDLE_MS);
    begin("before");
    return steps.slice();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

function recorder(steps: Step[]): () => Ears {
  let connections = 0;
  return () => {
    const connection = connections;
    connections += 1;
    return {
      asked: messagesIn(({ bytes }) => steps.push({ kind: "asked", connection, message: bytes })),
      answered: messagesIn(({ bytes }) => steps.push({ kind: "answered", connection, cursor: cursorOf(bytes) })),
    };
  };
}
