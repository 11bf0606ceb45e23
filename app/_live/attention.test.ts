import { beforeEach, expect, test } from "vitest";
import { forgetAttention, hearAttention, onlookers } from "./attention.ts";

const ASHA = { id: "a", name: "Asha", isWriting: false };
const RAVI = { id: "r", name: "Ravi", isWriting: true };

beforeEach(forgetAttention);

test("who looks at a ticket is there until they are said to be gone, and others are untouched", () => {
  hearAttention({ isWhole: true, tickets: [{ ticketId: "1", people: [ASHA] }] });
  hearAttention({ isWhole: false, tickets: [{ ticketId: "2", people: [RAVI] }] });
  expect([...onlookers.get()]).toEqual([
    ["1", [ASHA]],
    ["2", [RAVI]],
  ]);
  hearAttention({ isWhole: false, tickets: [{ ticketId: "1", people: [] }] });
  expect([...onlookers.get().keys()]).toEqual(["2"]);
});

test("a new connection says everything, and without one nobody is said to be there", () => {
  hearAttention({ isWhole: false, tickets: [{ ticketId: "1", people: [ASHA] }] });
  hearAttention({ isWhole: true, tickets: [{ ticketId: "2", people: [RAVI] }] });
  expect([...onlookers.get().keys()]).toEqual(["2"]);
  forgetAttention();
  expect(onlookers.get().size).toBe(0);
});
