import { hash } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { hashPassword, isOutdatedHash, verifyPassword } from "./password.ts";

test("a password opens its own hash and no other", async () => {
  const stored = await hashPassword("correct horse battery");
  expect(stored).toMatch(/^[$]argon2id[$]v=19[$]m=19456,t=2,p=1[$]/);
  expect(await verifyPassword(stored, "correct horse battery")).toBe(true);
  expect(await verifyPassword(stored, "correct horse")).toBe(false);
  expect(await isOutdatedHash(stored, "correct horse battery")).toBe(false);
});

const COMPOSED = "Zo\u00eb's caf\u00e9 au lait";
const APART = COMPOSED.normalize("NFD");
const FULL_WIDTH = "\uff3ao\u00eb's caf\u00e9 au lait";

test("a password opens its account in whatever form the keyboard writes it", async () => {
  for (const chosen of [COMPOSED, APART, FULL_WIDTH]) {
    const stored = await hashPassword(chosen);
    for (const typed of [COMPOSED, APART, FULL_WIDTH]) {
      expect(await verifyPassword(stored, typed)).toBe(true);
      expect(await isOutdatedHash(stored, typed)).toBe(false);
    }
    expect(await verifyPassword(stored, "Zoe's cafe au lait")).toBe(false);
  }
});

test("a hash of the version before, made as it was typed, still opens, and asks to be made anew", async () => {
  const stored = await hash(APART, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  expect(await verifyPassword(stored, APART)).toBe(true);
  expect(await isOutdatedHash(stored, APART)).toBe(true);
  const composed = await hash(COMPOSED, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  expect(await verifyPassword(composed, APART)).toBe(true);
  expect(await isOutdatedHash(composed, APART)).toBe(false);
});

test("a hash of another cost asks to be made anew", async () => {
  const stored = await hash("correct horse battery", { memoryCost: 8_192, timeCost: 2, parallelism: 1 });
  expect(await isOutdatedHash(stored, "correct horse battery")).toBe(true);
});

test.each([
  ["one form", "anything"],
  ["two forms", "anyth\u0131ng\u00e9".normalize("NFD")],
])("nothing opens an account without a password, and trying one of %s is as much work", async (_forms, typed) => {
  const cpuOf = async (stored: string | null) => {
    const before = process.cpuUsage();
    expect(await verifyPassword(stored, typed)).toBe(false);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const known = await cpuOf(await hashPassword("correct horse battery"));
  const unknown = await cpuOf(null);
  // A hash that cannot be read is refused in no time at all.
  expect(unknown).toBeGreaterThan(known / 4);
});
