import { expect, test } from "vitest";
import { readTraceparent } from "#server/platform/tracing/traceparent.ts";
import { newTraceparent, traceHeaders } from "./traceparent.ts";

test("every action begins a trace of its own that the server understands and records", () => {
  const contexts = Array.from({ length: 100 }, () => readTraceparent(newTraceparent()));
  expect(new Set(contexts.map((context) => context?.traceId)).size).toBe(100);
  expect(contexts.every((context) => context?.traceFlags === 1)).toBe(true);
});

test("a page that reads begins none", () => {
  expect(traceHeaders([{ type: "query" }])).toEqual({});
  expect(Object.keys(traceHeaders([{ type: "mutation" }]))).toEqual(["traceparent"]);
});
