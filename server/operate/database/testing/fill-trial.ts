import { trialIdOf } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { FILLED } from "./fill-desk.ts";
import { ago, eventId, LATER, NEWEST, objectId } from "./filled.ts";

/** Those of experiments are none of these. */
const BEYOND = 3_000;
/** As many as make themselves felt in every answer. */
const LEFT = 60;

const trial = trialIdOf("e2b0c6a4-0000-4000-8000-000000000001");

/** Half of their complaints come before all others by their ids, and half behind them. */
const complaintId = (n: number) => objectId(n % 2 === 0 ? "1" : "7", BEYOND + n);

/** What an experiment leaves of each kind, in the way of whatever is asked: the newest, the oldest, the first of each list. */
const OF_A_TRIAL: Readonly<Record<string, (n: number, like: object) => object>> = {
  complaints: (n, like) => ({
    ...like,
    _id: complaintId(n),
    complaintId: `COMP-${70_001 + n}`,
    userId: objectId("c", BEYOND + n),
    assignedTo: n % 4 === 0 ? null : objectId("a", BEYOND + n),
    slot: undefined,
    // One of each status ends up at the front of every order.
    ...[
      { status: "Open" },
      { status: "In Progress", slot: `${objectId("a", BEYOND + n).toHexString()}#0` },
      { status: "Resolved", assign: { token: "t", at: ago(5), by: "auto", why: { rule: "longest-free" } } },
      { status: "Waiting on Customer" },
    ][n % 4],
    declines: [],
    dispatchAt: ago(90_000),
    createdAt: ago(4),
    resolvedAt: ago(4),
    waitEndedAt: ago(4),
    waitedMs: 1,
    outboxAt: undefined,
  }),
  agents: (n, like) => ({
    ...like,
    _id: objectId("a", BEYOND + n),
    name: `A ${n} (experiment)`,
    onDuty: true,
    availability: "available",
    idleSince: ago(90_000),
    awaySince: null,
    seenAt: LATER,
    calledAt: LATER,
  }),
  users: (n, like) => ({
    ...like,
    _id: objectId("c", BEYOND + n),
    name: `A ${n} (experiment)`,
    email: `experiment-${n}@example.test`,
    claims: undefined,
    identity: undefined,
    role: (["admin", "agent", "user"] as const)[n % 3],
  }),
  events: (n, like) => ({
    ...like,
    _id: `trial-${eventId(n)}`,
    // Half of these complaints are cleaned away already.
    aggId: complaintId(n < LEFT / 2 ? n : n + LEFT).toHexString(),
    aggKind: "ticket",
    audience: [`user:${objectId("c", BEYOND + n).toHexString()}`],
    pending: undefined,
    parked: undefined,
  }),
};

/** An experiment at its height, beside everything that `fillDesk` filled. */
export async function fillTrial(db: Database): Promise<void> {
  for (const [collection, make] of Object.entries(OF_A_TRIAL)) {
    const rows = Array.from({ length: LEFT }, (_, n) => {
      const made = make(n, FILLED[collection]?.(NEWEST - n) ?? {});
      return { ...Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)), trial };
    });
    await anyRows(db, collection).insertMany(rows);
  }
}
