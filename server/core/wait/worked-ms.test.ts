import { expect, test } from "vitest";
import { NOW } from "../testing.ts";
import { type WorkStep, workedMs } from "./worked-ms.ts";

const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000);
const assigned = (minute: number): WorkStep => ({ kind: "assigned", at: at(minute) });
const status = (minute: number, to: string): WorkStep => ({ kind: "status", at: at(minute), to });
const minutes = (timeline: readonly WorkStep[], solved: number) => workedMs(timeline, at(solved)) / 60_000;

test("the time in line and the time with its customer are nobody's work", () => {
  const asked = [status(10, "Waiting on Customer"), status(100, "In Progress"), status(105, "Resolved")];
  expect(minutes([{ kind: "filed", at: at(0) }, assigned(4), ...asked], 105)).toBe(11);
});

test("what went back to the line and to somebody else is the work of both", () => {
  expect(minutes([assigned(0), { kind: "requeued", at: at(3) }, assigned(60), status(70, "Resolved")], 70)).toBe(13);
});

test("giving it to a colleague goes on, and a timeline that was cut ends with the solution", () => {
  expect(minutes([assigned(0), assigned(5)], 9)).toBe(9);
});
