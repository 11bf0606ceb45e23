import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

function startTurns(limits: { most: number; mostWaiting: number }) {
  const turns = createTurns({ ...limits, mostOf: () => limits.most });
  const served: string[] = [];
  const done = new Map<string, () => void>();
  const take = (whom: string, name: string) =>
    turns.take(whom, (end) => {
      served.push(name);
      done.set(name, end);
    });
  return { take, served, end: (name: string) => done.get(name)?.() };
}

test("so many are served at a time, the others in the order in which they came", () => {
  const { take, served, end } = startTurns({ most: 2, mostWaiting: 9 });
  for (const name of ["a", "b", "c", "d"]) expect(take("one", name)).toBe(true);
  expect(served).toEqual(["a", "b"]);
  end("b");
  expect(served).toEqual(["a", "b", "c"]);
  // Whatever ends twice makes room once.
  end("b");
  expect(served).toEqual(["a", "b", "c"]);
  end("a");
  expect(served).toEqual(["a", "b", "c", "d"]);
});

test("nobody waits for somebody else", () => {
  const { take, served } = startTurns({ most: 1, mostWaiting: 9 });
  for (const name of ["a", "b", "c"]) take("loud", name);
  take("calm", "d");
  expect(served).toEqual(["a", "d"]);
});

test("where too many wait the next is not taken", () => {
  const { take, end } = startTurns({ most: 1, mostWaiting: 1 });
  expect(["a", "b", "c"].map((name) => take("one", name))).toEqual([true, true, false]);
  end("a");
  expect(take("one", "d")).toBe(true);
});

test("ten thousand that end at once are no deep stack", () => {
  const turns = createTurns({ mostOf: () => 1, mostWaiting: 10_000 });
  let served = 0;
  let release = () => {};
  turns.take("one", (done) => (release = done));
  for (let n = 0; n < 10_000; n++) {
    turns.take("one", (done) => {
      served += 1;
      done();
    });
  }
  release();
  expect(served).toBe(10_000);
});
