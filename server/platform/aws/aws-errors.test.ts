import { QueueDoesNotExist, SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { findFreePort } from "#server/local/launch/ports.ts";
import { classifyAwsError, isReceiptLost } from "./aws-errors.ts";
import { createSqsClient } from "./clients.ts";

const failure = (name: string, httpStatusCode: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });

test.each([
  [failure("ThrottlingException", 400), "infra"],
  [failure("RequestThrottled", 403), "infra"],
  [failure("ServiceUnavailable", 503), "infra"],
  [failure("SomethingNew", 500), "infra"],
  [failure("TimeoutError", 0), "infra"],
  [Object.assign(new Error("reset"), { code: "ECONNRESET" }), "infra"],
  [new QueueDoesNotExist({ message: "", $metadata: {} }), "config"],
  [failure("AccessDenied", 403), "config"],
  [failure("AuthorizationErrorException", 403), "config"],
  [failure("CredentialsProviderError", 0), "config"],
  [failure("InvalidParameterValue", 400), "rejected"],
  [new DOMException("", "AbortError"), "aborted"],
  [new TypeError("a bug"), "unknown"],
  ["text", "unknown"],
] as const)("%s asks for %s", (error, kind) => {
  expect(classifyAwsError(error)).toBe(kind);
});

test("a broker that is not there is infrastructure", async () => {
  const endpoint = `http://127.0.0.1:${await findFreePort()}`;
  const sqs = createSqsClient({
    region: "eu-north-1",
    endpoint,
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  const error: unknown = await sqs
    .send(new SendMessageCommand({ QueueUrl: `${endpoint}/1/q`, MessageBody: "x" }))
    .catch((reason: unknown) => reason);
  expect(classifyAwsError(error)).toBe("infra");
});

test.each(["ReceiptHandleIsInvalid", "MessageNotInflight", "InvalidParameterValue"])("%s loses the receipt", (code) => {
  expect(isReceiptLost(code)).toBe(true);
});

test("a throttled entry keeps its receipt", () => {
  expect(isReceiptLost("RequestThrottled")).toBe(false);
});
