import { expect, test } from "vitest";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createTicketLookup } from "./ticket-lookup.ts";

test("questions that come together are one query; later ones are asked anew", async () => {
  const { timers, advance } = createVirtualTime();
  const queries: string[][] = [];
  const exists = createTicketLookup(async (ids) => {
    queries.push([...ids]);
    return new Set(["a", "b"]);
  }, timers);
  const answers = Promise.all([exists("a"), exists("b"), exists("c"), exists("a")]);
  await advance(5);
  expect(await answers).toEqual([true, true, false, true]);
  const later = exists("b");
  await advance(5);
  expect(await later).toBe(true);
  expect(queries).toEqual([["a", "b", "c"], ["b"]]);
});

test("everybody who asked hears of a failure, and the next question is asked again", async () => {
  const { timers, advance } = createVirtualTime();
  let fails = true;
  const exists = createTicketLookup(async () => {
    if (fails) throw new Error("no primary");
    return new Set(["a"]);
  }, timers);
  const failed = Promise.allSettled([exists("a"), exists("b")]);
  await advance(5);
  expect((await failed).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fails = false;
  const answer = exists("a");
  await advance(5);
  expect(await answer).toBe(true);
});
