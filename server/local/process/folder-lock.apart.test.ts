import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderInUseError, lockFolder } from "./folder-lock.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "quickfix-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Another process that holds the folder until it is killed. */
async function holdElsewhere() {
  const source = JSON.stringify(path.resolve(import.meta.dirname, "folder-lock.ts"));
  const code = `import { lockFolder } from ${source};
    lockFolder(${JSON.stringify(folder)}, "a test"); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return child;
}

test("a folder that another process holds is refused with its name; when that is killed it is free", async () => {
  const other = await holdElsewhere();
  expect(() => lockFolder(folder, "me")).toThrow(FolderInUseError);
  expect(() => lockFolder(folder, "me")).toThrow(`already used by a test (process ${other.pid})`);
  const exited = once(other, "exit");
  other.kill("SIGKILL");
  await exited;
  using lock = lockFolder(folder, "me");
  expect(lock).toBeDefined();
});

test("a released folder can be taken again, and releasing twice is harmless", () => {
  const first = lockFolder(folder, "first");
  expect(() => lockFolder(folder, "second")).toThrow(FolderInUseError);
  first.release();
  first.release();
  using second = lockFolder(folder, "second");
  expect(second).toBeDefined();
});
