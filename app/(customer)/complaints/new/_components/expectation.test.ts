import { expect, test } from "vitest";
import { expectationSentence } from "./expectation.ts";

test("with somebody free and nobody in line, a person gets it at once", () => {
  expect(expectationSentence({ usualWaitMs: 240_000, freeAgents: 2, waiting: 0 })).toBe(
    "Someone is free right now: a person gets this at once.",
  );
});

test("the usual wait is rounded up, so that the promise holds", () => {
  expect(expectationSentence({ usualWaitMs: 181_000, freeAgents: 0, waiting: 0 })).toBe(
    "A person gets this as soon as one is free; usually within 4 min.",
  );
  expect(expectationSentence({ usualWaitMs: 20_000, freeAgents: 0, waiting: 0 })).toContain("within a minute");
  expect(expectationSentence({ usualWaitMs: 100 * 60_000, freeAgents: 0, waiting: 0 })).toContain("within 2 h");
});

test("nothing is promised that is not known", () => {
  expect(expectationSentence({ usualWaitMs: null, freeAgents: 0, waiting: 0 })).toBe(
    "A person gets this as soon as one is free.",
  );
});

test("the line is told when there is one, even with somebody free", () => {
  expect(expectationSentence({ usualWaitMs: null, freeAgents: 1, waiting: 1 })).toContain(
    "1 complaint is in line now.",
  );
  expect(expectationSentence({ usualWaitMs: null, freeAgents: 0, waiting: 7 })).toContain(
    "7 complaints are in line now.",
  );
});
