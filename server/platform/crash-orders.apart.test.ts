import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { crashPoint, isArmedFor } from "#server/core/crash-point.ts";
import { crashVariableProblem } from "./crash-orders.ts";
import { EnvError, readConsumerEnv } from "./env.ts";

const SCRIPT = `
  const { crashPoint } = await import(${JSON.stringify(new URL("../core/crash-point.ts", import.meta.url).href)});
  const { obeyCrashOrders } = await import(${JSON.stringify(new URL("./crash-orders.ts", import.meta.url).href)});
  obeyCrashOrders(process.env.QUICKFIX_MODE);
  process.on("message", (message) => {
    if (message !== "go") return;
    for (const point of ["relay.stored", "relay.published", "relay.published"]) {
      crashPoint(point);
      process.send(point);
    }
    process.exit(0);
  });
  setInterval(() => {}, 60_000); // Only waiting for its parent, it would end.
  process.send("ready");
`;

/** Passes through three points in a process of its own; resolves with those it survived and how it ended. */
async function walk(
  env: Record<string, string>,
  order?: string | null,
  meanwhile: (child: ChildProcess) => void = () => {},
) {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", SCRIPT], {
    env: { ...process.env, QUICKFIX_MODE: "dev", ...env },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  meanwhile(child);
  const warnings: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => void warnings.push(chunk.toString()));
  const survived: unknown[] = [];
  const exited = once(child, "close");
  child.on("message", (message) => {
    if (message === "ready") child.send(order === undefined ? "go" : { crashAt: order });
    else if (typeof message === "object") child.send("go");
    else survived.push(message);
  });
  const [code, signal] = await exited;
  return { survived, end: signal ?? code, frozen: warnings.join("").split("SIGSTOP").length - 1 };
}

test("an armed process is killed at its point, and at no other", async () => {
  expect(await walk({ QF_CRASH_AT: "relay.published" })).toMatchObject({ survived: ["relay.stored"], end: "SIGKILL" });
});

test("the n-th pass through the point is the one that kills", async () => {
  const survived = ["relay.stored", "relay.published"];
  expect(await walk({ QF_CRASH_AT: "relay.published:2" })).toMatchObject({ survived, end: "SIGKILL" });
});

test("a process frozen at its point and thawed goes on, and is not frozen there again", async () => {
  const thaw = (child: ChildProcess) => setInterval(() => child.kill("SIGCONT"), 20).unref();
  const walked = await walk({ QF_CRASH_AT: "relay.published:1:stop" }, undefined, thaw);
  const survived = ["relay.stored", "relay.published", "relay.published"];
  expect(walked).toEqual({ survived, end: 0, frozen: 1 });
});

test("a running process is armed over its channel", async () => {
  expect(await walk({}, "relay.published:1")).toMatchObject({ survived: ["relay.stored"], end: "SIGKILL" });
});

test("an armed process is disarmed over its channel", async () => {
  expect(await walk({ QF_CRASH_AT: "relay.published" }, null)).toMatchObject({ end: 0 });
});

test("a process that nobody armed passes every point", async () => {
  expect(await walk({})).toMatchObject({ end: 0 });
  expect(isArmedFor("relay.stored")).toBe(false);
  crashPoint("relay.stored");
});

test("production refuses to start with a crash point, and any mode with one that does not exist", () => {
  const env = { QF_CRASH_AT: "relay.stored", QUICKFIX_RECONCILE: "off" };
  const read = () => readConsumerEnv({ ...env, QUICKFIX_MODE: "production" });
  expect(read).toThrow(EnvError);
  expect(read).toThrow(/QF_CRASH_AT ends the process in the middle of its work/);
  expect(read).toThrow(/QUICKFIX_RECONCILE=off takes the net away/);
  expect(crashVariableProblem("relay.stored:2:stop", "dev")).toBeNull();
  expect(crashVariableProblem("relay.nowhere", "dev")).toMatch(/must be one of these points.*relay\.stored/);
});
