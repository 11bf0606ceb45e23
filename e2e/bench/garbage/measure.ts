import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { fetchToken } from "#e2e/fixtures/api.ts";
import { openDesk } from "#e2e/fixtures/desk.ts";
import { startProductionStack } from "#e2e/fixtures/production-stack.ts";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { distribution, type Row } from "../figures.ts";
import { type AtWork, sessionCookie, type Turn, work } from "./person.ts";
import type { Order, Sent } from "./sender.ts";

const PEOPLE = 10;
const PER_SECOND = 1_000;

/** How long people wait for the system while somebody throws garbage at its doors: one web process, on this machine. */
export async function measureGarbage(seconds: number): Promise<Row[]> {
  await ensureBuild(console.error);
  const settings = { RATE_LIMITS: "on", LOG_LEVEL: "warn" };
  await using stack = await startProductionStack({ withDemo: true, logName: "bench-garbage.log", settings });
  const { webUrl } = stack;
  const desk = await openDesk({ webUrl, mongodbUri: stack.env.MONGODB_URI ?? "" });
  const people: AtWork[] = [];
  for (let n = 0; n < PEOPLE; n++) {
    const { email, password, ...customer } = await desk.customer(`Customer ${n}`);
    const { _id: complaintId } = await desk.file({ email, password, ...customer });
    const [token, cookie] = [await fetchToken(webUrl, email, password), await sessionCookie(webUrl, email, password)];
    people.push({ port: Number(new URL(webUrl).port), from: `127.0.0.${10 + n}`, token, cookie, complaintId });
  }
  const quiet = await watch(people, seconds, null);
  const order = { port: Number(new URL(webUrl).port), perSecond: PER_SECOND, seconds };
  const loud = await watch(people, seconds, order);
  return [...rows("nobody else is there", quiet), ...rows(describe(loud.sent), loud)];
}

interface Watched {
  readonly ms: Readonly<Record<Turn, number[]>>;
  readonly failed: number;
  readonly sent: Sent | null;
}

async function watch(people: readonly AtWork[], seconds: number, order: Order | null): Promise<Watched> {
  const ms: Record<Turn, number[]> = { page: [], list: [], read: [], write: [] };
  let failed = 0;
  const signal = AbortSignal.timeout(seconds * 1_000);
  const sending = order && throwGarbage(order);
  const working = people.map((person) =>
    work(
      person,
      (turn, status, took) => {
        if (status < 200 || status > 299) failed += 1;
        else ms[turn].push(took);
      },
      signal,
    ),
  );
  await Promise.all(working);
  return { ms, failed, sent: await sending };
}

async function throwGarbage(order: Order): Promise<Sent> {
  const sender = fork(path.resolve(import.meta.dirname, "sender.ts"), [JSON.stringify(order)]);
  const [sent] = await once(sender, "message");
  // Safe because it says nothing else.
  return sent as Sent;
}

function rows(setting: string, { ms, failed }: Watched): Row[] {
  return [...Object.entries(ms), ["all", Object.values(ms).flat()] as const].map(([what, samples]) => {
    const { count, p50, p95, p99, max } = distribution(samples);
    const figures = { requests: count, "p50 ms": p50, "p95 ms": p95, "p99 ms": p99, "max ms": max };
    return { what, ...figures, failed: what === "all" ? failed : "", meanwhile: setting };
  });
}

function describe(sent: Sent | null): string {
  const answers = Object.entries(sent?.answers ?? {}).map(([status, count]) => `${count} × ${status}`);
  return `garbage, ${Math.round(sent?.perSecond ?? 0)} a second: ${answers.join(", ")}`;
}
