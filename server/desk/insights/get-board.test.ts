import { beforeEach, expect, test } from "vitest";
import { isolated } from "#server/core/characters.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { ownTimeZone } from "#server/desk/hours/time-zone.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { WAIT_TARGETS_MS } from "./figures.ts";
import { getBoard } from "./get-board.ts";
import { recordMinute } from "./record-minute.ts";

const MINUTE_MS = 60_000;
const UNKNOWN = Array.from({ length: 60 }, () => null);
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
    timeZone: ownTimeZone(),
    waiting: { value: 0, series: UNKNOWN },
    longestWaitMs: { value: 0, series: UNKNOWN },
    freeAgents: { value: 0, series: UNKNOWN },
    medianTimeToAgentMs: { value: null, series: UNKNOWN },
    statedWaits: { ended: 0, stated: 0, held: 0 },
    targetsMs: WAIT_TARGETS_MS,
    line: [],
    lineTotal: 0,
    onCustomer: [],
    onCustomerTotal: 0,
    agents: [],
  });
});

test("what people were told of their waits is compared with what they were", async () => {
  await it.addAgent("Asha");
  // Told within a minute: at once, and late. Told nothing: nobody is free, and nobody knows for how long.
  await it.file(maya);
  await it.dispatch();
  await it.file(maya);
  expect((await getBoard(desk, ines)).statedWaits).toEqual({ ended: 1, stated: 1, held: 1 });
  await it.addAgent("Tomás");
  await it.dispatch();
  expect((await getBoard(desk, ines)).statedWaits).toEqual({ ended: 2, stated: 1, held: 1 });
  await it.addAgent("Lena");
  await it.file(maya);
  clock.advance(2 * MINUTE_MS);
  await it.dispatch();
  expect((await getBoard(desk, ines)).statedWaits).toEqual({ ended: 3, stated: 2, held: 1 });
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

test("what waits for its customer is shown apart, longest without a word first, with whose it is", async () => {
  const asha = await it.addAgent("Asha");
  const [first, second] = [await it.file(maya), await it.file(maya)];
  for (const { _id } of [first, second]) {
    await it.dispatch();
    await changeStatus(desk, asha, { id: _id, status: "Waiting on Customer", message: "Which model is it?" });
    clock.advance(MINUTE_MS);
  }
  await addComment(desk, asha, { id: first._id, message: "Rang them, nobody there.", internal: true });
  // A note for staff is no word to the customer: their silence goes on.
  const { onCustomer, onCustomerTotal } = await getBoard(desk, ines);
  expect(onCustomer.map(({ complaintId, agent }) => [complaintId, agent])).toEqual([
    [first.complaintId, "Asha"],
    [second.complaintId, "Asha"],
  ]);
  expect(onCustomerTotal).toBe(2);
});

test("the charts show the minutes of the last hour, oldest first, and gaps where nobody looked", async () => {
  await it.addAgent("Asha");
  await recordMinute(desk);
  clock.advance(MINUTE_MS);
  await it.file(maya);
  clock.advance(MINUTE_MS);
  await recordMinute(desk);
  const { waiting, longestWaitMs, freeAgents, medianTimeToAgentMs } = await getBoard(desk, ines);
  expect(waiting.series.slice(-4)).toEqual([null, 0, null, 1]);
  expect(longestWaitMs.series.slice(-3)).toEqual([0, null, MINUTE_MS]);
  expect(freeAgents.series.slice(-3)).toEqual([1, null, 1]);
  expect(medianTimeToAgentMs.series).toEqual(UNKNOWN);
});

test("a minute that is written down twice is one minute", async () => {
  await recordMinute(desk);
  await it.file(maya);
  const figures = await recordMinute(desk);
  expect(figures).toMatchObject({ at: clock.now(), waiting: 1 });
  expect((await getBoard(desk, ines)).waiting.series.slice(-2)).toEqual([null, 1]);
});

test("whoever stands in line is told why, in words", async () => {
  const reason = async () => (await getBoard(desk, ines)).line.at(0)?.reason;
  await it.file(maya, { category: "Technical" });
  const asha = await it.addAgent("Asha", { onDuty: false });
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing"] });
  expect(await reason()).toBe("Nobody takes Technical");
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Technical"] });
  expect(await reason()).toBe("Nobody who can take it is on duty");
  await setAvailability(desk, ines, { agentId: asha.id, availability: "available" });
  expect(await reason()).toBe(`${isolated("Asha")} could take it and is not there`);
  await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  expect(await reason()).toBe("Being assigned");
  const byHand = await it.file(maya, { priority: "Low" });
  await assignComplaint(desk, ines, { id: byHand._id, agentId: asha.id });
  expect(await reason()).toBe(`${isolated("Asha")} could take it and is busy`);
  for (const [name, words] of [
    ["Tomás", `${isolated("Asha")} and ${isolated("Tomás")} could take it, both busy`],
    ["Kofi", `${isolated("Asha")}, ${isolated("Kofi")} and ${isolated("Tomás")} could take it, all busy`],
  ] as const) {
    const other = await it.addAgent(name);
    const theirs = await it.file(maya, { priority: "Low" });
    await assignComplaint(desk, ines, { id: theirs._id, agentId: other.id });
    expect(await reason()).toBe(words);
  }
});

test("a ticket of another priority says by how much it stands before or behind its filing", async () => {
  for (const priority of ["Critical", "High", "Low"] as const) await it.file(maya, { priority });
  expect((await getBoard(desk, ines)).line.map(({ reason }) => reason)).toEqual([
    "4 h head start. Nobody takes Technical",
    "1 h head start. Nobody takes Technical",
    "1 h behind. Nobody takes Technical",
  ]);
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

test("what waits because of who filed it says so", async () => {
  const reason = async () => (await getBoard(desk, ines)).line.at(0)?.reason;
  const asha = await it.addAgent("Asha");
  await it.file(asha);
  expect(await reason()).toBe("The only agent who could take it filed it");
  const tomas = await it.addAgent("Tomás");
  const byHand = await it.file(maya, { priority: "Low" });
  await assignComplaint(desk, ines, { id: byHand._id, agentId: tomas.id });
  expect(await reason()).toBe("The only free agent filed it");
});
