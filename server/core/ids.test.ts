import { expect, test } from "vitest";
import { z } from "zod";
import { AgentIdInput, ComplaintIdText, parseComplaintRef, TicketIdInput } from "./ids.ts";

const HEX = "67892fd1A2b3c4e5f6789012";

test.for(["COMP-10001", "comp-10001", "Comp-10001", "COMP10001", "10001"])(
  "%s names the complaint COMP-10001",
  (ref) => {
    expect(parseComplaintRef(ref)).toEqual({ kind: "human", id: "COMP-10001" });
  },
);

test("24 hexadecimal digits in either case name a document, also when all of them are numbers", () => {
  expect(parseComplaintRef(HEX)).toEqual({ kind: "document", id: HEX.toLowerCase() });
  expect(parseComplaintRef("1".repeat(24))).toEqual({ kind: "document", id: "1".repeat(24) });
});

test.for(["", "COMP-", "COMP-1", "COMP-010001", "COMP 10001", "10001 ", `${HEX}0`, "1".repeat(13), "١٠٠٠١"])(
  "%j can name nothing, here and in the document",
  (ref) => {
    expect(parseComplaintRef(ref)).toBeNull();
    expect(ref).not.toMatch(patternOf(ComplaintIdText));
  },
);

test("the document describes what is taken, without a flag that it could not carry", () => {
  for (const ref of ["COMP-10001", "cOmP-10001", "10001", HEX]) expect(ref).toMatch(patternOf(ComplaintIdText));
  for (const schema of [AgentIdInput, TicketIdInput]) {
    expect(HEX).toMatch(patternOf(schema));
    expect("x".repeat(24)).not.toMatch(patternOf(schema));
  }
});

function patternOf(schema: z.ZodType): RegExp {
  return new RegExp(z.toJSONSchema(schema, { io: "input" }).pattern ?? "there is none", "u");
}
