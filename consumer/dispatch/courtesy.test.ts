import { expect, test } from "vitest";
import { createCourtesy } from "./courtesy.ts";

function aCourtesy() {
  const slept: number[] = [];
  const courtesy = createCourtesy({ sleep: async (ms) => void slept.push(ms) }, () => 0.5);
  return { slept, ...courtesy };
}
const NOTHING = { stale: 0, taken: 0 };

test("whoever loses nothing waits for nobody", async () => {
  const { wait, note, slept } = aCourtesy();
  await wait();
  note(NOTHING);
  await wait();
  expect(slept).toEqual([]);
});

test("whoever loses again and again waits longer each time, up to a limit, and soon no more once it loses nothing", async () => {
  const { wait, note, slept } = aCourtesy();
  for (let pass = 0; pass < 5; pass++) {
    note({ stale: 1, taken: 0 });
    await wait();
  }
  expect(slept).toEqual([4, 8, 16, 32, 32]);
  for (let pass = 0; pass < 7; pass++) note(NOTHING);
  await wait();
  expect(slept).toHaveLength(5);
});
