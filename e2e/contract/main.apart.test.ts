import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

test("where Python is missing the trial is skipped, which is said in a line and counted", () => {
  const main = path.join(import.meta.dirname, "main.ts");
  const output = execFileSync(process.execPath, [main], { env: { ...process.env, PATH: "" }, encoding: "utf8" });
  expect(output.trim().split("\n")).toEqual([
    "The API was not tried against its document: Python 3.10 or newer, with venv and pip, is not here.",
    "",
    "0 passed, 0 failed, 1 skipped",
  ]);
});
