import { expect, test } from "vitest";
import { createMemoryDesk } from "#server/core/memory/memory-desk.ts";
import { createMemoryNoticeStore } from "#server/core/memory/memory-outbox-store.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import { pass } from "../dispatch/pass.ts";
import { createTeller } from "./teller.ts";

/** A complaint that was just given to an agent, and who is to tell of it. */
async function anAssignment() {
  const desk = createMemoryDesk();
  const process = desk.process();
  const agent = desk.agent();
  const ticket = desk.ticket();
  await pass(process, []);
  const entry = desk.state.tickets.get(ticket.id)?.outbox.at(-1);
  if (entry?.type !== "ticket.assigned") throw new Error("The claim left no event.");
  const shown: StoredNotice[] = [];
  const teller = createTeller({
    noticeStore: createMemoryNoticeStore(desk.state, async () => {}),
    findSubject: async () => ({ ...desk.now(ticket), agentName: agent.name, agentIsThere: true }),
    onNotices: (notices) => void shown.push(...notices),
  });
  return { process, agent, ticket, entry, shown, teller };
}

test("an assignment of which nobody was told is told now, and counted", async () => {
  const { process, agent, ticket, entry, shown, teller } = await anAssignment();
  expect(await teller.tellAgain(process, entry)).toBe(2);
  expect(shown.map(({ recipient }) => recipient)).toEqual([agent.id, ticket.userId]);
});

test("one of which everybody was told is told nobody again, and counts nothing", async () => {
  const { process, entry, shown, teller } = await anAssignment();
  await teller.tell(entry);
  expect(shown).toHaveLength(2);
  expect(await teller.tellAgain(process, entry)).toBe(0);
  expect(shown).toHaveLength(2);
});

test("what is missing is counted for each repair, not for all of them together", async () => {
  const one = await anAssignment();
  expect(await one.teller.tellAgain(one.process, one.entry)).toBe(2);
  expect(await one.teller.tellAgain(one.process, one.entry)).toBe(0);
});
