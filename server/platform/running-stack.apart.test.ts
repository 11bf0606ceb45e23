import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetStack, loadToolEnv, rememberStack } from "./running-stack.ts";

const DESK = {
  MONGODB_URI: "mongodb://127.0.0.1:27117/quickfix",
  LOG_LEVEL: "warn",
  HOME: "/root",
  NEXTAUTH_SECRET: "s",
};
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "quickfix-stack-"));
  file = path.join(folder, "launch/settings.json");
  vi.stubEnv("QUICKFIX_DATA_DIR", folder);
  for (const name of ["MONGODB_URI", "SNS_TOPIC_ARN", "SQS_QUEUE_URL", "LOG_LEVEL"]) vi.stubEnv(name, "");
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const loaded = () => {
  loadToolEnv();
  return { uri: process.env["MONGODB_URI"], level: process.env["LOG_LEVEL"] };
};

test("a command takes the settings of the desk that runs beside it, and only QuickFix's", () => {
  rememberStack(folder, DESK);
  expect(loaded()).toEqual({ uri: DESK.MONGODB_URI, level: "warn" });
  expect(readFileSync(file, "utf8")).not.toContain("HOME");
});

test("nobody else on the machine can read them", () => {
  rememberStack(folder, DESK);
  expect(statSync(file).mode & 0o077).toBe(0);
});

test("what is set already stays, and whoever names another desk gets nothing of this one", () => {
  rememberStack(folder, DESK);
  vi.stubEnv("LOG_LEVEL", "debug");
  expect(loaded()).toEqual({ uri: DESK.MONGODB_URI, level: "debug" });
  vi.stubEnv("MONGODB_URI", "mongodb://elsewhere/quickfix");
  vi.stubEnv("LOG_LEVEL", "");
  expect(loaded()).toEqual({ uri: "mongodb://elsewhere/quickfix", level: "" });
});

test("keys and endpoints in the shell are not taken for those of the emulator on this machine", () => {
  const embedded = { AWS_ENDPOINT_URL: "http://127.0.0.1:4566", AWS_ACCESS_KEY_ID: "embedded" };
  rememberStack(folder, { ...DESK, ...embedded });
  const strays = { AWS_ACCESS_KEY_ID: "ASIA", AWS_SESSION_TOKEN: "of today", AWS_ENDPOINT_URL_SQS: "http://elsewhere" };
  for (const [name, value] of Object.entries(strays)) vi.stubEnv(name, value);
  loaded();
  expect(process.env).toMatchObject({ ...embedded, AWS_SESSION_TOKEN: "", AWS_ENDPOINT_URL_SQS: "" });
});

test("a desk that was stopped, or killed, is not there", async () => {
  rememberStack(folder, DESK);
  forgetStack(folder);
  expect(loaded().uri).toBe("");
  const gone = spawn(process.execPath, ["-e", ""]);
  await once(gone, "exit");
  rememberStack(folder, DESK);
  writeFileSync(file, readFileSync(file, "utf8").replace(String(process.pid), String(gone.pid)));
  expect(loaded().uri).toBe("");
});
