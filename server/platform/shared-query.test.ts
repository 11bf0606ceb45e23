import { expect, test } from "vitest";
import { sharedQuery } from "./shared-query.ts";

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
