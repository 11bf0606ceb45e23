/**
 * What an error of the AWS SDK asks for:
 * `infra` goes away by itself, so wait and try again;
 * `config` needs a person (missing queue, no permission, bad keys), so stop working and say so;
 * `rejected` is about this one request and will never succeed;
 * `aborted` was our own wish; `unknown` did not come from AWS.
 */
export type AwsErrorKind = "infra" | "config" | "rejected" | "aborted" | "unknown";

const CONFIG_NAMES = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "AuthFailure",
  "AuthorizationError",
  "AuthorizationErrorException",
  "AWS.SimpleQueueService.NonExistentQueue",
  "CredentialsProviderError",
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidAddress",
  "InvalidClientTokenId",
  "InvalidSecurity",
  "KmsAccessDenied",
  "KmsDisabled",
  "KmsNotFound",
  "NotFound",
  "NotFoundException",
  "OptInRequired",
  "QueueDoesNotExist",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
]);

const INFRA_NAMES = new Set([
  "InternalError",
  "InternalFailure",
  "KmsThrottled",
  "OverLimit",
  "RequestLimitExceeded",
  "RequestThrottled",
  "ServiceUnavailable",
  "Throttled",
  "Throttling",
  "ThrottlingException",
  "TimeoutError",
  "TooManyRequestsException",
]);

const NETWORK_CODES = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ERR_SOCKET_CONNECTION_TIMEOUT",
  "ETIMEDOUT",
]);

interface SdkError {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Classifies whatever a call of the SDK threw. */
export function classifyAwsError(error: unknown): AwsErrorKind {
  if (typeof error !== "object" || error === null) return "unknown";
  if (isAborted(error)) return "aborted";
  const { name, code, $metadata } = error as SdkError;
  const names = [name, code].map(String);
  if (names.some((each) => CONFIG_NAMES.has(each))) return "config";
  if (names.some((each) => INFRA_NAMES.has(each) || NETWORK_CODES.has(each))) return "infra";
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return "unknown";
  if (status === 429 || status >= 500) return "infra";
  return status === 401 || status === 403 ? "config" : "rejected";
}

/** Whether the call ended because its signal was aborted. */
export function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

const LOST_CODES = new Set([
  "AWS.SimpleQueueService.MessageNotInflight",
  "InvalidParameterValue",
  "MessageNotInflight",
  "ReceiptHandleIsInvalid",
]);

/** Whether an entry's error code says that its receipt no longer holds the message. */
export function isReceiptLost(code: string): boolean {
  return LOST_CODES.has(code);
}
