import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { newDocumentId } from "#server/platform/db/ids.ts";
import { percentile, type Row, round } from "../figures.ts";
import type { Goal, Measured } from "../measured.ts";
import { ours } from "../side-by-side/contenders.ts";
import { type BenchWorld, openWorld, type WorkerProcess } from "../side-by-side/world.ts";
import { realtimeTokenOf } from "./accounts.ts";
import type { CrowdOrder, FromTheCrowd } from "./orders.ts";

const CROWD = path.join(import.meta.dirname, "main.ts");
const FOLLOW_PARENT = path.resolve(import.meta.dirname, "../../../server/local/process/follow-parent.ts");
const PEOPLE = 50;
/** Of leads, whose boards hear of every complaint. */
const ROLE = "admin";
const FILED = 20;
const WITHIN_MS = 120_000;
/** All connections come from one address here. */
const SETTINGS = { RATE_LIMITS: "off" };

interface Crowded {
  readonly connections: number;
  readonly emptyMb: number;
  readonly fullMb: number;
  readonly toldMs: readonly number[];
  readonly backMs: number;
}

/** So many open dashboards at one consumer: what each keeps of its memory, how soon the last one is told, and how soon all are back after a kill. */
export async function measureSockets(sizes: readonly number[]): Promise<Measured> {
  const crowds: Crowded[] = [];
  for (const connections of sizes) {
    crowds.push(await crowd(connections));
    console.error(`${connections} open dashboards`);
  }
  const largest = crowds.at(-1);
  return {
    rows: crowds.map(rowOf),
    goals: largest ? goalsOf(largest) : [],
    plots: [
      plot(
        "Memory of the consumer, MB",
        "MB",
        crowds.map(({ connections, fullMb }) => [connections, fullMb]),
      ),
      plot(
        "Filed → the last one told, p95",
        "ms",
        crowds.map(({ connections, toldMs }) => [connections, percentile(toldMs, 0.95)]),
      ),
      plot(
        "Everybody back after a kill",
        "s",
        crowds.map(({ connections, backMs }) => [connections, backMs / 1_000]),
      ),
    ],
    notes: [
      "Each dashboard is a lead's: the application's own socket, of which every one hears of every complaint. All of them are one process, whose reading is in the times.",
      "Back: from the consumer's kill until the last one is connected again; another is started at once.",
    ],
  };
}

async function crowd(connections: number): Promise<Crowded> {
  await using world = await openWorld();
  const tokens: string[] = [];
  for (let person = 0; person < PEOPLE; person++) tokens.push(await realtimeTokenOf(world.look, newDocumentId(), ROLE));
  const consumer = await startConsumer(world, {});
  const emptyMb = await memoryMb(consumer);
  await using browsers = openCrowd({ url: `http://127.0.0.1:${consumer.env["REALTIME_PORT"]}`, tokens, connections });
  await browsers.next((said) => said.kind === "all-connected");
  await sleep(2_000);
  const fullMb = await memoryMb(consumer);

  const desk = ours(1).openDesk(world);
  const toldMs: number[] = [];
  for (let number = 0; number < FILED; number++) {
    const heard = browsers.next((said) => said.kind === "all-heard");
    const filedAt = Date.now();
    await desk.file(number);
    toldMs.push((await heard).at - filedAt);
    await sleep(300);
  }
  await desk.drain();

  const back = browsers.next((said) => said.kind === "all-connected");
  const killedAt = Date.now();
  await consumer.stop();
  await startConsumer(world, { REALTIME_PORT: consumer.env["REALTIME_PORT"] ?? "" });
  return { connections, emptyMb, fullMb, toldMs, backMs: (await back).at - killedAt };
}

function startConsumer(world: BenchWorld, settings: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const { file, args, readyLine } = ours(1).script;
  return world.start(file, args, readyLine, { ...SETTINGS, ...settings });
}

function openCrowd(order: CrowdOrder) {
  const child: ChildProcess = fork(CROWD, { execArgv: ["--import", FOLLOW_PARENT] });
  child.send(order);
  return {
    /** The next thing that it says of this kind. @throws after two minutes */
    next(isWanted: (said: FromTheCrowd) => boolean): Promise<FromTheCrowd> {
      return new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => reject(new Error("The crowd has not heard or not come back.")), WITHIN_MS);
        const listen = (said: FromTheCrowd) => {
          if (!isWanted(said)) return;
          clearTimeout(giveUp);
          child.off("message", listen);
          resolve(said);
        };
        child.on("message", listen);
      });
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
    },
  };
}

async function memoryMb({ pid }: WorkerProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_000;
}

function rowOf({ connections, emptyMb, fullMb, toldMs, backMs }: Crowded): Row {
  return {
    "open dashboards": connections,
    "consumer, MB": round(fullMb),
    "kB a connection": round(((fullMb - emptyMb) * 1_000) / connections),
    "filed → last told: p50 ms": round(percentile(toldMs, 0.5)),
    "p95 ms": round(percentile(toldMs, 0.95)),
    "all back after a kill, s": round(backMs / 1_000),
  };
}

function goalsOf({ connections, fullMb, toldMs, backMs }: Crowded): Goal[] {
  const with_ = `with ${connections.toLocaleString("en")} open dashboards`;
  return [
    { goal: `memory of the consumer ${with_}`, unit: "MB", reached: fullMb, wanted: { atMost: 400 } },
    {
      goal: `filed → the last one told ${with_}, p95`,
      unit: "ms",
      reached: percentile(toldMs, 0.95),
      wanted: { atMost: 600 },
    },
    { goal: `everybody back after a kill ${with_}`, unit: "s", reached: backMs / 1_000, wanted: { atMost: 10 } },
  ];
}

function plot(title: string, y: string, values: readonly (readonly [number, number])[]) {
  const points = values.map(([x, value]) => ({ series: title, x, y: value }));
  return { kind: "lines", title, x: "open dashboards", y, log: "x", points } as const;
}
