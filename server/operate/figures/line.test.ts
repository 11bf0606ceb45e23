import { expect, test } from "vitest";
import { LOOKED_AT_WITHIN_MS } from "#server/core/declines.ts";
import { createMemoryDesk } from "#server/core/memory/memory-desk.ts";
import { firstForTheFree } from "./line.ts";

function aLine() {
  const desk = createMemoryDesk();
  const start = desk.clock.now().getTime();
  const at = (ms: number) => ({ dispatchAt: new Date(start + ms), createdAt: new Date(start + ms) });
  const first = desk.ticket({ ...at(0), category: "Billing" });
  const second = desk.ticket({ ...at(1), category: "Technical" });
  return { desk, first, second, found: () => firstForTheFree({ dispatch: desk.process().store }, desk.clock.now()) };
}

test("nobody free, nobody overlooked, however many wait", async () => {
  const { desk, found } = aLine();
  expect(await found()).toBeNull();
  desk.agent({ availability: "busy" });
  expect(await found()).toBeNull();
});

test("a free agent with skills could take the first of their kind, and one without limits the first of all", async () => {
  const { desk, first, second, found } = aLine();
  desk.agent({ skills: ["Account"] });
  expect(await found()).toBeNull();
  desk.agent({ skills: ["Account", "Technical"] });
  expect(await found()).toEqual(second.createdAt);
  desk.agent();
  expect(await found()).toEqual(first.createdAt);
});

test("what somebody free declines is nothing that they could take, until the line has been looked at after it", async () => {
  const { desk, second, found } = aLine();
  const agent = desk.agent({ skills: ["Technical"] });
  const document = desk.state.tickets.get(second.id);
  if (!document) throw new Error("it is there");
  const until = new Date(desk.clock.now().getTime() + 60_000);
  document.ticket = { ...document.ticket, declines: [{ agentId: agent.id, until, isOwn: true }] };
  expect(await found()).toBeNull();
  desk.elapse(60_000);
  expect(await found()).toBeNull();
  desk.elapse(LOOKED_AT_WITHIN_MS);
  expect(await found()).toEqual(second.createdAt);
});
