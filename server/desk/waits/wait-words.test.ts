import { expect, test } from "vitest";
import { waitWords } from "./wait-words.ts";

const TOMORROW = { key: "wait.opens.tomorrow", values: { time: "09:00", timeZone: "Europe/Berlin" } } as const;

const within = (minMinutes: number, maxMinutes: number) =>
  waitWords({ kind: "within", range: { minSeconds: minMinutes * 60, maxSeconds: maxMinutes * 60 } }, null);

test.each([
  [0, 1, "within a minute"],
  [0, 2, "within 2 min"],
  [5, 10, "in 5 to 10 min"],
  [30, 30, "in about 30 min"],
  [45, 90, "in 45 min to 1 h 30 min"],
  [60, 120, "in 1 h to 2 h"],
  [200, 500, "in 3 to 9 h"],
  [0, 200, "within 4 h"],
  [3_105, 7_590, "in 2 to 6 days"],
  [600, 3_000, "within 3 days"],
  [2_880, 2_880, "in about 2 days"],
])("%d to %d minutes are said %s", (least, most, words) => {
  expect(within(least, most)).toBe(`A person gets this ${words}.`);
});

test("nothing is said of the time that is not known", () => {
  expect(waitWords({ kind: "unknown" }, null)).toBe("A person gets this as soon as one is free for it.");
});

test("with nobody there it says when somebody will be, as far as the desk says so", () => {
  expect(waitWords({ kind: "nobody" }, TOMORROW)).toBe(
    "Nobody who can take this is on duty; we open tomorrow at 09:00 (Europe/Berlin).",
  );
  expect(waitWords({ kind: "nobody" }, null)).toContain("keeps its place");
});

test("of what nobody here takes no opening is promised", () => {
  expect(waitWords({ kind: "untaken" }, TOMORROW)).toBe("Nobody here can take this yet. It keeps its place in line.");
});

test("once it takes longer than was said, it says that, and the place", () => {
  expect(waitWords({ kind: "longer", place: 3 }, null)).toBe("This takes longer than usual. It is 3rd in line.");
  expect(waitWords({ kind: "longer", place: 1 }, null)).toContain("It is next in line.");
});
