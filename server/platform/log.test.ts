import { expect, test } from "vitest";
import { createLog, type LogOptions } from "./log.ts";

function record(mode: LogOptions["mode"]) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { lines, log: createLog({ name: "web", level: "info", mode, destination }) };
}

test("production writes JSON with time, level and name", () => {
  const { log, lines } = record("production");
  log.info({ ticketId: "t1" }, "assigned");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "info", name: "web", ticketId: "t1", msg: "assigned" });
});

test("people's words and secrets are removed, wherever they sit", () => {
  const { log, lines } = record("production");
  log.info({ password: "hunter2", user: { email: "a@b.test" }, request: { headers: { cookie: "session" } } }, "seen");
  expect(lines[0]).not.toMatch(/hunter2|a@b\.test|session/);
  expect(lines[0]).toContain("[removed]");
});

test("development writes one readable line, an error's stack below it", () => {
  const { log, lines } = record("dev");
  log.warn({ attempt: 2, reason: "no answer", err: new Error("boom") }, "retrying");
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} warn  web retrying attempt=2 reason="no answer"\nError: boom\n/);
});

test("whatever somebody makes up, it stays in its own line and in its own field", () => {
  const forged = 'x"}\n{"level":"info","msg":"sign-in of an admin"}\r\u2028';
  for (const mode of ["production", "dev"] as const) {
    const { log, lines } = record(mode);
    log.info({ operation: forged }, "request");
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n]/);
  }
});

test("instants are said in UTC", () => {
  const { log, lines } = record("production");
  log.info("seen");
  expect(JSON.parse(lines[0] ?? "").time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.]\d{3}Z$/);
});

test("lines below the level are not written", () => {
  const { log, lines } = record("production");
  log.debug("detail");
  expect(lines).toEqual([]);
});
