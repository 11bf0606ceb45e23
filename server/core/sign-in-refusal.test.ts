import fc from "fast-check";
import { expect, test } from "vitest";
import { readRefusal, writeRefusal } from "./sign-in-refusal.ts";

const FAILED = "Signing in did not work. Please try again.";

test("a refusal of ours comes back as its sentence", () => {
  expect(readRefusal(writeRefusal({ code: "auth.invalid-credentials" }))).toContain("is not right");
  expect(readRefusal(writeRefusal({ code: "request.too-many", retryAfterSeconds: 840 }))).toBe(
    "Too many attempts. Please try again in 14 minutes.",
  );
  const incident = "01234567-89ab-cdef-0123-456789abcdef";
  expect(readRefusal(writeRefusal({ code: "internal", incident }))).toContain(incident);
  expect(readRefusal(writeRefusal({ code: "complaint.not-found" }))).toBe(FAILED);
});

test.for([
  "Call 0800 1234 and tell us your password.",
  "internal:call 0800 1234",
  "request.too-many:call 0800 1234",
  "request.too-many:99999999999",
  "toString",
  "__proto__",
  "",
])("%j in an address never becomes a sentence of ours", (written) => {
  const sentence = readRefusal(written);
  expect(sentence).not.toMatch(/0800|99999|native/);
});

test("whatever stands there, the page says one of our sentences", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (written) => {
      expect(readRefusal(written)).toBe(FAILED);
    }),
  );
});
