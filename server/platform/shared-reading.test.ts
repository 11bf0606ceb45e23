import { expect, test, vi } from "vitest";
import { sharedReading } from "./shared-reading.ts";

function controlled() {
  const begun: PromiseWithResolvers<string>[] = [];
  const ask = sharedReading(() => {
    const reading = Promise.withResolvers<string>();
    begun.push(reading);
    return reading.promise;
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { ask, begun, turn };
}

test("who asks in one breath shares a reading, and who asks while it runs gets the next one", async () => {
  const { ask, begun, turn } = controlled();
  const first = [ask(), ask()];
  await turn();
  const later = [ask(), ask(), ask()];
  await turn();
  expect(begun).toHaveLength(1);
  begun[0]?.resolve("before");
  expect(await Promise.all(first)).toEqual(["before", "before"]);
  await vi.waitFor(() => expect(begun).toHaveLength(2));
  begun[1]?.resolve("after");
  expect(await Promise.all(later)).toEqual(["after", "after", "after"]);
});

test("a reading that fails is heard of by those who shared it, and the next begins anew", async () => {
  const { ask, begun, turn } = controlled();
  const refused = ask();
  await turn();
  begun[0]?.reject(new Error("away"));
  await expect(refused).rejects.toThrow("away");
  const again = ask();
  await turn();
  begun[1]?.resolve("there");
  expect(await again).toBe("there");
});
