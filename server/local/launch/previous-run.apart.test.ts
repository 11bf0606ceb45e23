import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rememberChildren, waitForPreviousRun } from "./previous-run.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-previous-"));
  await mkdir(path.join(dataDir, "launch"));
});
afterEach(() => rm(dataDir, { recursive: true }));

test("waits until the children of an earlier launcher are gone", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  await once(child, "spawn");
  rememberChildren(dataDir, [child.pid ?? 0]);
  let isGone = false;
  child.once("exit", () => {
    isGone = true;
  });
  const waiting = waitForPreviousRun(dataDir);
  expect(isGone).toBe(false);
  child.kill();
  await waiting;
  expect(isGone).toBe(true);
});

test.runIf(process.platform !== "win32")(
  "a child that was frozen when its launcher died is woken, so that it can go",
  async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    await once(child, "spawn");
    rememberChildren(dataDir, [child.pid ?? 0]);
    child.kill("SIGSTOP");
    child.kill("SIGTERM");
    await waitForPreviousRun(dataDir);
    expect(child.signalCode ?? (await once(child, "exit"))[1]).toBe("SIGTERM");
  },
);

test("does not wait where nothing ran before", async () => {
  await expect(waitForPreviousRun(path.join(dataDir, "new"))).resolves.toBeUndefined();
});
