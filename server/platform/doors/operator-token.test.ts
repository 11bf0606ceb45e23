import { expect, test } from "vitest";
import { carriesToken } from "./operator-token.ts";

test("only the token itself opens, as a bearer, and nothing does where none is set", () => {
  const token = "0123456789abcdef";
  expect(carriesToken(`Bearer ${token}`, token)).toBe(true);
  expect(carriesToken(`bearer ${token}`, token)).toBe(true);
  for (const wrong of [
    `Bearer ${token}x`,
    `Bearer x${token}`,
    `Basic ${token}`,
    token,
    "Bearer",
    "",
    null,
    undefined,
  ]) {
    expect(carriesToken(wrong, token), String(wrong)).toBe(false);
  }
  expect(carriesToken("Bearer undefined", undefined)).toBe(false);
});
