import { expect, test } from "vitest";
import type { Say } from "./say.ts";
import { sayIn } from "./testing.ts";

const labelOf = (say: Say<"auth.signIn">) => say("submit");

test("words that are made outside of components are said by whoever reads them", () => {
  expect(labelOf(sayIn("auth.signIn"))).toBe("Sign in");
});
