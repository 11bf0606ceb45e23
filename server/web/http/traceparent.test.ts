import { expect, test } from "vitest";
import { traceparentOf } from "./traceparent.ts";

test("takes over a well-formed trace context and drops any other", () => {
  const valid = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  expect(traceparentOf(new Headers({ traceparent: valid }))).toBe(valid);
  expect(traceparentOf(new Headers({ traceparent: "anything else" }))).toBeNull();
});
