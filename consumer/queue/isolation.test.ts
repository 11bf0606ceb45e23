import { expect, test } from "vitest";
import { createIsolation } from "./isolation.ts";

function aRun(log: string[], name: string) {
  let finish = () => {};
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const run = async () => {
    log.push(`${name} begins`);
    await gate;
    log.push(`${name} ends`);
  };
  return { run, finish: () => finish() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("what is alone waits for the others, and the others wait for it", async () => {
  const isolation = createIsolation();
  const log: string[] = [];
  const [a, b, suspect, c] = ["a", "b", "suspect", "c"].map((name) => aRun(log, name));
  if (!a || !b || !suspect || !c) throw new Error("four runs");
  const all = [
    isolation.together(a.run),
    isolation.together(b.run),
    isolation.alone(suspect.run),
    isolation.together(c.run),
  ];
  await turn();
  expect(log).toEqual(["a begins", "b begins"]);
  a.finish();
  b.finish();
  await turn();
  expect(log.slice(2)).toEqual(["a ends", "b ends", "suspect begins"]);
  suspect.finish();
  c.finish();
  await Promise.all(all);
  expect(log.slice(5)).toEqual(["suspect ends", "c begins", "c ends"]);
});

test("a run that throws lets the next one in", async () => {
  const isolation = createIsolation();
  await expect(isolation.alone(() => Promise.reject(new Error("poison")))).rejects.toThrow("poison");
  expect(await isolation.together(async () => "fine")).toBe("fine");
});
