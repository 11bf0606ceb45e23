import { expect, test } from "vitest";
import { createOneAtATime } from "./one-at-a-time.ts";

test("work begins when what was asked for before it has ended, however that ended", async () => {
  const inLine = createOneAtATime();
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const failing = inLine(async () => {
    await first.promise;
    done.push("first");
    throw new Error("no");
  });
  const second = inLine(async () => void done.push("second"));
  expect(done).toEqual([]);
  first.resolve();
  await expect(failing).rejects.toThrow("no");
  await second;
  expect(done).toEqual(["first", "second"]);
});
