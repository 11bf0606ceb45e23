import { expect, test } from "vitest";
import { readTraceparent, traceIdOf, writeTraceparent } from "./traceparent.ts";

const VALID = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

test("what is read can be written again", () => {
  const context = readTraceparent(VALID);
  expect(context).toEqual({
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
    spanId: "00f067aa0ba902b7",
    traceFlags: 1,
    isRemote: true,
  });
  expect(context && writeTraceparent(context)).toBe(VALID);
  expect(traceIdOf(VALID)).toBe("4bf92f3577b34da6a3ce929d0e0e4736");
});

test.each([
  ["nothing", null],
  ["text", "4bf92f35"],
  ["a trace id of zeros", VALID.replace("4bf92f3577b34da6a3ce929d0e0e4736", "0".repeat(32))],
  ["a span id of zeros", VALID.replace("00f067aa0ba902b7", "0".repeat(16))],
  ["the version that no version has", VALID.replace("00-", "ff-")],
  ["capitals", VALID.toUpperCase()],
])("%s is no trace context", (_what, value) => {
  expect(readTraceparent(value)).toBeNull();
  expect(traceIdOf(value)).toBeUndefined();
});
