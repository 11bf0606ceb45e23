import { expect, test } from "vitest";
import { wordsOf } from "#server/core/saying.ts";
import { saidIn } from "./mapping.ts";

test("what the version before had put into words is told as it was", () => {
  const [title, message] = ["Your complaint is solved", "COMP-10001: {It hums}"];
  expect(saidIn({ title, message })).toEqual({ title, message });
  expect(wordsOf(saidIn({ title, message }).message)).toBe(message);
});

test("what is stored by name is said with its values", () => {
  const says = {
    title: { key: "notices.workedOn", values: { agent: "Asha" } },
    message: { key: "notices.about", values: { complaintId: "COMP-10001", title: "{It hums}" } },
  } as const;
  const { title, message } = saidIn({ says });
  expect([title, message].map(wordsOf)).toEqual(["Asha is working on it", "COMP-10001: {It hums}"]);
});
