import { agentRows } from "#server/desk/agents/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { type AwsRequests, sumOfRequests } from "../aws-requests.ts";
import type { BenchDesk, Contender } from "./contenders.ts";
import { type BenchWorld, openWorld } from "./world.ts";

/** A contender that has moved nothing for this long has lost what is left. */
const GIVE_UP_MS = 8_000;
const LOOK_EVERY_MS = 5;
const FILED_AT_ONCE = 16;

export interface Outcome {
  readonly ticketsPerSecond: number;
  /** From filed to with an agent. */
  readonly assignedMs: readonly number[];
  readonly requests: AwsRequests;
  readonly requestsPerTicket: number;
  /** Events that were published. */
  readonly events: number;
  readonly cpuMsPerTicket: number;
  /** Tickets that nobody ever got. */
  readonly lost: number;
  /** Times that an agent was seen with two tickets at once. */
  readonly doubles: number;
}

/** A burst: everything is filed before anybody drains, and every agent solves what they have at once. */
export function drainBurst(contender: Contender, tickets: number, agents: number): Promise<Outcome> {
  return measure(contender, agents, tickets, async (desk, start) => {
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
export function arrivals(contender: Contender, perSecond: number, tickets: number, agents: number): Promise<Outcome> {
  return measure(contender, agents, tickets, async (desk, start) => {
    const started = await start();
    const begin = performance.now();
    let dueMs = 0;
    const filed: Promise<unknown>[] = [];
    for (let number = 0; number < tickets; number++) {
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
  agents: number,
  tickets: number,
  file: (desk: BenchDesk, start: () => Promise<Workers>) => Promise<Workers>,
): Promise<Outcome> {
  await using world = await openWorld();
  await addAgents(world.db, agents);
  const desk = contender.openDesk(world);
  const { file: script, args, readyLine } = contender.script;
  let startedAt = Number.NaN;
  const start = async () => {
    const each = Array.from({ length: contender.processes }, () => world.start(script, args, readyLine));
    const workers = await Promise.all(each);
    startedAt = performance.now();
    return workers;
  };
  const filing = file(desk, start);
  const work = solveEverything(world.db, desk, tickets, filing);
  const [workers, { doubles, lastMoveAt }] = await Promise.all([filing, work]);
  await desk.drain();
  await world.drained();

  const rows = await world.db
    .collection(complaintRows)
    .find({ firstAssignedMs: { $ne: null } }, { projection: { firstAssignedMs: 1 } })
    .toArray();
  const requests = sumOfRequests([
    world.requests(),
    ...(await Promise.all(workers.map((worker) => contender.requestsOf(worker)))),
  ]);
  const cpu = await Promise.all(workers.map((worker) => worker.cpuSeconds()));
  return {
    ticketsPerSecond: (rows.length / (lastMoveAt - startedAt)) * 1_000,
    assignedMs: rows.map((row) => row.firstAssignedMs ?? Number.NaN),
    requests,
    requestsPerTicket: sum([...requests.values()]) / tickets,
    events: await world.db.collection(eventRows).countDocuments({ publishedAt: { $ne: null } }),
    cpuMsPerTicket: (sum(cpu) * 1_000) / tickets,
    lost: tickets - rows.length,
    doubles,
  };
}

/** The agents: whoever has a ticket solves it, until everything is solved or nothing moves any more. */
async function solveEverything(db: Database, desk: BenchDesk, tickets: number, filing: Promise<unknown>) {
  const complaints = db.collection(complaintRows);
  const inHand = new Set<string>();
  const doubled = new Set<string>();
  let solved = 0;
  let lastMoveAt = performance.now();
  let isFiled = false;
  void filing.then(() => {
    isFiled = true;
    lastMoveAt = performance.now();
  });
  while (solved < tickets) {
    const held = await complaints.find({ status: "In Progress" }, { projection: { assignedTo: 1 } }).toArray();
    const byAgent = Map.groupBy(held, ({ assignedTo }) => assignedTo?.toHexString() ?? "");
    for (const [agentId, rows] of byAgent) {
      if (rows.length > 1) doubled.add(rows.map(({ _id }) => _id.toHexString()).join());
      for (const { _id } of rows) {
        const id = _id.toHexString();
        if (inHand.has(id)) continue;
        inHand.add(id);
        void desk.resolve(id, agentId).then(() => {
          solved += 1;
          lastMoveAt = performance.now();
        });
      }
    }
    if (isFiled && performance.now() - lastMoveAt > GIVE_UP_MS) break;
    await timers.sleep(LOOK_EVERY_MS);
  }
  return { doubles: doubled.size, lastMoveAt };
}

async function addAgents(db: Database, count: number): Promise<void> {
  const since = new Date();
  const rows = Array.from({ length: count }, (_, index) => ({
    _id: toObjectId(newDocumentId()),
    name: `Agent ${index}`,
    skills: [],
    onDuty: true,
    capacity: 1,
    availability: "available" as const,
    since,
    hintRev: 1,
    idleSince: since,
    deletedAt: null,
    rev: 1,
    outbox: [],
  }));
  await db.collection(agentRows).insertMany(rows);
}

/** The same arrivals for every contender. */
function pseudoRandom(index: number): number {
  const value = Math.sin(index * 12.9898 + 78.233) * 43_758.5453;
  return value - Math.floor(value);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
