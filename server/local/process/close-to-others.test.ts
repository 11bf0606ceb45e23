import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeToOthers } from "./close-to-others.ts";
import { lockFolder } from "./folder-lock.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "quickfix-owner-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const modeOf = async (...names: string[]) => ((await stat(path.join(folder, ...names))).mode & 0o777).toString(8);

test("what an earlier version left open to all is closed, and so is what is made now", async () => {
  const data = path.join(folder, "data");
  await mkdir(path.join(data, "launch"), { recursive: true, mode: 0o755 });
  await writeFile(path.join(data, "secret"), "s", { mode: 0o644 });
  closeToOthers(data, () => true);
  lockFolder(path.join(data, "launch"), "a test").release();
  expect(await modeOf("data")).toBe("700");
  expect(await modeOf("data", "launch")).toBe("700");
  for (const name of ["secret", "launch/lock.db", "launch/lock.json"]) expect(await modeOf("data", name)).toBe("600");
});

test("in a folder that others use, too, only what is ours is closed", async () => {
  await mkdir(path.join(folder, "shared", "photos"), { recursive: true, mode: 0o755 });
  for (const name of ["secret", "notes.txt"]) await writeFile(path.join(folder, "shared", name), "", { mode: 0o644 });
  closeToOthers(path.join(folder, "shared"), (name) => name === "secret");
  expect(await modeOf("shared", "photos")).toBe("755");
  expect(await modeOf("shared")).toBe("755");
  expect(await modeOf("shared", "secret")).toBe("600");
  expect(await modeOf("shared", "notes.txt")).toBe("644");
});
