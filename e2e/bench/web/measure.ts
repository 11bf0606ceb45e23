import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDesk } from "#e2e/fixtures/desk.ts";
import type { Person } from "#e2e/fixtures/people.ts";
import { startProductionStack } from "#e2e/fixtures/production-stack.ts";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import type { Stack } from "#server/local/launch/stack.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { percentile, type Row, round } from "../figures.ts";
import { fillDatabase } from "../fill-database.ts";
import { openPages } from "../lighthouse/visits.ts";
import type { Goal, Measured } from "../measured.ts";
import { pageTimes } from "./pages.ts";
import { rateOf } from "./rate.ts";

const BARE = path.join(import.meta.dirname, "bare/main.ts");
const FOLLOW_PARENT = path.resolve(import.meta.dirname, "../../../server/local/process/follow-parent.ts");
const CLIENTS = 8;
/** What follows from a filed complaint is over by then. */
const SETTLE_MS = 1_000;
/** Beyond what the desk has given out by then. */
const FIRST_NUMBER = 5_000_000;
const WORDS = { description: "It hums all day long, and at night as well.", category: "Technical" } as const;

export interface WebSize {
  readonly seconds: number;
  readonly rounds: number;
  /** Complaints on the desk while pages are asked for. */
  readonly complaints: number;
}

/** Filing and listing over tRPC and REST beside a bare route that does the same insert and find, and how long the server needs for each page. */
export async function measureWeb({ seconds, rounds, complaints }: WebSize): Promise<Measured> {
  await ensureBuild(console.error);
  await using stack = await startProductionStack({
    withDemo: true,
    logName: "bench-web.log",
    settings: { LOG_LEVEL: "warn" },
  });
  const desk = await openDesk({ webUrl: stack.webUrl, mongodbUri: stack.env.MONGODB_URI ?? "" });
  // Nobody is on duty: what is filed waits, and no pass takes the machine from whoever asks next.
  await desk.clear();
  const customer = await desk.customer();
  const rates = await routeRates(stack, customer, { seconds, rounds });
  // First: on a full desk their complaint would wait its turn.
  const opened = await openPages(stack);
  const db = await connectDatabase(stack.env.MONGODB_URI ?? "");
  await fillDatabase(db, complaints, FIRST_NUMBER);
  await db.close();
  const pages = await pageTimes(stack.webUrl, opened);
  const bare = (what: string) => rates.get(`${what}, bare`) ?? Number.NaN;
  const all = `${complaints.toLocaleString("en")} complaints`;
  return {
    rows: [
      ...[...rates].map(([what, rate]): Row => {
        const beside = round(rate / bare(what.startsWith("list") ? "list" : "file"));
        return { what, figure: round(rate), unit: "requests/s", "× the bare route's": beside };
      }),
      ...pages.map(({ page, ms }): Row => {
        return { what: page, figure: round(ms), unit: `ms, ${all}`, "× the bare route's": "" };
      }),
    ],
    goals: ["tRPC", "REST"].map((door): Goal => {
      const reached = (rates.get(`file, ${door}`) ?? Number.NaN) / bare("file");
      return { goal: `complaints.file by ${door}, beside a bare route`, unit: "×", reached, wanted: { atLeast: 0.7 } };
    }),
    plots: [
      {
        kind: "bars",
        title: "Requests a second, eight clients",
        unit: "requests a second",
        bars: [...rates].map(([label, value]) => {
          return { group: "", label, value: round(value), isRival: label.endsWith("bare") };
        }),
      },
      {
        kind: "bars",
        title: `The server's time for each page, ${all}`,
        unit: "ms",
        bars: pages.map(({ page, ms }) => ({ group: "", label: page, value: round(ms) })),
      },
    ],
    notes: [
      "The bare route is node:http and mongoose, an insert or a find and nothing else: no account, no event, no check. It shares the database and the machine.",
      `${CLIENTS} clients, each asks again as soon as it is answered; the median of ${rounds} rounds of ${seconds} s in turn. Requests are limited to nobody.`,
      "Pages: from the request to the last byte, one after the other, signed in; the median of five.",
    ],
  };
}

/** In turn, several times: whatever else the machine does meets all of them. */
async function routeRates(stack: Stack, customer: Person, { seconds, rounds }: Pick<WebSize, "seconds" | "rounds">) {
  await using bare = await startBare(stack.env.MONGODB_URI ?? "");
  const asks: readonly (readonly [string, (number: number) => Promise<unknown>])[] = [
    ["file, bare", (n) => bare.ask("POST", { ...WORDS, title: `The kettle hums, ${n}`, userId: customer.id })],
    ["file, tRPC", (n) => customer.api.complaints.file.mutate({ ...WORDS, title: `The kettle hums, ${n}` })],
    ["file, REST", (n) => ok(customer.rest("POST", "/api/complaints", { ...WORDS, title: `The kettle hums, ${n}` }))],
    ["list, bare", () => bare.ask("GET", undefined, `?userId=${customer.id}`)],
    ["list, tRPC", () => customer.api.complaints.list.query({ limit: 25 })],
    ["list, REST", () => ok(customer.rest("GET", "/api/complaints?limit=25"))],
  ];
  const rates = new Map<string, number[]>(asks.map(([what]) => [what, []]));
  for (let round_ = 0; round_ < rounds; round_++)
    for (const [what, ask] of asks) {
      rates.get(what)?.push(await rateOf(ask, CLIENTS, seconds));
      await sleep(SETTLE_MS);
    }
  return new Map([...rates].map(([what, each]) => [what, percentile(each, 0.5)]));
}

async function ok(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`A request was answered with ${status}: ${JSON.stringify(body)}.`);
}

async function startBare(mongodbUri: string) {
  const child = fork(BARE, { execArgv: ["--import", FOLLOW_PARENT], env: { ...process.env, MONGODB_URI: mongodbUri } });
  const [port] = await once(child, "message");
  return {
    async ask(method: string, body?: object, query = ""): Promise<void> {
      const response = await fetch(`http://127.0.0.1:${port}/${query}`, { method, body: body && JSON.stringify(body) });
      const text = await response.text();
      if (!response.ok) throw new Error(text);
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
    },
  };
}
