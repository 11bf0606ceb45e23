import { expect, test } from "vitest";
import { ticketIdOf } from "#server/core/ids.ts";
import { pickCurrent } from "./pick-current.ts";

const active = (id: string) => ({ _id: ticketIdOf(id), status: "In Progress" as const });
const waiting = (id: string) => ({ _id: ticketIdOf(id), status: "Waiting on Customer" as const });

test("an idle desk shows the first ticket in progress, never one that waits on its customer", () => {
  expect(pickCurrent([waiting("w"), active("a"), active("b")], null, false)).toBe("a");
  expect(pickCurrent([waiting("w")], null, false)).toBeNull();
});

test("a new ticket does not push the current one away", () => {
  expect(pickCurrent([active("new"), active("a")], "a", false)).toBe("a");
});

test("the next ticket comes up when the current one is solved or waits", () => {
  expect(pickCurrent([active("b"), waiting("a")], "a", false)).toBe("b");
  expect(pickCurrent([active("b")], "a", false)).toBe("b");
});

test("a ticket that was taken away stays on the screen while its agent still writes in it", () => {
  expect(pickCurrent([active("b")], "a", true)).toBe("a");
});
