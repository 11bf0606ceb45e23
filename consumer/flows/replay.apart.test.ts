import { afterAll, expect, test, vi } from "vitest";
import { eventIdOf } from "#server/core/ids.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import { countReplay, startReplay } from "#server/operate/replay/start-replay.ts";
import { ReplayFilter, StartReplay } from "#server/operate/replay/wire.ts";
import { quietReplays } from "../loops/sent-again.ts";
import type { Handler } from "../queue/handle-delivery.ts";
import { startTestWorld } from "./testing.ts";

const world = await startTestWorld();
afterAll(() => world[Symbol.asyncDispose]());
const deps = composeLetters(world.db);
const admin = await world.addPerson("Ada", "admin");
await world.addAgent("Asha");

test("a replay whose runner is killed in the middle is finished by another consumer, and nobody is told anything twice", async () => {
  const customer = await world.addPerson("Carl", "user");
  for (let n = 0; n < 10; n++) await world.file(customer);
  const first = await world.startConsumer();
  const stored = async () => (await countReplay(deps, admin, ReplayFilter.parse({}))).count;
  await expect.poll(stored, { timeout: 60_000 }).toBeGreaterThan(10);
  await expect.poll(() => world.db.collection(notificationRows).countDocuments({}), { timeout: 60_000 }).toBe(2);
  await first.stop("SIGKILL");

  const { id, total } = await startReplay(deps, admin, StartReplay.parse({ perSecond: 10 }));
  const doomed = await world.startConsumer({ QF_CRASH_AT: "replay.sent:3" });
  await vi.waitFor(() => expect(doomed.lines.join("\n")).toContain("crash point replay.sent"), 60_000);
  expect(await deps.replays.find(id)).toMatchObject({ state: "running", sent: 4 });
  await world.startConsumer();
  await expect.poll(() => deps.replays.find(id), { timeout: 60_000 }).toMatchObject({ state: "finished", sent: total });
  await expect.poll(async () => (await world.queue.depth()).visible, { timeout: 60_000 }).toBe(0);
  expect(await world.db.collection(notificationRows).countDocuments({})).toBe(2);
}, 120_000);

test("a replay tells of what happened today, as if it came for the first time, and of nothing older", async () => {
  const seen: boolean[] = [];
  const handler: Handler = async ({ isNews }) => {
    seen.push(isNews);
    return { kind: "done" };
  };
  const now = new Date("2026-01-17T12:00:00.000Z");
  const handle = quietReplays(handler, { now: () => now });
  const event = (hoursAgo: number) => {
    const at = new Date(now.getTime() - hoursAgo * 3_600_000);
    const id = eventIdOf("e1");
    return { id, type: "ticket.resolved" as const, at, ticketId: null, agents: [], traceparent: null, isNews: true };
  };
  const context = (origin: string) => ({
    receiveCount: 1,
    attributes: { origin },
    signal: new AbortController().signal,
  });
  await handle(event(23), context("replay"));
  await handle(event(25), context("replay"));
  await handle(event(25), context("sweep"));
  expect(seen).toEqual([true, false, true]);
});
