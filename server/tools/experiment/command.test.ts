import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ExperimentRecord } from "#server/operate/experiments/wire.ts";
import { runCommand } from "./command.ts";

const EXPERIMENT = {
  name: "sns-away",
  title: "Take SNS away for 30 s",
  what: "It is refused.",
  expects: "It works.",
  complaints: 2,
  seconds: 55,
} as const;

/** What the launcher shows, one after the other with every look; the last one for good. */
let shown: (Partial<ExperimentRecord> | null)[];
let asked: string[];
let startAnswer: { ok: boolean; sentence: string };
let launcher: Server;
let dataDir: string;
let printed: string[];

beforeEach(async () => {
  [shown, asked, printed] = [[null], [], []];
  startAnswer = { ok: true, sentence: "It begins." };
  launcher = createServer(({ method, url, headers }, response) => {
    asked.push(`${method} ${url} ${headers.authorization}`);
    const change = shown.length > 1 ? shown.shift() : shown[0];
    const record = change ? { ...RECORD, ...change } : null;
    response.end(JSON.stringify(method === "POST" ? startAnswer : { experiments: [EXPERIMENT], record }));
  });
  await new Promise<void>((resolve) => void launcher.listen(0, "127.0.0.1", resolve));
  const address = launcher.address();
  dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-command-"));
  await mkdir(path.join(dataDir, "launch"));
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  await writeFile(path.join(dataDir, "launch", "control.json"), JSON.stringify({ url, token: "secret" }));
});

afterEach(async () => {
  launcher.closeAllConnections();
  await new Promise((resolve) => launcher.close(resolve));
  await rm(dataDir, { recursive: true, force: true });
});

const RECORD: ExperimentRecord = {
  runId: "run",
  experiment: EXPERIMENT,
  startedAt: "2026-01-17T12:00:00.000Z",
  phase: "preparing",
  steps: [],
  samples: [],
  verdict: null,
  left: null,
};
const STEP = { atMs: 5_000, kind: "fault", text: "SNS refuses every connection" } as const;
const verdict = (passed: boolean) => ({
  passed,
  sentence: passed ? "Nothing lost, nothing twice." : "Failed: one is lost.",
  checks: [{ title: "Nothing lost", ok: passed, sentence: "Counted." }],
  figures: [{ label: "Solved", value: "2" }],
});

const run = (...args: string[]) =>
  runCommand(args, { QUICKFIX_DATA_DIR: dataDir }, (line) => printed.push(...line.split("\n")));

test("without a name it lists what can be done", async () => {
  expect(await run()).toBe(0);
  expect(printed[0]).toBe("sns-away  Take SNS away for 30 s (about 55 s)");
  expect(asked).toEqual(["GET /experiments Bearer secret"]);
});

test("tells each step once, then the verdict, and ends with 0 when it passed", async () => {
  shown = [null, { steps: [STEP] }, { steps: [STEP], phase: "done", verdict: verdict(true), left: "Two stay." }];
  expect(await run("sns-away")).toBe(0);
  expect(asked).toContain("POST /experiments/sns-away Bearer secret");
  expect(printed.filter((line) => line.includes("SNS refuses"))).toEqual([" 0:05  SNS refuses every connection"]);
  expect(printed).toEqual(
    expect.arrayContaining(["Nothing lost, nothing twice.", "  ✓ Nothing lost: Counted.", "Two stay."]),
  );
});

test("a verdict that is bad ends with 1", async () => {
  shown = [null, { phase: "done", verdict: verdict(false) }];
  expect(await run("--all")).toBe(1);
  expect(printed).toContain("Failed: one is lost.");
});

test("a run that ended without a verdict has not passed", async () => {
  shown = [null, { phase: "done" }];
  expect(await run("sns-away")).toBe(1);
  expect(printed).toContain("There is no verdict.");
});

test("while another one runs it says so and does nothing", async () => {
  startAnswer = { ok: false, sentence: "Another is under way." };
  expect(await run("sns-away")).toBe(2);
  expect(printed).toEqual(["Another is under way."]);
});

test("a name that does not exist is answered with those that do", async () => {
  expect(await run("format-disk")).toBe(2);
  expect(printed.join()).toMatch(/no experiment "format-disk".*kill-consumer/);
});

test("without a running desk it says how to start one", async () => {
  await rm(path.join(dataDir, "launch", "control.json"));
  expect(await run("--list")).toBe(2);
  expect(printed.join()).toContain("npm run dev");
});

test("production is refused", async () => {
  const env = { QUICKFIX_DATA_DIR: dataDir, QUICKFIX_MODE: "production" };
  expect(await runCommand(["sns-away"], env, (line) => printed.push(line))).toBe(2);
  expect(printed).toEqual(["Experiments are refused in production."]);
  expect(asked).toEqual([]);
});
