import { expect, test } from "vitest";
import { createMemoryDesk } from "#server/core/memory/memory-desk.ts";
import { firstForTheFree } from "./line.ts";

function aLine() {
  const desk = createMemoryDesk();
  const start = desk.clock.now().getTime();
  const at = (ms: number) => ({ dispatchAt: new Date(start + ms), createdAt: new Date(start + ms) });
  const first = desk.ticket({ ...at(0), category: "Billing" });
  const second = desk.ticket({ ...at(1), category: "Technical" });
  return { desk, first, second, found: () => firstForTheFree({ dispatch: desk.process().store }) };
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
