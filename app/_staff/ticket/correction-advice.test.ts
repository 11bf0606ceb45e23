import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { correctionAdvice } from "./correction-advice.ts";

const say = sayIn("staff.correct");
const held = { category: "Technical", status: "In Progress", assignedTo: { _id: "a", name: "Asha" } } as const;
const asha = { _id: "a", skills: ["Technical"] };
const tomas = { _id: "t", skills: ["Billing"] };

test("says that it goes back, before it does", () => {
  expect(correctionAdvice(held, "Billing", [asha, tomas], "m", say)).toBe(
    "Asha does not take Billing: it goes back to its place in line.",
  );
  expect(correctionAdvice(held, "Billing", [asha, tomas], "a", say)).toMatch(/^You do not take Billing/);
});

test("what waits for its customer goes back with the answer, and not before", () => {
  expect(correctionAdvice({ ...held, status: "Waiting on Customer" }, "Billing", [asha, tomas], "m", say)).toBe(
    "Asha does not take Billing: it waits on, and with the answer goes back to its place in line.",
  );
});

test("says that nobody could take it", () => {
  expect(correctionAdvice(held, "Product", [asha, tomas], "m", say)).toMatch(/Nobody here takes Product yet\.$/);
  expect(correctionAdvice({ ...held, status: "Open", assignedTo: null }, "Product", [asha], "m", say)).toBe(
    "Nobody here takes Product yet.",
  );
});

test("says nothing where nothing follows", () => {
  expect(correctionAdvice(held, "Technical", [asha], "m", say)).toBeNull();
  expect(correctionAdvice({ ...held, status: "Resolved" }, "Billing", [asha], "m", say)).toBeNull();
  expect(correctionAdvice(held, "Billing", [{ ...asha, skills: [] }], "m", say)).toBeNull();
});
