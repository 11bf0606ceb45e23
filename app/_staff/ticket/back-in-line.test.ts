import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import type { WhyWaiting } from "#server/desk/insights/wire.ts";
import { backInLine } from "./back-in-line.ts";

const NOW = new Date("2026-01-01T10:00:00.400Z");
const told = (why: WhyWaiting | null, readerId: string) =>
  backInLine(
    { ticket: "COMP-1", why, readerId, now: NOW },
    { say: sayIn("staff.backInLine"), sayDuration: sayIn("ui.duration") },
  );
const declined = { agentId: "a", name: "Asha", until: "2026-01-01T10:10:00.000Z" };
const why = { reason: "Both agents are busy", declined, isForOthers: true };

test("says to whom it does not come back, and for how long", () => {
  const words = "COMP-1 is back in line at its old place. It does not come to";
  expect(told(why, "a")).toBe(`${words} you again for 10 min.`);
  expect(told(why, "m")).toBe(`${words} Asha again for 10 min.`);
  const short = { ...why, declined: { ...declined, until: "2026-01-01T10:00:30.500Z" } };
  expect(told(short, "a")).toBe(`${words} you again for 30 s.`);
});

test("says when nobody else can take it", () => {
  expect(told({ ...why, isForOthers: false }, "a")).toMatch(/ 10 min\. Nobody else here can take it\.$/);
});

test("promises nothing where the desk lets it come back at once, and where it has gone already", () => {
  expect(told({ ...why, declined: null }, "a")).toBe("COMP-1 is back in line at its old place");
  expect(told(null, "a")).toBe("COMP-1 was put back, and is not in line any more");
});
