import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "#server/core/actor.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { until } from "../../fixtures/until.ts";
import { listComplaints } from "./complaints.ts";
import type { ChaosWorld } from "./world.ts";

const AGENTS_LOOK_EVERY_MS = 50;
const CUSTOMER_TRIES_AGAIN_MS = 200;

export interface LoadOptions {
  readonly perSecond: number;
  readonly agents: number;
  /** No more than this many; unlimited unless given. */
  readonly atMost?: number;
}

/** A desk under load. */
export interface Load extends AsyncDisposable {
  readonly customer: Actor;
  readonly agents: readonly Actor[];
  readonly supervisor: Actor;
  /** Every complaint that was answered as filed. */
  readonly filed: ReadonlySet<string>;
  /** Resolves once this many more were filed. */
  untilFiled(count: number): Promise<void>;
  /** Resolves once as many were filed as there should be at most. */
  untilAllFiled(): Promise<void>;
  /**
   * Files no more and resolves once every complaint is solved and nothing is on its way. Takes every fault away first.
   * @throws naming what is missing or wrong.
   */
  untilAllSolved(options?: { withinMs?: number }): Promise<void>;
}

/**
 * Customers who file at a steady pace, whether the desk keeps up or not, and repeat what was not answered; agents who
 * solve what they are given. Nobody gives up because something broke.
 */
export async function startLoad(world: ChaosWorld, options: LoadOptions): Promise<Load> {
  const { perSecond, atMost = Number.POSITIVE_INFINITY } = options;
  const customer = await world.person("user", "Carl");
  const supervisor = await world.person("admin", "Ada");
  const agents = await Promise.all(Array.from({ length: options.agents }, (_, n) => world.agent(`Agent ${n + 1}`)));
  const filed = new Set<string>();
  const underWay = new Set<Promise<void>>();
  const filing = new AbortController();
  const leaving = new AbortController();
  const solving = new AbortController();

  const file = async (number: number) => {
    // The same key each time: what was written and not answered is not filed twice.
    const request = { title: `Under load, ${number}`, category: "Technical", key: randomUUID() };
    while (!leaving.signal.aborted) {
      try {
        filed.add((await world.web.file(customer, request))._id);
        return;
      } catch {
        await sleep(CUSTOMER_TRIES_AGAIN_MS);
      }
    }
  };
  const fileAll = async () => {
    const startedAt = performance.now();
    for (let number = 1; !filing.signal.aborted && number <= atMost; number++) {
      const run = file(number).finally(() => underWay.delete(run));
      underWay.add(run);
      await sleep(Math.max(0, startedAt + (number * 1_000) / perSecond - performance.now()));
    }
  };
  const solveAll = async () => {
    while (!solving.signal.aborted) {
      // Whatever is away: they look again.
      await solveOnce(world, agents).catch(() => {});
      await sleep(AGENTS_LOOK_EVERY_MS);
    }
  };

  const customers = fileAll();
  const staff = solveAll();
  const untilAllFiled = async () => {
    await customers;
    while (underWay.size > 0) await Promise.all(underWay);
  };
  const stop = async () => {
    filing.abort();
    leaving.abort();
    await untilAllFiled();
    solving.abort();
    await staff;
  };

  return {
    customer,
    agents,
    supervisor,
    filed,
    async untilFiled(count) {
      const goal = filed.size + count;
      await until(`${goal} complaints filed`, async () => filed.size >= goal, { withinMs: 60_000 });
    },
    untilAllFiled,
    async untilAllSolved({ withinMs = 60_000 } = {}) {
      filing.abort();
      await world.repaired();
      await until("every filing answered", async () => underWay.size === 0, { withinMs });
      await until("every complaint solved", async () => (await countUnsolved(world.db)) === 0, { withinMs });
      await world.healed({ withinMs });
      await stop();
      const missing = await listMissing(world.db, filed);
      if (missing.length > 0) throw new Error(`Filed, and not there: ${missing.join(", ")}`);
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function solveOnce({ db, web }: ChaosWorld, agents: readonly Actor[]): Promise<void> {
  const turns = (await listComplaints(db, "In Progress")).map(async ({ id: ref, assignedTo }) => {
    const agent = agents.find(({ id }) => id === assignedTo);
    if (agent) await web.ask(agent, { kind: "status", ref, input: { status: "Resolved" } });
  });
  await Promise.allSettled(turns);
}

function countUnsolved(db: Database): Promise<number> {
  return db.collection(complaintRows).countDocuments({ status: { $in: ["Open", "In Progress"] } });
}

async function listMissing(db: Database, filed: ReadonlySet<string>): Promise<string[]> {
  const present = new Set((await listComplaints(db)).map(({ id }) => id));
  return [...filed].filter((id) => !present.has(id));
}
