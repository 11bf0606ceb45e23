import { expect, test } from "vitest";
import { createVirtualTime } from "../testing/virtual-time.ts";
import { patiently } from "./patiently.ts";

const notYet = () => Object.assign(new Error("no such queue"), { name: "QueueDoesNotExist" });

test("asks again, with longer and longer pauses, until what was just made is there", async () => {
  const time = createVirtualTime();
  const askedAt: number[] = [];
  const asking = patiently({ timers: time.timers }, async () => {
    askedAt.push(time.clock.now().getTime());
    if (askedAt.length < 4) throw notYet();
    return "there";
  });
  await time.advance(60_000);
  expect(await asking).toBe("there");
  expect(askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0))).toEqual([500, 1_000, 2_000]);
});

test("outlasts the minute for which a deleted queue's name is taken, and then gives up with what was said", async () => {
  const time = createVirtualTime();
  const startedAt = time.clock.now().getTime();
  let askedAt = 0;
  const asking = patiently({ timers: time.timers }, () => {
    askedAt = time.clock.now().getTime();
    return Promise.reject(notYet());
  }).catch((error: unknown) => error);
  await time.advance(600_000);
  expect(await asking).toMatchObject({ name: "QueueDoesNotExist" });
  expect(askedAt - startedAt).toBeGreaterThan(60_000);
});

test("does not repeat what is wrong for another reason", async () => {
  const time = createVirtualTime();
  let asked = 0;
  const asking = patiently({ timers: time.timers }, () => {
    asked++;
    return Promise.reject(Object.assign(new Error("no"), { name: "AccessDenied" }));
  });
  await expect(asking).rejects.toThrow("no");
  expect(asked).toBe(1);
});
