import { expect, test } from "vitest";
import { keptReading } from "./kept-reading.ts";

function counted() {
  let now = 0;
  const asked: PromiseWithResolvers<string>[] = [];
  const kept = keptReading(
    () => {
      const reading = Promise.withResolvers<string>();
      asked.push(reading);
      return reading.promise;
    },
    10,
    () => now,
  );
  return { ...kept, asked, pass: (ms: number) => void (now += ms) };
}

test("what was read serves whoever asks until its time is over", async () => {
  const { read, asked, pass } = counted();
  const both = [read(), read()];
  asked[0]?.resolve("then");
  expect(await Promise.all(both)).toEqual(["then", "then"]);
  pass(10);
  void read();
  expect(asked).toHaveLength(2);
});

test("what is forgotten while it is on its way is asked for anew, and stays forgotten when it comes", async () => {
  const { read, forget, asked } = counted();
  const old = read();
  forget();
  const fresh = read();
  asked[0]?.resolve("old");
  asked[1]?.resolve("new");
  expect([await old, await fresh, await read()]).toEqual(["old", "new", "new"]);
});

test("what failed is asked again by the next", async () => {
  const { read, asked } = counted();
  const failed = read();
  asked[0]?.reject(new Error("away"));
  await expect(failed).rejects.toThrow("away");
  const again = read();
  asked[1]?.resolve("back");
  expect(await again).toBe("back");
});
