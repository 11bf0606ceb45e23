import { complaintRows } from "#server/desk/complaints/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { type AwsRequests, sumOfRequests } from "../aws-requests.ts";
import { addAgents } from "./add-agents.ts";
import { putToWork } from "./agents-at-work.ts";
import { openBrowsers } from "./browsers.ts";
import type { BenchDesk, Contender } from "./contenders.ts";
import { twoAtOnce } from "./two-at-once.ts";
import { type BenchWorld, openWorld } from "./world.ts";

const FILED_AT_ONCE = 16;

export interface Outcome {
  readonly ticketsPerSecond: number;
  /** From filed to with an agent. */
  readonly assignedMs: readonly number[];
  /** From filed to the agent's own socket; empty where nobody listens. */
  readonly heardMs: readonly number[];
  readonly requests: AwsRequests;
  readonly requestsPerTicket: number;
  /** Commands to the database, of the API's side and of everything that runs beside it. */
  readonly commandsPerTicket: number;
  /** Events that were published. */
  readonly events: number;
  readonly cpuMsPerTicket: number;
  /** Tickets that nobody ever got. */
  readonly lost: number;
  /** Times that an agent got a ticket while they had another one. */
  readonly doubles: number;
  /** A trip to the store and back, in ms. */
  readonly tripMs: number;
}

export interface Load {
  readonly tickets: number;
  readonly agents: number;
  /** How far away the store is, in ms. */
  readonly delayMs?: number;
  /** Each agent has a socket open. */
  readonly isHeard?: boolean;
}

/** A burst: everything is filed before anybody drains, and every agent solves what they have at once. */
export function drainBurst(contender: Contender, load: Load): Promise<Outcome> {
  const { tickets } = load;
  return measure(contender, load, async (desk, start) => {
    let next = 0;
    const fileOn = async () => {
      for (let number = next++; number < tickets; number = next++) await desk.file(number);
    };
    await Promise.all(Array.from({ length: FILED_AT_ONCE }, fileOn));
    await desk.drain();
    return start();
  });
}

/** Arrivals that wait for nobody: a slow contender gets a longer line, and not fewer tickets. */
export function arrivals(contender: Contender, perSecond: number, load: Load): Promise<Outcome> {
  return measure(contender, load, async (desk, start) => {
    const started = await start();
    const begin = performance.now();
    let dueMs = 0;
    const filed: Promise<unknown>[] = [];
    for (let number = 0; number < load.tickets; number++) {
      dueMs += (-Math.log(1 - pseudoRandom(number)) / perSecond) * 1_000;
      await timers.sleep(Math.max(0, begin + dueMs - performance.now()));
      filed.push(desk.file(number));
    }
    await Promise.all(filed);
    return started;
  });
}

type Workers = Awaited<ReturnType<BenchWorld["start"]>>[];

async function measure(
  contender: Contender,
  { agents, tickets, delayMs = 0, isHeard = false }: Load,
  file: (desk: BenchDesk, start: () => Promise<Workers>) => Promise<Workers>,
): Promise<Outcome> {
  await using world = await openWorld(delayMs);
  const agentIds = await addAgents(world.look, agents);
  const tripMs = await world.tripMs();
  const before = sum([...(await world.way.counts()).values()]);
  const desk = contender.openDesk(world);
  const { file: script, args, readyLine } = contender.script;
  let startedAt = Number.POSITIVE_INFINITY;
  const startOne = async () => {
    const worker = await world.start(script, args, readyLine);
    startedAt = Math.min(startedAt, performance.now());
    return worker;
  };
  await using browsers = openBrowsers(world, contender, isHeard ? agentIds : []);
  const start = async () => {
    const all = await Promise.all(Array.from({ length: contender.processes }, startOne));
    await browsers.connectTo(all[0]);
    return all;
  };
  const work = putToWork(world, desk, tickets);
  const filing = file(desk, start);
  const [workers, lastMoveAt] = await Promise.all([filing, work.untilSolved(filing)]);
  await desk.drain();
  await world.drained();

  const counts = sum([...(await world.way.counts()).values()]);
  const given = await givenOut(world.look);
  const requests = sumOfRequests([
    world.requests(),
    ...(await Promise.all(workers.map((worker) => contender.requestsOf(worker)))),
  ]);
  const cpu = await Promise.all(workers.map((worker) => worker.cpuSeconds()));
  // Whoever is faster than the line that says that it works has begun before.
  const begunAt = Math.min(startedAt, work.firstGivenAt() || startedAt);
  return {
    ticketsPerSecond: (given.length / (lastMoveAt - begunAt)) * 1_000,
    assignedMs: given.map(({ waitedMs }) => waitedMs),
    heardMs: given.flatMap(({ ticketId, createdAt }) => {
      const at = browsers.heardAt.get(ticketId);
      return at === undefined ? [] : [at - createdAt];
    }),
    requests,
    requestsPerTicket: sum([...requests.values()]) / tickets,
    commandsPerTicket: (counts - before) / tickets,
    events: await world.look.collection(eventRows).countDocuments({ publishedAt: { $ne: null } }),
    cpuMsPerTicket: (sum(cpu) * 1_000) / tickets,
    lost: tickets - given.length,
    doubles: twoAtOnce(work.held()),
    tripMs,
  };
}

/** What was given out, and after how long, as the contender wrote it down. */
async function givenOut(db: Database) {
  const rows = await db
    .collection(complaintRows)
    .find({ firstAssignedMs: { $ne: null } }, { projection: { firstAssignedMs: 1, createdAt: 1 } })
    .toArray();
  return rows.map(({ _id, firstAssignedMs, createdAt }) => {
    return {
      ticketId: _id.toHexString(),
      createdAt: createdAt.getTime(),
      waitedMs: firstAssignedMs ?? Number.NaN,
    };
  });
}

/** The same arrivals for every contender. */
function pseudoRandom(index: number): number {
  const value = Math.sin(index * 12.9898 + 78.233) * 43_758.5453;
  return value - Math.floor(value);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
