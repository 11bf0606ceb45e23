import { expect, test } from "vitest";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import { setDuty } from "#server/core/changes/agent.ts";
import { beforeFirst } from "#server/core/memory/before-first.ts";
import { createMemoryDesk } from "#server/core/memory/memory-desk.ts";
import { ADMIN } from "#server/core/testing.ts";
import { pass } from "./pass.ts";

/** What a pass hands to the relay. */
function listening() {
  const offered: unknown[] = [];
  const offer: AssignmentPorts["offer"] = (_, { type }, isSettled, subject) =>
    void offered.push({ type, isSettled, subject });
  return { offered, offer };
}

test("what was given out to somebody who is there is offered as settled, with what its people are told of", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const ticket = desk.ticket();
  const { offered, offer } = listening();
  await pass({ ...desk.process(), offer }, []);
  const { complaintId, title, userId } = ticket;
  const subject = { complaintId, title, userId, agentName: agent.name, agentIsThere: true };
  expect(offered).toEqual([{ type: "ticket.assigned", isSettled: true, subject }]);
});

test("what somebody asked for help with is read anew by who tells of it, once the line gives it to somebody else", async () => {
  const desk = createMemoryDesk();
  desk.agent();
  const before = desk.agent({ onDuty: false, availability: "offline" });
  const asked = { at: desk.clock.now(), by: before.id, of: [], people: [ADMIN.id], holder: before.id };
  desk.ticket({ help: asked });
  const { offered, offer } = listening();
  await pass({ ...desk.process(), offer }, []);
  expect(offered).toEqual([{ type: "ticket.assigned", isSettled: true, subject: undefined }]);
});

test("what was given out to somebody who left meanwhile is left to the relay", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  desk.ticket();
  const before = beforeFirst("commitAll", () =>
    desk.commandAgent(agent, (current, stamp) => setDuty(current, false, agent.id, stamp)),
  );
  const { offered, offer } = listening();
  await pass({ ...desk.process({ before }), offer }, []);
  expect(offered).toEqual([{ type: "ticket.assigned", isSettled: false, subject: undefined }]);
});

test("of a long line a pass with one place to give reads the head alone, once", async () => {
  const desk = createMemoryDesk();
  desk.agent();
  for (let number = 0; number < 150; number++) desk.ticket();
  const process = desk.process();
  const limits: number[] = [];
  const listOpen: typeof process.store.listOpen = (query) => {
    limits.push(query.limit);
    return process.store.listOpen(query);
  };
  expect(await pass({ ...process, store: { ...process.store, listOpen } }, [])).toMatchObject({
    assigned: 1,
    rounds: 1,
  });
  expect(limits).toEqual([20]);
});

test("with many places to give it reads a whole page, and the next where that leaves a place", async () => {
  const desk = createMemoryDesk();
  for (let number = 0; number < 120; number++) desk.agent();
  for (let number = 0; number < 150; number++) desk.ticket();
  expect(await pass(desk.process(), [])).toMatchObject({ assigned: 120 });
});
