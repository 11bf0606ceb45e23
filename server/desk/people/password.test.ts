import { expect, test } from "vitest";
import { hashPassword, isOutdatedHash, verifyPassword } from "./password.ts";

test("a password opens its own hash and no other", async () => {
  const stored = await hashPassword("correct horse battery");
  expect(await verifyPassword(stored, "correct horse battery")).toBe(true);
  expect(await verifyPassword(stored, "correct horse")).toBe(false);
  expect(isOutdatedHash(stored)).toBe(false);
});

test("nothing opens an account without a password, and trying is as much work", async () => {
  const cpuOf = async (stored: string | null) => {
    const before = process.cpuUsage();
    expect(await verifyPassword(stored, "anything")).toBe(false);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const known = await cpuOf(await hashPassword("correct horse battery"));
  const unknown = await cpuOf(null);
  // A hash that cannot be read is refused in no time at all.
  expect(unknown).toBeGreaterThan(known / 4);
});
