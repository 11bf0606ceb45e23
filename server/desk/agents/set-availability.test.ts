import { beforeEach, expect, test } from "vitest";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { retireAgent } from "./retire-agent.ts";
import { setAvailability } from "./set-availability.ts";

const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

test("an agent comes on duty, and the answer says so with the moment it began", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  clock.advance(1_000);
  const shown = await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  expect(shown).toEqual({
    _id: asha.id,
    name: "Asha",
    availability: "available",
    load: 0,
    capacity: 1,
    skills: [],
    since: clock.now().toISOString(),
    onDuty: true,
    presence: "here",
    reason: null,
    until: null,
  });
});

test("whoever comes on duty with every place taken is busy, not available", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  const { _id } = await it.file(maya);
  await assignComplaint(desk, ines, { id: _id, agentId: asha.id });
  const shown = await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  expect(shown).toMatchObject({ availability: "busy", load: 1 });
});

test("off duty, what came from the line goes back to it, and what was given by hand stays", async () => {
  const asha = await it.addAgent("Asha");
  const fromLine = await it.file(maya);
  await it.dispatch();
  const byHand = await it.file(maya);
  await assignComplaint(desk, ines, { id: byHand._id, agentId: asha.id });
  const shown = await setAvailability(desk, asha, { agentId: asha.id, availability: "offline" });
  expect(shown).toMatchObject({ availability: "offline", load: 1 });
  expect(await getComplaint(desk, ines, fromLine._id)).toMatchObject({ status: "Open", assignedTo: null });
  expect(await getComplaint(desk, ines, byHand._id)).toMatchObject({ assignedTo: { _id: asha.id } });
});

test("an admin decides it for anybody, and the event says who it was", async () => {
  const asha = await it.addAgent("Asha");
  await setAvailability(desk, ines, { agentId: asha.id, availability: "offline" });
  const last = (await it.eventsOf(asha.id)).at(-1);
  expect(last).toMatchObject({
    type: "agent.availability",
    agents: [asha.id],
    audience: ["staff", `agent:${asha.id}`],
    body: { data: { agentId: asha.id, onDuty: false, changedBy: ines.id } },
  });
  expect(it.published.some(({ id }) => id === last?._id)).toBe(true);
});

test("asking for what is already so changes nothing and tells nobody", async () => {
  const asha = await it.addAgent("Asha");
  const before = await it.eventsOf(asha.id);
  await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  expect(await it.eventsOf(asha.id)).toEqual(before);
});

test("nobody decides it for a colleague, and a customer has no duty", async () => {
  const [asha, tomas] = [await it.addAgent("Asha"), await it.addAgent("Tomás")];
  const onto = (agentId: string) => ({ agentId, availability: "offline" as const });
  await expect(setAvailability(desk, tomas, onto(asha.id))).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(setAvailability(desk, maya, onto(maya.id))).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("whoever has left cannot come on duty, and an id that is nobody's is refused with what to do", async () => {
  const asha = await it.addAgent("Asha");
  await retireAgent(desk, asha.id, ines.id);
  const on = (agentId: string) => setAvailability(desk, ines, { agentId, availability: "available" });
  await expect(on(asha.id)).rejects.toMatchObject({ code: "agent.gone", message: /^Asha has left/ });
  for (const agentId of ["nobody", "f".repeat(24)]) {
    await expect(on(agentId)).rejects.toMatchObject({
      code: "agent.not-found",
      message: "There is no such agent. Choose one from the list of agents.",
    });
  }
});

test("whoever goes off duty may hand over what they had begun, and so may a lead for them; otherwise they keep it", async () => {
  const asha = await it.addAgent("Asha");
  const { _id } = await it.file(maya);
  await assignComplaint(desk, ines, { id: _id, agentId: asha.id });
  const off = { agentId: asha.id, availability: "offline" } as const;
  expect(await setAvailability(desk, asha, off)).toMatchObject({ load: 1 });
  expect(await setAvailability(desk, ines, { ...off, handOver: true })).toMatchObject({ load: 0 });
  const back = await getComplaint(desk, ines, _id);
  expect(back).toMatchObject({ status: "Open", assignedTo: null });
  expect(back.timeline.at(-1)).toMatchObject({ kind: "requeued", reason: "agent-off-duty" });
});

test("nobody says to be back at a time that has passed, or in more than a month; what was said before may pass", async () => {
  const asha = await it.addAgent("Asha");
  const off = (inMs: number, reason = "Lunch") => {
    const until = new Date(clock.now().getTime() + inMs).toISOString();
    return setAvailability(desk, asha, { agentId: asha.id, availability: "offline", reason, until });
  };
  const day = 86_400_000;
  for (const inMs of [-30 * 365 * day, 0, 31 * day + 1, 300 * 365 * day])
    await expect(off(inMs)).rejects.toMatchObject({
      code: "input.invalid",
      message: expect.stringContaining("within the next 31 days"),
      detail: { fields: { until: expect.any(String) } },
    });
  expect(await desk.agents.find(asha.id)).toMatchObject({ onDuty: true, reason: null });
  expect(await off(31 * day)).toMatchObject({ reason: "Lunch" });
  expect(await off(1_000)).toMatchObject({ reason: "Lunch" });
  clock.advance(2_000);
  expect(await off(-1_000, "Training")).toMatchObject({ reason: "Training" });
});
