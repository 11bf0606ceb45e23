import { expect, test } from "vitest";
import { ticketIdOf } from "./ids.ts";
import { byPlaceInLine, dispatchAt } from "./priority.ts";

const at = (hours: number) => new Date(Date.UTC(2026, 0, 17, 0) + hours * 3_600_000);

test("a critical ticket goes before a medium one that was filed three hours earlier", () => {
  expect(dispatchAt(at(3), "Critical").getTime()).toBeLessThan(dispatchAt(at(0), "Medium").getTime());
});

test("no ticket waits for ever: a low one goes before a critical one filed five hours and a moment later", () => {
  expect(dispatchAt(at(0), "Low").getTime()).toBeLessThan(dispatchAt(at(5.01), "Critical").getTime());
});

test("the earlier place goes first, and of two with one place the smaller id, whichever way they are compared", () => {
  const [early, first, second] = [
    { dispatchAt: at(0), id: ticketIdOf("c") },
    { dispatchAt: at(1), id: ticketIdOf("a") },
    { dispatchAt: at(1), id: ticketIdOf("b") },
  ] as const;
  expect([second, first, early].toSorted(byPlaceInLine)).toEqual([early, first, second]);
  expect([first, early, second].toSorted(byPlaceInLine)).toEqual([early, first, second]);
  expect(byPlaceInLine(first, { ...first })).toBe(0);
});
