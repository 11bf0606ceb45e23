import { expect, test } from "vitest";
import { createTurnAbout } from "./turn-about.ts";

function start(most: number) {
  const inTurn = createTurnAbout(most);
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const bring = (name: string) =>
    inTurn(name.slice(0, 1), () => {
      begun.push(name);
      const end = Promise.withResolvers<string>();
      ends.set(name, end);
      return end.promise;
    });
  return { bring, begun, ends };
}

test("of many pieces of one person's and one of another's, the other's is next", async () => {
  const { bring, begun, ends } = start(9);
  const all = ["a1", "a2", "a3", "b1", "c1", "b2"].map(async (name) => bring(name));
  for (let n = 0; n < all.length; n++) {
    await expect.poll(() => begun.length).toBe(n + 1);
    const name = begun[n] ?? "";
    ends.get(name)?.resolve(name);
  }
  expect(begun).toEqual(["a1", "b1", "c1", "a2", "b2", "a3"]);
  expect(await Promise.all(all)).toEqual(["a1", "a2", "a3", "b1", "c1", "b2"]);
});

test("work that fails, and work that comes when nothing waits, holds nobody up", async () => {
  const { bring, begun, ends } = start(9);
  const [failing, next] = [bring("a1"), bring("a2")];
  ends.get("a1")?.reject(new Error("no"));
  await expect(failing).rejects.toThrow("no");
  await expect.poll(() => begun).toEqual(["a1", "a2"]);
  ends.get("a2")?.resolve("a2");
  await next;
  void bring("b1");
  await expect.poll(() => begun).toEqual(["a1", "a2", "b1"]);
});

test("who has too much waiting is not taken, and others are", async () => {
  const { bring, begun, ends } = start(2);
  const [first] = [bring("a1"), bring("a2")];
  expect(bring("a3")).toBeNull();
  expect(bring("b1")).not.toBeNull();
  ends.get("a1")?.resolve("a1");
  await first;
  await expect.poll(() => begun).toEqual(["a1", "b1"]);
  expect(bring("a3")).not.toBeNull();
});
