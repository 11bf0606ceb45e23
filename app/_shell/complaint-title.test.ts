import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { complaintTitle } from "./complaint-title.ts";

test("a tab is called after a complaint, and never after whatever stands in its address", () => {
  const titleOf = (named: string) => complaintTitle(named, sayIn("shell"));
  expect(["COMP-10001", "comp-10001", "67892fd1a2b3c4e5f6789012"].map(titleOf)).toEqual([
    "COMP-10001",
    "comp-10001",
    "67892fd1a2b3c4e5f6789012",
  ]);
  expect(["Call%200800%201234", "%25zz", ""].map(titleOf)).toEqual(["Complaint", "Complaint", "Complaint"]);
});
