import { expect, test } from "vitest";
import { stepOfCode, totpUri } from "./totp.ts";

/** "12345678901234567890" in base32, as RFC 6238 has it. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
])("at %i s the code is RFC 6238's, and counts for its step", (seconds, code) => {
  expect(stepOfCode(SECRET, code, new Date(seconds * 1_000))).toBe(Math.floor(seconds / 30));
  expect(stepOfCode(SECRET, code, new Date((seconds + 30) * 1_000))).toBe(Math.floor(seconds / 30));
  expect(stepOfCode(SECRET, code, new Date((seconds + 60) * 1_000))).toBeNull();
});

test("an app is told whose desk and whose account it is", () => {
  const uri = totpUri(SECRET, { issuer: "QuickFix desk.test", label: "maya@example.com" });
  expect(uri).toMatch(/^otpauth:\/\/totp\/QuickFix%20desk\.test:maya%40example\.com\?/);
  expect(new URL(uri).searchParams.get("secret")).toBe(SECRET);
});
