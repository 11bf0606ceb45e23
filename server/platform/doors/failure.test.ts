import { MongooseError, mongo } from "mongoose";
import { expect, test } from "vitest";
import { DomainError, ERROR_CODES } from "#server/core/errors.ts";
import { errorResponse } from "./error-response.ts";
import { describeFailure } from "./failure.ts";
import { STATUS_OF_ERROR } from "./status-of-error.ts";

function recordLog() {
  const lines: { level: string; fields: unknown }[] = [];
  const at = (level: string) => (fields: unknown) => void lines.push({ level, fields });
  return { lines, log: { error: at("error"), warn: at("warn") } };
}

test("every refusal has a status that the contract names", () => {
  for (const code of ERROR_CODES) expect([400, 401, 403, 404, 409, 413, 429, 503]).toContain(STATUS_OF_ERROR[code]);
});

test("a refusal keeps its sentence, its fields and its patience, and is not logged", async () => {
  const { lines, log } = recordLog();
  const error = new DomainError(
    "request.too-many",
    { key: "refusals.tooMany.attempts" },
    { retryAfterSeconds: 30, fields: { a: { key: "refusals.needed.name" } } },
  );
  const response = errorResponse(error, log);
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("30");
  await expect(response.json()).resolves.toEqual({
    error: { code: "request.too-many", message: "Too many attempts.", fields: { a: "Enter a name." } },
  });
  expect(lines).toEqual([]);
});

test("somebody who is not signed in is told how to be", () => {
  const response = errorResponse(new DomainError("auth.required", { key: "refusals.signIn.first" }), recordLog().log);
  expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
});

test("a bug shows nothing but an id, which finds it in the log", async () => {
  const { lines, log } = recordLog();
  const error = new Error("password of ada@example.com is 1234");
  const response = errorResponse(error, log);
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toContain("1234");
  expect(lines).toEqual([{ level: "error", fields: { err: error, incident: expect.any(String) } }]);
  const [line] = lines;
  expect(text).toContain(String(Object(line?.fields).incident));
});

test.for([
  new mongo.MongoNetworkError("connection refused 10.0.0.1"),
  new mongo.MongoServerSelectionError("no primary", {} as never),
  new mongo.MongoNotConnectedError("not connected"),
  new MongooseError("Cannot call `users.findOne()` before initial connection is complete if `bufferCommands = false`."),
  new mongo.MongoServerError({ message: "stepped down", code: 189 }),
  new Error("listing failed", { cause: new mongo.MongoNetworkTimeoutError("timed out") }),
  Object.assign(new Error("This socket has been ended by the other party"), { code: "EPIPE" }),
])("a database that is away is a calm sentence and not a bug: %s", (error) => {
  expect(describeFailure(error)).toMatchObject({ code: "service.unavailable", status: 503, retryAfterSeconds: 5 });
});

test.each([112, 11_000])("a race that was lost as often as it was tried is no bug: %i", (code) => {
  const failure = describeFailure(new mongo.MongoServerError({ message: "lost", code }));
  expect(failure).toMatchObject({ status: 503, message: expect.stringContaining("at the same moment") });
});

test("a refusal by the database itself is a bug of ours", () => {
  expect(describeFailure(new mongo.MongoServerError({ message: "bad value", code: 2 })).status).toBe(500);
});
