import { beforeEach, expect, test } from "vitest";
import { agentRows } from "#server/desk/agents/rows.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { createStateFiguresReader } from "./state-figures.ts";

const clock = aTestClock();
const it = await openDesk({ clock });
const { maya, ines } = it;
const { read } = createStateFiguresReader(it.db);
beforeEach(() => it.emptied());

const documents = (name: "complaints" | "agents") => anyRows(it.db, name);
const minutesAgo = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000);

test("an empty desk has nothing of anything", async () => {
  expect(await read()).toEqual({
    tickets: [],
    agents: [],
    longestWaitSince: null,
    outboxPending: 0,
    outboxOldestAt: null,
    parked: 0,
  });
});

test("complaints that are not over are counted by status and priority", async () => {
  await it.addAgent("Asha");
  await it.file(maya, { priority: "Critical" });
  await it.dispatch();
  const over = await it.file(maya, { priority: "Low" });
  await changeStatus(it.desk, ines, { id: over._id, status: "Closed" });
  for (let n = 0; n < 2; n++) await it.file(maya, { priority: "Low" });
  await it.relayed();
  const { tickets } = await read();
  expect(tickets).toHaveLength(2);
  expect(tickets).toEqual(
    expect.arrayContaining([
      { status: "In Progress", priority: "Critical", count: 1 },
      { status: "Open", priority: "Low", count: 2 },
    ]),
  );
});

test("agents are counted by what everybody sees of them, without those who left", async () => {
  const [, away, gone] = [await it.addAgent("Asha"), await it.addAgent("Tomás"), await it.addAgent("Noor")];
  await setAvailability(it.desk, away, { agentId: away.id, availability: "offline" });
  await it.db.collection(agentRows).updateOne({ _id: toObjectId(gone.id) }, { $set: { deletedAt: clock.now() } });
  const { agents } = await read();
  expect(agents.toSorted((a, b) => a.availability.localeCompare(b.availability))).toEqual([
    { availability: "available", count: 1 },
    { availability: "offline", count: 1 },
  ]);
});

test("who has waited the longest tells how long the line has been, whoever was let in before them, and then the next", async () => {
  const first = await it.file(maya, { priority: "Low" });
  clock.advance(60_000);
  const second = await it.file(maya, { priority: "Critical" });
  expect((await read()).longestWaitSince?.toISOString()).toBe(first.createdAt);
  await changeStatus(it.desk, ines, { id: first._id, status: "Closed" });
  expect((await read()).longestWaitSince?.toISOString()).toBe(second.createdAt);
});

test("outboxes of complaints and agents are counted together, with the oldest entry of both", async () => {
  const asha = await it.addAgent("Asha");
  const complaint = await it.file(maya);
  await it.relayed();
  const waits = (minutes: number) => ({
    $set: {
      outbox: [{ _id: `waits-${minutes}`, at: minutesAgo(minutes) }],
      outboxAt: minutesAgo(minutes),
    },
  });
  await documents("complaints").updateOne({ _id: toObjectId(complaint._id) }, waits(2));
  expect(await read()).toMatchObject({ outboxPending: 1, outboxOldestAt: minutesAgo(2) });
  await documents("agents").updateOne({ _id: toObjectId(asha.id) }, waits(5));
  expect(await read()).toMatchObject({ outboxPending: 2, outboxOldestAt: minutesAgo(5) });
});

test("events that were set aside are counted", async () => {
  const { _id } = await it.file(maya);
  await it.relayed();
  const { modifiedCount } = await anyRows(it.db, "events").updateMany({ aggId: _id }, { $set: { parked: "Oversize" } });
  expect((await read()).parked).toBe(modifiedCount);
});
