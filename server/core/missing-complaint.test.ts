import { expect, test } from "vitest";
import { missingComplaint } from "./missing-complaint.ts";

test("what cannot be a complaint's id is not repeated", () => {
  expect(missingComplaint("COMP-99999999").message).toBe("There is no complaint COMP-99999999. Check the number.");
  expect(missingComplaint("Call 0800 1234").message).toBe("There is no such complaint. Check the number.");
});
