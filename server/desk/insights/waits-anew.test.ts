import { beforeEach, expect, test } from "vitest";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { getBoard } from "./get-board.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const clock = aTestClock("2026-03-02T09:00:00.000Z");
const it = await openDesk({ clock });
const { desk, maya, ines, db } = it;
beforeEach(() => it.emptied());

/** Solved an hour after its filing, opened again five hours later. */
async function reopened() {
  const asha = await it.addAgent("Asha");
  const { _id } = await it.file(maya, { priority: "Low" });
  await it.dispatch();
  clock.advance(HOUR_MS);
  await changeStatus(desk, asha, { id: _id, status: "Resolved" });
  clock.advance(5 * HOUR_MS);
  await changeStatus(desk, maya, { id: _id, status: "Open", message: "It hums again." });
  return { asha, id: _id };
}

test("what is opened again stands where it stood and waits from now on", async () => {
  const { id } = await reopened();
  const later = await it.file(maya, { priority: "Low" });
  clock.advance(3 * MINUTE_MS);
  const board = await getBoard(desk, ines);
  expect(board.line.map(({ _id }) => _id)).toEqual([id, later._id]);
  expect(board.line[0]).toMatchObject({
    position: 1,
    waitingSince: new Date(clock.now().getTime() - 3 * MINUTE_MS).toISOString(),
  });
  expect(board.longestWaitMs.value).toBe(3 * MINUTE_MS);
  expect(await getComplaint(desk, maya, id)).toMatchObject({
    placeInLine: 1,
    waitingSince: board.line[0]?.waitingSince,
  });
});

test("the median counts its wait from the reopening, and why somebody got it says so, too", async () => {
  const { asha, id } = await reopened();
  clock.advance(4 * MINUTE_MS);
  await it.dispatch();
  expect((await getBoard(desk, ines)).medianTimeToAgentMs.value).toBe(4 * MINUTE_MS);
  expect(await getComplaint(desk, asha, id)).toMatchObject({ waitingSince: null, why: { waitedMs: 4 * MINUTE_MS } });
});

test("a wait ends once, when somebody first has it: what is put back is not counted again", async () => {
  const asha = await it.addAgent("Asha");
  const { _id } = await it.file(maya);
  clock.advance(MINUTE_MS);
  await it.dispatch();
  clock.advance(HOUR_MS);
  await assignComplaint(desk, ines, { id: _id, agentId: null });
  await it.dispatch();
  expect((await desk.insights.waitsSince(new Date(1), 9)).map(({ waitedMs }) => waitedMs)).toEqual([MINUTE_MS]);
  expect(asha.name).toBe("Asha");
});

test("a person's hand ends a wait as the line does, whatever was changed meanwhile", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  const { _id } = await it.file(maya);
  await changeStatus(desk, maya, { id: _id, status: "Closed" });
  await changeStatus(desk, maya, { id: _id, status: "Open" });
  clock.advance(2 * MINUTE_MS);
  await assignComplaint(desk, ines, { id: _id, agentId: asha.id });
  expect((await desk.insights.waitsSince(new Date(1), 9)).map(({ waitedMs }) => waitedMs)).toEqual([2 * MINUTE_MS]);
});

test("an answer that finds its agent gone waits from the answer", async () => {
  const asha = await it.addAgent("Asha");
  const { _id } = await it.file(maya);
  await it.dispatch();
  await changeStatus(desk, asha, { id: _id, status: "Waiting on Customer" });
  await setAvailability(desk, asha, { agentId: asha.id, availability: "offline" });
  clock.advance(24 * HOUR_MS);
  await addComment(desk, maya, { id: _id, message: "Here it is.", internal: false });
  clock.advance(MINUTE_MS);
  expect((await getBoard(desk, ines)).longestWaitMs.value).toBe(MINUTE_MS);
});

test("a complaint of the version before has waited since it was filed, and longer than all others", async () => {
  const { _id } = await it.file(maya);
  await db.collection(complaintRows).updateOne({}, { $unset: { waitingSince: "" } });
  clock.advance(HOUR_MS);
  await it.file(maya);
  const board = await getBoard(desk, ines);
  expect(board.longestWaitMs.value).toBe(HOUR_MS);
  expect(board.line.find((ticket) => ticket._id === _id)?.waitingSince).toBe(board.line[0]?.createdAt);
});
