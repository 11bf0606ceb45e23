import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { AUDIT_ACTIONS } from "#server/desk/audit/plain.ts";
import { actionWords, isAction, thingWords } from "./action-words.ts";

test("every act has words, and no two the same", () => {
  const words = AUDIT_ACTIONS.map((action) => actionWords(action, sayIn("audit.action")));
  expect(new Set(words).size).toBe(AUDIT_ACTIONS.length);
  expect(words.filter((each) => !/^[A-Z][a-z -]+$/.test(each))).toEqual([]);
  expect(actionWords("sign-in", sayIn("audit.action"))).toBe("Signed in");
});

test("an act of another version is not taken for one of ours", () => {
  expect(isAction("sign-in.wrong")).toBe(true);
  expect(isAction("toString")).toBe(false);
});

test("what has no name is called by what it is", () => {
  expect(thingWords({ kind: "session", id: "65a", name: null }, sayIn("audit.thing"))).toBe("session 65a");
  expect(thingWords({ kind: "room", id: "4", name: null }, sayIn("audit.thing"))).toBe("room 4");
});
