import { beforeEach, expect, test } from "vitest";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { WAIT_TARGETS_MS } from "./figures.ts";
import { getBoard } from "./get-board.ts";
import { recordMinute } from "./record-minute.ts";

const MINUTE_MS = 60_000;
const clock = aTestClock(new Date(2026, 2, 2, 12).toISOString());
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
beforeEach(async () => {
  await it.emptied();
  // Each test has an hour of its own, so that none sees the minutes of another.
  clock.advance(2 * 60 * MINUTE_MS);
});

test("an empty desk has nothing to show, and says so in numbers", async () => {
  expect(await getBoard(desk, ines)).toEqual({
    at: clock.now().toISOString(),
    waiting: { value: 0, series: [] },
    longestWaitMs: { value: 0, series: [] },
    freeAgents: { value: 0, series: [] },
    medianTimeToAgentMs: { value: null, series: [] },
    targetsMs: WAIT_TARGETS_MS,
    line: [],
    lineTotal: 0,
    agents: [],
  });
});

test("the longest wait is that of whoever filed first, wherever they stand in line", async () => {
  const low = await it.file(maya, { priority: "Low" });
  clock.advance(10 * MINUTE_MS);
  const critical = await it.file(maya, { priority: "Critical" });
  clock.advance(5 * MINUTE_MS);
  const { waiting, longestWaitMs, line, lineTotal } = await getBoard(desk, ines);
  expect({ waiting: waiting.value, lineTotal }).toEqual({ waiting: 2, lineTotal: 2 });
  expect(longestWaitMs.value).toBe(15 * MINUTE_MS);
  expect(line.map(({ _id, position }) => ({ _id, position }))).toEqual([
    { _id: critical._id, position: 1 },
    { _id: low._id, position: 2 },
  ]);
});

test("agents are shown with what they work on, since when, and what they solved today", async () => {
  const asha = await it.addAgent("Asha");
  const [solved, current] = [await it.file(maya), await it.file(maya)];
  await it.dispatch();
  clock.advance(3 * MINUTE_MS);
  await changeStatus(desk, asha, { id: solved._id, status: "Resolved" });
  await it.dispatch();
  const board = await getBoard(desk, ines);
  expect(board.agents).toMatchObject([
    {
      _id: asha.id,
      name: "Asha",
      availability: "busy",
      load: 1,
      resolvedToday: 1,
      current: [
        {
          _id: current._id,
          complaintId: current.complaintId,
          title: current.title,
          since: clock.now().toISOString(),
        },
      ],
    },
  ]);
  expect(board.freeAgents.value).toBe(0);
  // One came to her at once, the other after three minutes.
  expect(board.medianTimeToAgentMs.value).toBe(1.5 * MINUTE_MS);
});

test("the charts show the minutes of the last hour, oldest first", async () => {
  await it.addAgent("Asha");
  await recordMinute(desk);
  clock.advance(MINUTE_MS);
  await it.file(maya);
  clock.advance(MINUTE_MS);
  await recordMinute(desk);
  const { waiting, longestWaitMs, freeAgents, medianTimeToAgentMs } = await getBoard(desk, ines);
  expect(waiting.series).toEqual([0, 1]);
  expect(longestWaitMs.series).toEqual([0, MINUTE_MS]);
  expect(freeAgents.series).toEqual([1, 1]);
  expect(medianTimeToAgentMs.series).toEqual([0, 0]);
});

test("a minute that is written down twice is one minute", async () => {
  await recordMinute(desk);
  await it.file(maya);
  const figures = await recordMinute(desk);
  expect(figures).toMatchObject({ at: clock.now(), waiting: 1 });
  expect((await getBoard(desk, ines)).waiting.series).toEqual([1]);
});

test("whoever stands in line is told why, in words", async () => {
  const reason = async () => (await getBoard(desk, ines)).line.at(0)?.reason;
  await it.file(maya, { category: "Technical" });
  const asha = await it.addAgent("Asha", { onDuty: false });
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing"] });
  expect(await reason()).toBe("Nobody takes Technical");
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Technical"] });
  expect(await reason()).toBe("Nobody who can take it is on duty");
  await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  expect(await reason()).toBe("Being assigned");
  const byHand = await it.file(maya, { priority: "Low" });
  await assignComplaint(desk, ines, { id: byHand._id, agentId: asha.id });
  expect(await reason()).toBe("Asha is busy");
  for (const [name, words] of [
    ["Tomás", "Both agents are busy"],
    ["Kofi", "All 3 agents are busy"],
  ] as const) {
    const other = await it.addAgent(name);
    const theirs = await it.file(maya, { priority: "Low" });
    await assignComplaint(desk, ines, { id: theirs._id, agentId: other.id });
    expect(await reason()).toBe(words);
  }
});

test("a place that is free beside a busy one counts as a free agent", async () => {
  const asha = await it.addAgent("Asha");
  await changeCapacity(desk, ines, { agentId: asha.id, capacity: 2 });
  await it.file(maya);
  await it.dispatch();
  expect((await getBoard(desk, ines)).freeAgents.value).toBe(1);
});

test("the board is for supervisors", async () => {
  const asha = await it.addAgent("Asha");
  for (const actor of [maya, asha]) {
    await expect(getBoard(desk, actor)).rejects.toMatchObject({ code: "auth.forbidden" });
  }
});
