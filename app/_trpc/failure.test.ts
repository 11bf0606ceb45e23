import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { failureOf, isPassing } from "./failure.ts";

function refused(domain: object, message: string): TRPCClientError<never> {
  const shape = { error: { message, code: -32_600, data: { code: "BAD_REQUEST", httpStatus: 400, domain } } };
  return TRPCClientError.from(shape as never);
}

test("a refusal keeps the server's sentence and its fields", () => {
  const failure = failureOf(refused({ code: "input.invalid", fields: { title: "Too short." } }, "Please look again."));
  expect(failure).toMatchObject({
    code: "input.invalid",
    message: "Please look again.",
    fields: { title: "Too short." },
  });
  expect(isPassing(failure)).toBe(false);
});

test("no answer at all is a matter of the network, and passes", () => {
  const failure = failureOf(TRPCClientError.from(new TypeError("Failed to fetch")));
  expect(failure.code).toBe("network");
  expect(isPassing(failure)).toBe(true);
});

test("a database that is away passes too, with the time to wait", () => {
  const failure = failureOf(refused({ code: "service.unavailable", retryAfterSeconds: 3 }, "One moment."));
  expect(isPassing(failure)).toBe(true);
  expect(failure.retryAfterSeconds).toBe(3);
});

test("a bug is owned, never shown", () => {
  expect(failureOf(new Error("x is undefined")).message).not.toContain("undefined");
  expect(failureOf(new Error("x is undefined")).code).toBe("unknown");
});
