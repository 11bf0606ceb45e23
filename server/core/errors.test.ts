import { expect, test } from "vitest";
import { DomainError } from "./errors.ts";

test("a refusal is known as one by the name, because a bundle may have a class of its own for it", () => {
  class DomainErrorOfAnotherBundle extends Error {
    override readonly name = "DomainError";
  }
  expect(new DomainError("auth.required", { key: "refusals.signIn.first" })).toBeInstanceOf(DomainError);
  expect(new DomainErrorOfAnotherBundle("Sign in.") instanceof DomainError).toBe(true);
  expect(new Error("DomainError") instanceof DomainError).toBe(false);
  expect({ name: "DomainError" } instanceof DomainError).toBe(false);
});
