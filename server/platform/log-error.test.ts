import { expect, test } from "vitest";
import { loggedError } from "./log-error.ts";

test("keeps what finds the mistake: kind, code, place and causes", () => {
  const cause = Object.assign(new TypeError("boom"), { code: 11_000 });
  const logged = loggedError(new Error("The topic cannot be reached", { cause }));
  expect(logged).toMatchObject({ type: "Error", message: "The topic cannot be reached" });
  expect(logged.stack).toMatch(/^Error: The topic cannot be reached\n {4}at .*log-error\.test\.ts/);
  expect(logged.cause).toMatchObject({ type: "TypeError", code: 11_000, message: "boom" });
});

test.each([
  ["a duplicate key", 'E11000 duplicate key error: email_1 dup key: { email: "ann@example.test" }'],
  ["a parser", `Unexpected token '}', "{"title":"Ann's bill" }" is not valid JSON`],
  ["a mail server", "550 no such user <ann@example.test>"],
])("forgets what %s quotes", (_who, message) => {
  const logged = JSON.stringify(loggedError(new Error(message)));
  expect(logged).not.toMatch(/ann@|Ann's bill|title/);
  expect(logged).toContain("[removed]");
});

test("forgets the documents that a driver hangs on its errors", () => {
  const error = Object.assign(new Error("write failed"), {
    writeErrors: [{ op: { title: "My bill" } }],
    keyValue: "x",
  });
  expect(Object.keys(loggedError(error))).toEqual(["type", "message", "stack"]);
});

test("a circle of causes ends", () => {
  const error: Error & { cause?: unknown } = new Error("round and round");
  error.cause = error;
  expect(JSON.stringify(loggedError(error)).match(/"message"/g)).toHaveLength(6);
});

test("a cause that is no error is named by what it is, without what is in it", () => {
  const cause = new Map([["title", "My bill"]]);
  expect(loggedError(new Error("not selected", { cause })).cause).toEqual({ type: "object", message: "Map" });
});

test("something thrown that is no error is named by its type", () => {
  expect(loggedError("plain")).toEqual({ type: "string", message: "plain" });
});
