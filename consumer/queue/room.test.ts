import { expect, test } from "vitest";
import { createRoom } from "./room.ts";

const never = new AbortController().signal;

test("whoever asks for places gets them in the order of asking, also when a smaller wish would fit earlier", async () => {
  const room = createRoom(10);
  expect(await room.take(10, never)).toBe(true);
  const got: string[] = [];
  const large = room.take(8, never).then(() => got.push("large"));
  const small = room.take(2, never).then(() => got.push("small"));
  room.giveBack(2);
  await Promise.resolve();
  expect(got).toEqual([]);
  room.giveBack(8);
  await Promise.all([large, small]);
  expect(got).toEqual(["large", "small"]);
});

test("whoever gives up asking takes nothing and holds nobody back", async () => {
  const room = createRoom(10);
  await room.take(9, never);
  const givingUp = new AbortController();
  const large = room.take(5, givingUp.signal);
  const small = room.take(1, never);
  givingUp.abort();
  expect(await large).toBe(false);
  expect(await small).toBe(true);
});

test("a signal that is aborted already gets nothing, however much room there is", async () => {
  expect(await createRoom(10).take(1, AbortSignal.abort())).toBe(false);
});
