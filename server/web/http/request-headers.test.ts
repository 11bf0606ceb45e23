import { expect, test } from "vitest";
import { clientIp } from "./client-ip.ts";
import { traceparentOf } from "./traceparent.ts";

test("believes the address that the nearest proxy wrote, not those that the sender may have invented", () => {
  expect(clientIp(new Headers({ "x-forwarded-for": "1.1.1.1, 2.2.2.2 ,10.0.0.7" }))).toBe("10.0.0.7");
  expect(clientIp(new Headers())).toBe("unknown");
});

test("takes over a well-formed trace context and drops any other", () => {
  const valid = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  expect(traceparentOf(new Headers({ traceparent: valid }))).toBe(valid);
  expect(traceparentOf(new Headers({ traceparent: "anything else" }))).toBeNull();
});
