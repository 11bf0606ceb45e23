import { expect, test } from "vitest";
import { say } from "./say.ts";

test("a message is said with its values, and one that is not there is named", () => {
  expect(say("auth.signIn.submit")).toBe("Sign in");
  // @ts-expect-error no such message
  expect(() => say("auth.signIn.nothing")).toThrow("server/language has no message auth.signIn.nothing.");
});
