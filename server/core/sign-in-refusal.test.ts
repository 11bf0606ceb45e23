import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsOf } from "./saying.ts";
import { readRefusal, writeRefusal } from "./sign-in-refusal.ts";

const FAILED = "Signing in did not work. Please try again.";

function sentenceOf(written: string): string {
  const { key, values = {} } = readRefusal(written);
  return wordsOf({ key: `ui.failure.signIn.${key}`, values });
}

test("a refusal of ours comes back as its sentence", () => {
  expect(sentenceOf(writeRefusal({ code: "auth.invalid-credentials" }))).toContain("is not right");
  expect(sentenceOf(writeRefusal({ code: "request.too-many", retryAfterSeconds: 840 }))).toBe(
    "Too many attempts. Please try again in 14 minutes.",
  );
  const incident = "01234567-89ab-cdef-0123-456789abcdef";
  expect(sentenceOf(writeRefusal({ code: "internal", incident }))).toContain(incident);
  expect(sentenceOf(writeRefusal({ code: "complaint.not-found" }))).toBe(FAILED);
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
  const sentence = sentenceOf(written);
  expect(sentence).not.toMatch(/0800|99999|native/);
});

test("whatever stands there, the page says one of our sentences", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (written) => {
      expect(sentenceOf(written)).toBe(FAILED);
    }),
  );
});
