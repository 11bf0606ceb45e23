import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { vapidEnv } from "./vapid.ts";

test("a pair of keys is made once, only its owner can read it, and given ones stay", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-vapid-"));
  const [first, second] = [await vapidEnv({}, folder), await vapidEnv({}, folder)];
  expect(second).toEqual(first);
  expect(first["VAPID_PUBLIC_KEY"]).toMatch(/^B[\w-]{86}$/);
  expect(first["VAPID_PRIVATE_KEY"]).toMatch(/^[\w-]{43}$/);
  expect((await stat(path.join(folder, "vapid.json"))).mode & 0o777).toBe(0o600);
  const given = { VAPID_PUBLIC_KEY: "public", VAPID_PRIVATE_KEY: "private" };
  expect(await vapidEnv(given, folder)).toEqual(given);
  await rm(folder, { recursive: true });
});
