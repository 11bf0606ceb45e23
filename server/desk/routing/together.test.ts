import { afterAll, beforeEach, expect, test } from "vitest";
import { fileTicket } from "#server/core/changes/file.ts";
import { agentIdOf, eventIdOf, type TicketId, ticketIdOf } from "#server/core/ids.ts";
import { aFiling, anAgent, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
import { createAgentStore } from "#server/desk/agents/store.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { newDocumentId } from "#server/platform/db/ids.ts";
import { createDispatchStore } from "./dispatch-store.ts";

const { db: database, commands, stop } = await startTestDesk();
afterAll(stop);
const store = createDispatchStore(database);
const agents = Array.from({ length: 20 }, (_, index) =>
  anAgent({ id: agentIdOf(newDocumentId()), name: `Agent ${index}` }),
);
for (const agent of agents) await createAgentStore(database).insert(agent, NOW);

beforeEach(() => {
  commands.length = 0;
});

const readAgents = () => Promise.all(agents.map(({ id }) => store.findAgent(id)));
const revs = async () => (await readAgents()).map((agent) => agent?.hintRev);

test("what is asked about many agents at the same moment is one query, and each is answered about its own", async () => {
  const names = (await readAgents()).map((agent) => agent?.name);
  expect(names).toEqual(agents.map(({ name }) => name));
  expect(await Promise.all(agents.map(({ id }) => store.listHeld([id])))).toEqual(agents.map(() => []));
  expect(commands).toEqual(["find", "find"]);
});

test("an id that is none fails whoever asked about it, and nobody else who asked at that moment", async () => {
  const [good, bad] = await Promise.allSettled([
    store.findAgent(agents[0]?.id ?? agentIdOf("")),
    store.findAgent(agentIdOf("nonsense")),
  ]);
  expect(good).toMatchObject({ status: "fulfilled", value: { name: "Agent 0" } });
  expect(bad.status).toBe("rejected");
});

test("availabilities that are derived together are one write", async () => {
  const before = await revs();
  commands.length = 0;
  const written = await Promise.all(
    agents.map((agent, index) => store.writeHint({ ...agent, hintRev: before[index] ?? -1 }, "busy", NOW)),
  );
  expect(written).toEqual(agents.map(() => true));
  expect(commands).toEqual(["update"]);
  expect(await revs()).toEqual(before.map((rev) => (rev ?? Number.NaN) + 1));
});

test("of the availabilities written together exactly those win whose agent was still as it had been read", async () => {
  const read = await readAgents();
  const isStale = (index: number) => index % 3 === 0;
  const written = await Promise.all(
    read.map((agent, index) => {
      if (!agent) throw new Error("every agent was expected");
      const hintRev = isStale(index) ? agent.hintRev - 1 : agent.hintRev;
      return store.writeHint({ ...agent, hintRev }, "available", NOW);
    }),
  );
  expect(written).toEqual(read.map((_, index) => !isStale(index)));
  const shown = (await readAgents()).map((agent) => agent?.availability);
  expect(shown).toEqual(read.map((agent, index) => (isStale(index) ? agent?.availability : "available")));
});

test("of many that derived from the same reading one wins, in one process and across several", async () => {
  const [agent] = await readAgents();
  if (!agent) throw new Error("an agent was expected");
  const others = [createDispatchStore(database), createDispatchStore(database), createDispatchStore(database)];
  const races = [store, store, ...others, ...others].map((each) => each.writeHint(agent, "busy", NOW));
  expect((await Promise.all(races)).filter(Boolean)).toHaveLength(1);
  expect(await store.findAgent(agent.id)).toMatchObject({ hintRev: agent.hintRev + 1 });
});

test("people who are told at the same moment cost a fixed number of commands, and each is told once", async () => {
  const ids = agents.map(() => ticketIdOf(newDocumentId()));
  for (const id of ids) {
    const complaint = fileTicket(aFiling({ id, complaintId: `COMP-${id}` }), CUSTOMER, aStamp());
    await createComplaintStore(database).insert(complaint);
  }
  const { findSubject, exists } = createSubjectReader(database);
  const notices = createNoticeStore(database);
  commands.length = 0;
  expect(await Promise.all([...ids, ticketIdOf(newDocumentId())].map(exists))).toEqual([...ids.map(() => true), false]);
  expect(commands).toEqual(["find"]);
  commands.length = 0;
  const tell = async (id: TicketId) => {
    const subject = await findSubject(id);
    const notice = {
      key: `${id}:customer`,
      eventId: eventIdOf(id),
      recipient: CUSTOMER.id,
      type: "resolved",
      title: "T",
    } as const;
    return notices.insert([{ ...notice, message: `${subject?.complaintId}`, complaintId: id, at: NOW }]);
  };
  const stored = await Promise.all([...ids, ...ids].map(tell));
  expect(commands).toEqual(["find", "update"]);
  expect(stored.flat().map(({ message }) => message)).toEqual(ids.map((id) => `COMP-${id}`));
});
