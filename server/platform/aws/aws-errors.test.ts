import { QueueDoesNotExist, SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { findFreePort } from "#server/local/launch/ports.ts";
import {
  areKeysBad,
  classifyAwsError,
  isMissing,
  isReceiptLost,
  isRefusal,
  isTooEarly,
  verdictOf,
} from "./aws-errors.ts";
import { createSqsClient } from "./clients.ts";

const failure = (name: string, httpStatusCode: number, message = name) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });

test.each([
  [failure("ThrottlingException", 400), "infra"],
  [failure("RequestThrottled", 403), "infra"],
  [failure("KMSThrottlingException", 400), "infra"],
  [failure("ServiceUnavailable", 503), "infra"],
  [failure("SomethingNew", 500), "infra"],
  [failure("TimeoutError", 0), "infra"],
  [Object.assign(new Error("reset"), { code: "ECONNRESET" }), "infra"],
  [new QueueDoesNotExist({ message: "", $metadata: {} }), "config"],
  [failure("AWS.SimpleQueueService.NonExistentQueue", 400), "config"],
  [failure("AccessDenied", 403), "config"],
  [failure("AuthorizationErrorException", 403), "config"],
  [failure("KMSDisabledException", 400), "config"],
  [failure("ExpiredTokenException", 403), "config"],
  [failure("CredentialsProviderError", 0), "config"],
  [failure("InvalidSignatureException", 400), "config"],
  [failure("RequestInTheFuture", 400), "config"],
  [failure("UnreadableAnswer", 404), "config"],
  [failure("UnreadableAnswer", 502), "infra"],
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

test.each([
  ...["Throttled", "ThrottledException", "RequestThrottled", "OverLimit", "InternalError", "KMSThrottling"],
  ...["KmsThrottled", "KMSDisabledException", "KmsInvalidState", "NotFound", "QueueDoesNotExist", "AccessDenied"],
  ...["InvalidClientTokenId", "AWS.SimpleQueueService.NonExistentQueue"],
])("an entry that is refused with %s goes again, whoever is blamed for it", (code) => {
  expect([verdictOf(code, true), verdictOf(code, false)]).toEqual(["again", "again"]);
});

test.each([
  ...["InvalidParameter", "InvalidParameterValueException", "InvalidMessageContents", "BatchRequestTooLong"],
  ...["ParameterValueInvalid", "InvalidBatchEntryId"],
])("an entry that is refused with %s never goes", (code) => {
  expect([verdictOf(code, true), verdictOf(code, false)]).toEqual(["never", "never"]);
});

test("what nobody knows goes again when the service blames itself, and for a while when it blames us", () => {
  expect([verdictOf("Novelty", false), verdictOf("Novelty", true)]).toEqual(["again", "unknown"]);
});

test.each([
  "ReceiptHandleIsInvalid",
  "AWS.SimpleQueueService.ReceiptHandleIsInvalid",
  "MessageNotInflight",
  "InvalidParameterValue",
])("%s loses the receipt", (code) => {
  expect(isReceiptLost(code)).toBe(true);
});

test("a throttled entry keeps its receipt", () => {
  expect(isReceiptLost("RequestThrottled")).toBe(false);
});

test.each([
  [failure("QueueDoesNotExist", 400), true],
  [failure("AWS.SimpleQueueService.QueueDeletedRecently", 400), true],
  [failure("NotFoundException", 404), true],
  [failure("InvalidParameterValue", 400, "RedrivePolicy: Dead letter target does not exist."), true],
  [failure("InvalidParameterValue", 400, "VisibilityTimeout is too long."), false],
  [failure("AccessDenied", 403), false],
])("%s may pass by itself, a moment after a queue was made: %s", (error, isEarly) => {
  expect(isTooEarly(error)).toBe(isEarly);
});

test("a refusal, keys that are no good and a thing that is not there are told apart in every spelling", () => {
  const told = (name: string) => {
    const error = failure(name, 403);
    return [isRefusal(error) && "refused", areKeysBad(error) && "keys", isMissing(error) && "missing"].filter(Boolean);
  };
  for (const name of ["AccessDenied", "AccessDeniedException", "AuthorizationErrorException"])
    expect(told(name), name).toEqual(["refused"]);
  for (const name of ["ExpiredToken", "InvalidClientTokenId", "UnrecognizedClientException", "TokenProviderError"])
    expect(told(name), name).toEqual(["keys"]);
  for (const name of ["InvalidSignatureException", "InvalidAccessKeyId", "RequestInTheFuture"])
    expect(told(name), name).toEqual(["keys"]);
  for (const name of ["AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist", "NotFoundException"])
    expect(told(name), name).toEqual(["missing"]);
  for (const name of ["KMSAccessDeniedException", "Throttling", "InvalidParameter"])
    expect(told(name), name).toEqual([]);
});
