import { expect, test, vi } from "vitest";
import { gather } from "./gather.ts";

test("a burst is handled once, and what comes during a turn waits for the next", async () => {
  const turns: number[][] = [];
  const gates: (() => void)[] = [];
  const { add } = gather<number>(1, (items) => {
    turns.push([...items]);
    return new Promise((resolve) => gates.push(resolve));
  });

  add(1);
  add(2);
  await vi.waitFor(() => expect(turns).toEqual([[1, 2]]));
  add(3);
  add(4);
  expect(turns).toHaveLength(1);
  gates[0]?.();
  await vi.waitFor(() =>
    expect(turns).toEqual([
      [1, 2],
      [3, 4],
    ]),
  );
});

test("what is urgent is handled beside a turn under way, together with all that waits", async () => {
  const turns: number[][] = [];
  const { add, now } = gather<number>(1, (items) => {
    turns.push([...items]);
    return new Promise(() => {});
  });

  add(1);
  await vi.waitFor(() => expect(turns).toEqual([[1]]));
  add(2);
  now(3);
  await vi.waitFor(() => expect(turns).toEqual([[1], [2, 3]]));
});
