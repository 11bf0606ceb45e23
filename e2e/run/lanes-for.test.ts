import { expect, test } from "vitest";
import { select, type WrittenTest } from "./lanes-for.ts";

const written = (projectName: WrittenTest["projectName"], file: string, ...names: string[]): WrittenTest[] =>
  names.map((name) => ({ projectName, file, name }));

const TESTS = [
  ...written("units", "server/desk/letters/wire.test.ts", "a letter is read"),
  ...written("units", "server/core/clock.test.ts", "the clock > knows letters", "the clock > strikes"),
  ...written("chaos", "e2e/chaos/relay.test.ts", "a process may die at %s"),
  ...written("chaos", "e2e/chaos/topic.test.ts", "the topic is away"),
];

test("a name in a path chooses the file, one in a title the tests; a title with a placeholder may be anything", () => {
  expect(select(TESTS, "Letters")).toEqual([
    { project: "units", byPath: ["server/desk/letters/wire.test.ts"], byTitle: ["server/core/clock.test.ts"] },
    { project: "chaos", byPath: [], byTitle: ["e2e/chaos/relay.test.ts"] },
  ]);
});

test("a title within a group is found by both of them as they are printed", () => {
  const [units] = select(TESTS, "the clock knows");
  expect(units).toEqual({ project: "units", byPath: [], byTitle: ["server/core/clock.test.ts"] });
});
