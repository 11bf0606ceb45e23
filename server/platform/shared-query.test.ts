import { expect, test, vi } from "vitest";
import { sharedQuery } from "./shared-query.ts";
import { createVirtualTime } from "./testing/virtual-time.ts";

test("questions that come together are one query; later ones are asked anew", async () => {
  const queries: string[][] = [];
  const exists = sharedQuery(async (ids: readonly string[]) => {
    queries.push([...ids]);
    return ids.map((id) => id !== "c");
  });
  expect(await Promise.all(["a", "b", "c", "a"].map(exists))).toEqual([true, true, false, true]);
  expect(await exists("b")).toBe(true);
  expect(queries).toEqual([["a", "b", "c", "a"], ["b"]]);
});

test("everybody who asked hears of a failure, and the next question is asked again", async () => {
  let fails = true;
  const exists = sharedQuery(async (ids: readonly string[]) => {
    if (fails) throw new Error("no primary");
    return ids.map(() => true);
  });
  const failed = await Promise.allSettled(["a", "b"].map(exists));
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fails = false;
  expect(await exists("a")).toBe(true);
});

test("an error that is about one question is heard by whoever asked it, and by nobody else", async () => {
  const ask = sharedQuery(async (ids: readonly string[]) =>
    ids.map((id) => (id === "bad" ? new Error("no such thing") : id.toUpperCase())),
  );
  const [good, bad] = await Promise.allSettled([ask("good"), ask("bad")]);
  expect(good).toEqual({ status: "fulfilled", value: "GOOD" });
  expect(bad.status).toBe("rejected");
});

test("while one is under way, who asks shares the next, and whoever asks alone waits for nobody", async () => {
  const asked: number[][] = [];
  const gates: (() => void)[] = [];
  const ask = sharedQuery(async (questions: readonly number[]) => {
    asked.push([...questions]);
    await new Promise<void>((resolve) => gates.push(resolve));
    return questions.map((question) => question * 2);
  });
  const first = ask(1);
  await vi.waitFor(() => expect(asked).toEqual([[1]]));
  const later = [ask(2), ask(3)];
  await new Promise((resolve) => setImmediate(resolve));
  later.push(ask(4));
  expect(asked).toHaveLength(1);
  gates[0]?.();
  expect(await first).toBe(2);
  await vi.waitFor(() => expect(asked).toEqual([[1], [2, 3, 4]]));
  gates[1]?.();
  expect(await Promise.all(later)).toEqual([4, 6, 8]);
});

test("a turn that failed fails those who shared it, and not the next", async () => {
  let turns = 0;
  const ask = sharedQuery(async (questions: readonly number[]) => {
    if (turns++ === 0) throw new Error("no primary");
    return questions;
  });
  await expect(ask(1)).rejects.toThrow("no primary");
  expect(await ask(2)).toBe(2);
});

test("a turn that hangs does not hold up those who ask after it", async () => {
  const time = createVirtualTime();
  const asked: number[][] = [];
  const ask = sharedQuery(
    async (questions: readonly number[]) => {
      asked.push([...questions]);
      return asked.length === 1 ? new Promise<never>(() => {}) : questions;
    },
    { timers: time.timers },
  );
  void ask(1);
  await vi.waitFor(() => expect(asked).toEqual([[1]]));
  const later = [ask(2), ask(3)];
  await time.advance(499);
  expect(asked).toHaveLength(1);
  await time.advance(1);
  expect(await Promise.all(later)).toEqual([2, 3]);
});

test("where there is a pause, who asks within it shares the next query, and who asks after it waits for nobody", async () => {
  const time = createVirtualTime();
  const asked: number[][] = [];
  const ask = sharedQuery(
    async (questions: readonly number[]) => {
      asked.push([...questions]);
      return questions;
    },
    { timers: time.timers, pauseMs: 40 },
  );
  expect(await ask(1)).toBe(1);
  const later = [ask(2)];
  await time.advance(39);
  later.push(ask(3));
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual([[1]]);
  await time.advance(1);
  expect(await Promise.all(later)).toEqual([2, 3]);
  await time.advance(40);
  expect(await ask(4)).toBe(4);
  expect(asked).toEqual([[1], [2, 3], [4]]);
});
