import { expect, test } from "vitest";
import { Password } from "#server/desk/people/wire.ts";
import { suggestPassword } from "./suggest-password.ts";

test("a suggested password is accepted, and made of four groups", () => {
  const password = suggestPassword(crypto.getRandomValues(new Uint8Array(16)));
  expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  expect(Password.safeParse(password).success).toBe(true);
});

test("uses every sign equally often, and none that is mistaken for another", () => {
  const all = suggestPassword(Uint8Array.from({ length: 256 }, (_, byte) => byte)).replaceAll("-", "");
  const counts = new Map<string, number>();
  for (const sign of all) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  expect(new Set(counts.values())).toEqual(new Set([8]));
  expect(all).not.toMatch(/[lo01]/);
});
