import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readOrMakeSecret } from "./secret.ts";

test("the secret is made once, long enough, and only its owner can read it", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-secret-"));
  const [first, second] = [await readOrMakeSecret(folder), await readOrMakeSecret(folder)];
  expect(second).toBe(first);
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect((await stat(path.join(folder, "secret"))).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});
