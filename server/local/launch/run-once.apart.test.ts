import { expect, test } from "vitest";
import { runOnce } from "./run-once.ts";

function run(code: string, signal?: AbortSignal) {
  const lines: string[] = [];
  const ended = runOnce({
    name: "The demo data",
    args: ["-e", code],
    env: process.env,
    onLine: (line) => lines.push(line),
    signal,
  });
  return { lines, ended };
}

test("passes on what the script prints and ends with it", async () => {
  const { lines, ended } = run("console.log('one'); console.error('two')");
  await ended;
  expect(new Set(lines)).toEqual(new Set(["one", "two"]));
});

test("a script that fails is named with its code", async () => {
  await expect(run("process.exit(4)").ended).rejects.toThrow("The demo data ended with code 4.");
});

test("is stopped when it is given up, even before it began", async () => {
  await expect(run("setInterval(() => {}, 1000)", AbortSignal.abort()).ended).rejects.toThrow("ended with SIGTERM");
});
