import { TRPCClientError } from "@trpc/client";
import { beforeAll, describe, expect, test } from "vitest";
import { fetchLaterWords } from "#app/_language/say-failure.ts";
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

describe("of a refusal that has a name and values", () => {
  const says = { key: "refusals.complaint.ofExperiment" };
  const full = { key: "refusals.complaint.full", values: { messages: 500, complaintId: "COMP-10001" } };
  beforeAll(fetchLaterWords);

  test("a page says it by its own words, and what is said of fields, too", () => {
    const fieldsSay = { title: { key: "fields.title.tooLong", values: { max: 1200 } } };
    const fields = { title: "Trop long.", note: "Trop long." };
    const failure = failureOf(refused({ code: "input.invalid", says: full, fields, fieldsSay }, "Trop de messages."));
    expect(failure).toMatchObject({
      message: "This conversation has 500 messages. Please file a new complaint and mention COMP-10001.",
      fields: { title: "A title has at most 1,200 characters.", note: "Trop long." },
    });
  });

  test("a name that stands in another is said with it", () => {
    const what = { key: "refusals.tooMany.requests" };
    const again = {
      key: "refusals.tooMany.again",
      values: { what, when: { key: "wait.again.seconds", values: { seconds: 5 } } },
    };
    expect(failureOf(refused({ code: "request.too-many", says: again }, "Trop.")).message).toBe(
      "Too many requests. Please try again in 5 seconds.",
    );
  });

  test("what this page has no words for, or lacks a value, is shown as the server says it", () => {
    for (const unknown of [{ key: "refusals.of.tomorrow" }, { ...full, values: {} }])
      expect(failureOf(refused({ code: "auth.forbidden", says: unknown }, "Not today.")).message).toBe("Not today.");
    expect(failureOf(refused({ code: "auth.forbidden" }, "Of an older server.")).message).toBe("Of an older server.");
    expect(failureOf(refused({ code: "auth.forbidden", says }, "Not today.")).message).toMatch(
      /^This complaint belongs/,
    );
  });
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
