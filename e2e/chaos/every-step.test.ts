import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { CRASH_POINTS, type CrashPoint } from "#server/core/crash-point.ts";
import { findComplaint, listComplaints } from "./kit/complaints.ts";
import { patiently } from "./kit/patiently.ts";
import type { ChaosProcess } from "./kit/process.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";
import { reconcileNow } from "./nemesis/reconcile-now.ts";

const BY_WEB = [
  "complaint.before-write",
  "complaint.written",
  "ticket.before-write",
  "ticket.written",
  "ticket.offered",
  "agent.before-write",
  "agent.written",
  "agent.offered",
] as const satisfies readonly CrashPoint[];
const BY_BOTH = [
  "relay.before-store",
  "relay.stored",
  "relay.finished",
  "relay.published",
  "relay.cleared",
  "relay.settled",
] as const satisfies readonly CrashPoint[];
const BY_CONSUMER = [
  "sweep.leased",
  "assigned.told",
  "pass.before-scan",
  "pass.before-claims",
  "pass.claim-written",
  "pass.claimed",
  "pass.refreshed",
  "queue.received",
  "queue.handled",
] as const satisfies readonly CrashPoint[];
/** Messages put aside, sent again and replayed: consumer/flows/letters.apart.test.ts and consumer/flows/replay.apart.test.ts. */
const ELSEWHERE: readonly CrashPoint[] = ["queue.dead-lettered", "letters.recorded", "redrive.sent", "replay.sent"];

const COMPLAINTS = 3;

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.clear());

/** Does it, and does it again as people do when nothing answers; the web process is started again when it has died. */
async function insist(what: string, act: () => Promise<unknown>): Promise<void> {
  await patiently(what, async () => {
    if (!world.web.process.isAlive()) await world.web.restart();
    await act();
    return true;
  });
}

async function solveAll(agent: Actor): Promise<void> {
  await patiently("everything solved", async () => {
    if (world.consumers().length === 0) await world.addConsumer();
    for (const { id: ref } of await listComplaints(world.db, "In Progress")) {
      await insist("a solution", async () => {
        // The process may have died after it was written.
        if ((await findComplaint(world.db, ref)).status === "Resolved") return;
        await world.web.ask(agent, { kind: "status", ref, input: { status: "Resolved" } });
      });
    }
    return (await listComplaints(world.db, "Resolved")).length === COMPLAINTS;
  });
}

/** Everybody's ordinary day, in which this process dies at this point. */
async function liveThrough(point: CrashPoint, victim: () => Promise<ChaosProcess>): Promise<void> {
  const customer = await world.person("user", "Carl");
  const agent = await world.agent("Anna");
  await world.healed();
  const doomed = await victim();
  // What could be published at once leaves nothing to sweep.
  const refusing = { id: "sns", service: "sns", effect: { kind: "refuse" } } as const;
  if (point === "sweep.leased") await world.aws.setFaults(refusing);
  await doomed.crashAt(point);
  for (const key of Array.from({ length: COMPLAINTS }, () => randomUUID())) {
    await insist("a complaint filed", () => world.web.file(customer, { key }));
  }
  for (const availability of ["offline", "available"] as const) {
    const command = { kind: "availability", agentId: agent.id, input: { availability } } as const;
    await insist(`Anna ${availability}`, () => world.web.ask(agent, command));
  }
  if (point === "sweep.leased") await doomed.ended.then(() => world.aws.setFaults());
  await solveAll(agent);
  expect(await doomed.ended).toBe("SIGKILL");
  await world.healed();
  await world.expectNothingLost();
  expect(await listComplaints(world.db)).toHaveLength(COMPLAINTS);
  expect(await reconcileNow(world.db)).toEqual([]);
}

test("every point at which a process can die is here, or has a test of its own", () => {
  expect(new Set([...BY_WEB, ...BY_BOTH, ...BY_CONSUMER, ...ELSEWHERE])).toEqual(new Set(CRASH_POINTS));
});

test.each([...BY_WEB, ...BY_BOTH])(
  "whoever files, comes, goes and solves may have the web process die at %s",
  (point) => liveThrough(point, async () => world.web.process),
);

test.each([...BY_CONSUMER, ...BY_BOTH])("a consumer may die at %s", (point) => liveThrough(point, world.consumer));
