import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChaosWorld, startChaosWorld } from "../kit/world.ts";
import { createDice } from "./dice.ts";
import { runNemesis } from "./run.ts";

const SECONDS = 20;

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await world.repaired();
  await world.clear();
});

test.each([1, 2, 3])(
  "whatever breaks in whatever order, nothing is lost and nothing happens twice (seed %i)",
  { timeout: 240_000 },
  async (seed) => {
    const { filed, journal } = await runNemesis(world, { seed, seconds: SECONDS });
    expect(filed).toBeGreaterThan(0);
    expect(journal.length).toBeGreaterThan(3);
  },
);

test("the same seed throws the same dice", () => {
  const throws = (seed: number) => {
    const dice = createDice(seed);
    return Array.from({ length: 20 }, () => dice.between(1, 6));
  };
  expect(throws(7)).toEqual(throws(7));
  expect(throws(7)).not.toEqual(throws(8));
});
