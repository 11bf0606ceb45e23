import { beforeEach, expect, test } from "vitest";
import { handOver } from "#server/core/assignments/hand-over.ts";
import type { AgentActor } from "#server/core/testing.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changePriority } from "#server/desk/complaints/change-priority.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { listAgents } from "./list-agents.ts";
import { markAway, showSign } from "./presence.ts";
import { setAvailability } from "./set-availability.ts";

const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

const LIMITS = { pageMs: 60_000, programMs: 900_000 };
const judge = () => markAway(desk, LIMITS, clock.now());
const sign = (agent: AgentActor, kind: "page" | "program" = "page") => showSign(desk, agent.id, kind, clock.now());
const shown = async ({ id }: AgentActor) => (await listAgents(desk, ines)).find(({ _id }) => _id === id);
const ticket = (id: string) => getComplaint(desk, ines, id);

/** On duty by their own choice, with a page open. */
async function addHere(name: string): Promise<AgentActor> {
  const agent = await it.addAgent(name);
  await sign(agent);
  return agent;
}

test("without a sign of life for a minute somebody is away, keeps what they chose, and what was not begun goes back", async () => {
  const asha = await addHere("Asha");
  const { _id } = await it.file(maya);
  await it.dispatch();
  clock.advance(59_000);
  expect(await judge()).toEqual([]);
  clock.advance(2_000);
  expect(await judge()).toEqual([asha.id]);
  expect(await shown(asha)).toMatchObject({ availability: "offline", presence: "away", onDuty: true, load: 0 });
  const back = await ticket(_id);
  expect(back).toMatchObject({ status: "Open", assignedTo: null });
  expect(back.timeline?.at(-1)).toMatchObject({ kind: "requeued", reason: "agent-away" });
  await it.dispatch();
  expect(await ticket(_id)).toMatchObject({ status: "Open" });
});

test("the next sign of life restores what they had chosen, at once", async () => {
  const [asha, tomas] = [await addHere("Asha"), await addHere("Tomás")];
  await setAvailability(desk, tomas, { agentId: tomas.id, availability: "offline" });
  clock.advance(61_000);
  await judge();
  await sign(asha);
  await sign(tomas);
  expect(await shown(asha)).toMatchObject({ availability: "available", presence: "here" });
  expect(await shown(tomas)).toMatchObject({ availability: "offline", presence: "here", onDuty: false });
});

test("since when somebody is offline stays as it was while they come and go", async () => {
  const asha = await addHere("Asha");
  await setAvailability(desk, asha, { agentId: asha.id, availability: "offline" });
  const since = (await shown(asha))?.since;
  clock.advance(61_000);
  await judge();
  expect(await shown(asha)).toMatchObject({ presence: "away", since });
  await sign(asha);
  expect(await shown(asha)).toMatchObject({ presence: "here", since });
});

test("whoever works by programs alone is there for a quarter of an hour after their last change", async () => {
  const asha = await it.addAgent("Asha");
  await sign(asha, "program");
  clock.advance(890_000);
  expect(await judge()).toEqual([]);
  clock.advance(20_000);
  expect(await judge()).toEqual([asha.id]);
});

test("nobody is there who was never there, whoever puts them on duty; their own switch shows that they are", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  await setAvailability(desk, ines, { agentId: asha.id, availability: "available" });
  expect(await shown(asha)).toMatchObject({ availability: "offline", presence: "away", onDuty: true });
  await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  expect(await shown(asha)).toMatchObject({ availability: "available", presence: "here" });
});

test("a sign of life costs one write in twenty seconds, however many pages give it", async () => {
  const asha = await addHere("Asha");
  const kept = async () => (await desk.agents.sign(asha.id, "page", clock.now())) !== null;
  expect(await kept()).toBe(false);
  clock.advance(21_000);
  expect(await kept()).toBe(true);
  expect(await kept()).toBe(false);
});

