import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "#server/embedded-mongo/testing.ts";
import { lockFolder } from "../process/folder-lock.ts";
import { startStack } from "./stack.ts";

test("a desk whose restore was cut between its moves does not start empty, and says what to do", async () => {
  const dataDir = temporaryFolder();
  mkdirSync(path.join(dataDir, ".restoring", "mongo"), { recursive: true });
  writeFileSync(path.join(dataDir, ".restoring", "mongo", "mongo.db"), "");
  const ports = { web: 0, realtime: 0, mongo: 0, aws: 0 };
  const started = startStack({ dataDir, ports, isProduction: true, withDemo: false, env: {}, onLine() {} });
  await expect(started).rejects.toThrow(/was cut off in the middle.*npm run copies -- --restore newest/);
  // Whoever puts it right is not kept out.
  lockFolder(path.join(dataDir, "launch"), "npm run copies").release();
  rmSync(dataDir, { recursive: true });
});
