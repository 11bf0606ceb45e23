import { expect, test } from "vitest";
import { adviceOn, classifyError } from "./error-class.ts";

const error = (fields: object) => Object.assign(new Error("x"), fields);

test.each([
  ["a primary that stepped down", error({ name: "MongoServerError", code: 10107 }), "infra"],
  ["a server that cannot be found", error({ name: "MongoServerSelectionError" }), "infra"],
  ["a connection that broke", error({ name: "MongoNetworkError" }), "infra"],
  [
    "a write the driver says can be repeated",
    error({ name: "MongoServerError", errorLabels: ["RetryableWriteError"] }),
    "infra",
  ],
  ["a full disk", error({ name: "MongoServerError", code: 14031 }), "infra"],
  ["AWS throttling", error({ name: "ThrottlingException" }), "infra"],
  ["a queue that is missing", error({ name: "QueueDoesNotExist" }), "infra"],
  ["two writers on one document", error({ name: "MongoServerError", code: 112 }), "conflict"],
  ["a duplicate key", error({ name: "MongoServerError", code: 11000 }), "conflict"],
  ["a wrong password", error({ name: "MongoServerError", code: 18 }), "fatal"],
  ["a missing right", error({ name: "MongoServerError", code: 13 }), "fatal"],
  ["a bug", new TypeError("undefined is not a function"), "unknown"],
  ["something that is no error", "oops", "unknown"],
])("%s", (_what, thrown, expected) => {
  expect(classifyError(thrown)).toBe(expected);
});

test("an error keeps its class however it was wrapped", () => {
  const cause = error({ name: "MongoNetworkError" });
  expect(classifyError(new Error("pass failed", { cause: new Error("read failed", { cause }) }))).toBe("infra");
});

test("a queue that is missing comes with what to do about it, and nothing else does", () => {
  expect(adviceOn(error({ name: "QueueDoesNotExist" })).advice).toContain("npm run aws:setup");
  expect(adviceOn(error({ name: "ThrottlingException" }))).toEqual({});
  expect(adviceOn(new TypeError("undefined is not a function"))).toEqual({});
});
