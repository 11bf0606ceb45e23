import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { agentIdOf, trialIdOf, userIdOf } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import { listAgents } from "#server/desk/agents/list-agents.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { listComplaints } from "#server/desk/complaints/list-complaints.ts";
import { ComplaintFilter, type ComplaintSearch } from "#server/desk/complaints/wire.ts";
import { getBoard } from "#server/desk/insights/get-board.ts";
import { getDesk } from "#server/desk/insights/get-desk.ts";
import { getExpectations } from "#server/desk/insights/get-expectations.ts";
import { listCustomers } from "#server/desk/people/list-customers.ts";
import { listPeople } from "#server/desk/people/list-people.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock, emailOf } from "#server/desk/testing.ts";

const clock = aTestClock("2026-03-02T09:00:00.000Z");
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
const trial = trialIdOf("a run");
const ofTrial = async (name: string, role: Role): Promise<Actor> => {
  const person = { id: userIdOf(desk.ids.documentId()), name, role, trial };
  const account = { ...person, email: emailOf(person), active: true, passwordHash: null, identity: null };
  await desk.accounts.insert({ ...account, createdAt: clock.now() });
  return person;
};
const experimenter = await ofTrial("Experiment", "user");
beforeEach(() => it.emptied());

async function anAgentOfIt(name: string) {
  const person = await ofTrial(name, "agent");
  const agent = { ...person, id: agentIdOf(person.id), trial };
  await ensureAgent(desk, agent, agent.id);
  await setAvailability(desk, agent, { agentId: agent.id, availability: "available" });
  return agent;
}

const assigneeOf = async (id: string) => (await getComplaint(desk, ines, id)).assignedTo?.name ?? null;
const list = async (filter: ComplaintSearch = {}) =>
  (await listComplaints(desk, ines, ComplaintFilter.parse(filter))).items.map(({ _id }) => _id);

test("a person's complaint never comes to an experiment's agent, nor the other way round", async () => {
  await anAgentOfIt("Ada");
  const first = await it.file(maya);
  await it.dispatch();
  expect(await assigneeOf(first._id)).toBeNull();
  const theirs = await it.file(experimenter);
  await it.dispatch();
  expect(await assigneeOf(theirs._id)).toBe("Ada");
  await it.addAgent("Asha");
  const more = await it.file(experimenter);
  await it.dispatch();
  expect(await assigneeOf(first._id)).toBe("Asha");
  expect(await assigneeOf(more._id)).toBeNull();
});

test("nor by hand, and each refusal says why", async () => {
  const [ada, asha] = [await anAgentOfIt("Ada"), await it.addAgent("Asha")];
  const [mine, theirs] = [await it.file(maya), await it.file(experimenter)];
  await expect(assignComplaint(desk, ines, { id: mine._id, agentId: ada.id })).rejects.toMatchObject({
    code: "agent.other-desk",
    message: expect.stringContaining("belongs to an experiment"),
  });
  for (const actor of [ines, asha])
    await expect(assignComplaint(desk, actor, { id: theirs._id, agentId: asha.id })).rejects.toMatchObject({
      code: "agent.other-desk",
    });
  expect((await getComplaint(desk, ines, theirs._id)).can).toMatchObject({ assign: false });
  expect((await getComplaint(desk, asha, theirs._id)).can).toMatchObject({ take: false });
});

test("what the desk says of itself is the same before, during and after one", async () => {
  const asha = await it.addAgent("Asha");
  const held = await it.file(maya);
  await it.dispatch();
  await changeStatus(desk, asha, { id: held._id, status: "Resolved" });
  await it.file(maya);
  await it.dispatch();
  const waiting = await it.file(maya);
  const said = async () => ({
    board: await getBoard(desk, ines),
    desk: await getDesk(desk, asha),
    expected: await getExpectations(desk, maya, { category: "Technical" }),
    tickets: await list(),
    mine: (await listComplaints(desk, maya, ComplaintFilter.parse({}))).items,
    place: (await getComplaint(desk, maya, waiting._id)).placeInLine,
    wait: (await getComplaint(desk, maya, waiting._id)).wait,
    agents: await listAgents(desk, ines),
    people: await listPeople(desk, ines, {}),
    customers: await listCustomers(desk, ines, { q: "Experiment" }),
  });
  const before = await said();
  const ada = await anAgentOfIt("Ada");
  const theirs = [];
  for (let n = 0; n < 5; n++) theirs.push(await it.file(experimenter, { priority: "High" }));
  await it.dispatch();
  expect(await said()).toEqual(before);
  const [first] = theirs;
  await changeStatus(desk, ada, { id: first?._id ?? "", status: "Resolved" });
  await it.dispatch();
  expect(await said()).toEqual(before);
  expect(await list({ experiments: "true" })).toHaveLength(before.tickets.length + 5);
  expect((await getComplaint(desk, experimenter, theirs[4]?._id ?? "")).placeInLine).toBe(3);
});