test("a sign of life that comes while somebody is found silent wins", async () => {
  const asha = await addHere("Asha");
  clock.advance(61_000);
  const silent = await desk.agents.find(asha.id);
  if (!silent) throw new Error("Asha is there");
  await sign(asha);
  const agents = { ...desk.agents, silentSince: async () => [silent] };
  await markAway({ ...desk, agents }, LIMITS, clock.now());
  expect(await shown(asha)).toMatchObject({ presence: "here" });
});

test("what was begun stays with somebody who is away, and goes on with its history once the customer writes", async () => {
  const asha = await addHere("Asha");
  const { _id } = await it.file(maya);
  await it.dispatch();
  await addComment(desk, asha, { id: _id, message: "I look at it.", internal: false });
  clock.advance(61_000);
  await judge();
  expect(await ticket(_id)).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id } });
  await addComment(desk, maya, { id: _id, message: "It smokes now.", internal: false });
  const back = await ticket(_id);
  expect(back).toMatchObject({ status: "Open", assignedTo: null });
  expect(back.timeline?.slice(-2)).toMatchObject([
    { kind: "comment", message: "It smokes now." },
    { kind: "requeued", reason: "customer-wrote" },
  ]);
});

test("what was begun is handed over after half an hour, and not from somebody who is off duty", async () => {
  const [asha, tomas] = [await addHere("Asha"), await addHere("Tomás")];
  const begun = await Promise.all(
    [asha, tomas].map(async (agent) => {
      const { _id } = await it.file(maya);
      await assignComplaint(desk, ines, { id: _id, agentId: agent.id });
      return _id;
    }),
  );
  await setAvailability(desk, tomas, { agentId: tomas.id, availability: "offline" });
  clock.advance(61_000);
  await judge();
  const halfAnHourAgo = () => new Date(clock.now().getTime() - 1_800_000);
  expect(await desk.agents.awaySince(halfAnHourAgo())).toEqual([]);
  clock.advance(1_801_000);
  const gone = await desk.agents.awaySince(halfAnHourAgo());
  expect(gone.map(({ id }) => id)).toEqual([asha.id]);
  for (const { id } of [asha, tomas]) await handOver(desk, id, halfAnHourAgo());
  const [ofAsha, ofTomas] = await Promise.all(begun.map(ticket));
  expect(ofAsha).toMatchObject({ status: "Open", assignedTo: null });
  expect(ofTomas).toMatchObject({ status: "In Progress", assignedTo: { _id: tomas.id } });
});

test("nothing critical stays with somebody who is not there, whatever they had done for it, or is given to them", async () => {
  const asha = await addHere("Asha");
  const { _id } = await it.file(maya);
  await assignComplaint(desk, ines, { id: _id, agentId: asha.id });
  clock.advance(61_000);
  await judge();
  expect(await ticket(_id)).toMatchObject({ assignedTo: { _id: asha.id } });
  await changePriority(desk, ines, { id: _id, priority: "Critical" });
  expect(await ticket(_id)).toMatchObject({ status: "Open", assignedTo: null });
  await expect(assignComplaint(desk, ines, { id: _id, agentId: asha.id })).rejects.toMatchObject({
    code: "agent.not-there",
    message: "Asha is not there. Choose another agent: a critical complaint waits for nobody.",
  });
});

test("off duty with a reason and until when; it is gone with the next change, and switches nobody on", async () => {
  const asha = await addHere("Asha");
  const until = new Date(clock.now().getTime() + 600_000).toISOString();
  const off = { agentId: asha.id, availability: "offline", reason: "Lunch", until } as const;
  expect(await setAvailability(desk, asha, off)).toMatchObject({ availability: "offline", reason: "Lunch", until });
  clock.advance(700_000);
  await sign(asha);
  expect(await shown(asha)).toMatchObject({ availability: "offline", reason: "Lunch" });
  const back = await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  expect(back).toMatchObject({ availability: "available", reason: null, until: null });
});
