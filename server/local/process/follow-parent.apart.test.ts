import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, test, vi } from "vitest";

const FOLLOW_PARENT = path.resolve(import.meta.dirname, "follow-parent.ts");

/** Starts a parent that starts a child, and hands over both process ids. */
async function startFamily(childCode: string) {
  const parentCode = `
    const { spawn } = require("node:child_process");
    const child = spawn(process.execPath, ["--import", ${JSON.stringify(FOLLOW_PARENT)}, "-e", ${JSON.stringify(childCode)}],
      { stdio: ["ignore", "pipe", "inherit", "ipc"], detached: true });
    child.stdout.once("data", () => console.log(child.pid));
    child.on("exit", () => process.exit());`;
  const parent = spawn(process.execPath, ["-e", parentCode], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  return { parent, childPid: Number(String(line)) };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a child stops when its parent is killed", async () => {
  const { parent, childPid } = await startFamily("setInterval(() => {}, 1000); console.log('up')");
  expect(isRunning(childPid)).toBe(true);
  parent.kill("SIGKILL");
  await vi.waitFor(() => expect(isRunning(childPid)).toBe(false), 5_000);
});

test("a child that has nothing left to do ends by itself", async () => {
  const { parent, childPid } = await startFamily("console.log('done')");
  await once(parent, "exit");
  expect(isRunning(childPid)).toBe(false);
});
