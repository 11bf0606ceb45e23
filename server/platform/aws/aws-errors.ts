/**
 * What an error of the AWS SDK asks for:
 * `infra` goes away by itself, so wait and try again;
 * `config` needs a person (missing queue, no permission, bad keys), so stop working and say so;
 * `rejected` is about this one request and will never succeed;
 * `aborted` was our own wish; `unknown` did not come from AWS.
 */
export type AwsErrorKind = "infra" | "config" | "rejected" | "aborted" | "unknown";

/** What becomes of an entry of a batch that was not taken. */
export type Verdict = "again" | "never" | "unknown";

/** Every code that SNS and SQS are known to answer with, in one spelling; `lost` is about a receipt that is over. */
const CODES: Readonly<Record<"infra" | "config" | "rejected" | "lost", readonly string[]>> = {
  infra: [
    "InternalError",
    "InternalFailure",
    "InternalServerError",
    "KmsThrottled",
    "KmsThrottling",
    "OverLimit",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestTimeout",
    "ServiceUnavailable",
    "Throttled",
    "Throttling",
    "TimeoutError",
    "TooManyRequests",
  ],
  // A person mends these, or they are a new topic, queue, key or permission that is not known everywhere yet.
  config: [
    "AccessDenied",
    "AuthFailure",
    "AuthorizationError",
    "CredentialsProviderError",
    "EndpointDisabled",
    "ExpiredToken",
    "IncompleteSignature",
    "InvalidAccessKeyId",
    "InvalidAddress",
    "InvalidClientTokenId",
    "InvalidSecurity",
    "InvalidSignature",
    "KmsAccessDenied",
    "KmsDisabled",
    "KmsInvalidKeyUsage",
    "KmsInvalidState",
    "KmsNotFound",
    "KmsOptInRequired",
    "MissingAuthenticationToken",
    "NonExistentQueue",
    "NotAuthorized",
    "NotFound",
    "OptInRequired",
    "QueueDeletedRecently",
    "QueueDoesNotExist",
    "RequestExpired",
    "RequestInTheFuture",
    "RequestTimeTooSkewed",
    "ResourceNotFound",
    "SignatureDoesNotMatch",
    "TokenProviderError",
    "UnauthorizedOperation",
    "UnrecognizedClient",
    "UnsupportedOperation",
  ],
  rejected: [
    "BatchEntryIdsNotDistinct",
    "BatchRequestTooLong",
    "EmptyBatchRequest",
    "InvalidAttributeName",
    "InvalidAttributeValue",
    "InvalidBatchEntryId",
    "InvalidMessageContents",
    "InvalidParameter",
    "InvalidParameterValue",
    "MissingParameter",
    "ParameterValueInvalid",
    "SerializationException",
    "TooManyEntriesInBatchRequest",
    "ValidationError",
    "ValidationException",
  ],
  lost: ["MessageNotInflight", "ReceiptHandleIsInvalid"],
};

const KINDS = new Map(
  (["infra", "config", "rejected", "lost"] as const).flatMap((kind) =>
    CODES[kind].map((code) => [spelt(code), kind] as const),
  ),
);

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
  const kinds = names.map((each) => KINDS.get(spelt(each)));
  if (kinds.includes("config")) return "config";
  if (kinds.includes("infra") || names.some((each) => NETWORK_CODES.has(each))) return "infra";
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return "unknown";
  if (status === 429 || status >= 500) return "infra";
  if (status === 401 || status === 403) return "config";
  // A page instead of an answer: whatever stands between us and AWS, or is named in its place, is not about the request.
  return name === "UnreadableAnswer" ? "config" : "rejected";
}

/** Whether the call ended because its signal was aborted. */
export function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/**
 * What becomes of an entry that was refused with this code. The table decides, not the answer's `SenderFault`: AWS blames
 * the sender for sending too fast, and for a key of KMS that is switched off.
 */
export function verdictOf(code: string, isSenderFault: boolean): Verdict {
  const kind = KINDS.get(spelt(code));
  if (kind === "infra" || kind === "config") return "again";
  if (kind) return "never";
  return isSenderFault ? "unknown" : "again";
}

/** Whether an entry's error code says that its receipt no longer holds the message. */
export function isReceiptLost(code: string): boolean {
  const kind = KINDS.get(spelt(code));
  // A receipt that is over is also an invalid value, and ours are never wrong in another way.
  return kind === "lost" || spelt(code) === spelt("InvalidParameterValue");
}

const NOT_YET = new Set(["NonExistentQueue", "NotFound", "QueueDeletedRecently", "QueueDoesNotExist"].map(spelt));

/** Whether the error may only mean that AWS has not heard everywhere of what was made, or deleted, a minute ago. */
export function isTooEarly(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (NOT_YET.has(spelt(error.name))) return true;
  // A redrive policy that names a queue of a second ago.
  return classifyAwsError(error) === "rejected" && /not exist|not found|non-?existent/i.test(error.message);
}

/** Whether the keys are good and may not do this. */
export function isRefusal(error: unknown): error is Error {
  return isCalled(error, REFUSALS);
}

/** Whether topic, queue or subscription are not there. */
export function isMissing(error: unknown): boolean {
  return isCalled(error, MISSING);
}

/** Whether the keys themselves are the trouble: there are none, they ran out, or AWS does not know them. */
export function areKeysBad(error: unknown): boolean {
  return isCalled(error, BAD_KEYS);
}

const REFUSALS = new Set(["AccessDenied", "AuthorizationError", "NotAuthorized", "UnauthorizedOperation"].map(spelt));
const MISSING = new Set(["NonExistentQueue", "NotFound", "QueueDoesNotExist", "ResourceNotFound"].map(spelt));
const BAD_KEYS = new Set(
  [
    "AuthFailure",
    "CredentialsProviderError",
    "ExpiredToken",
    "IncompleteSignature",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidSecurity",
    "InvalidSignature",
    "MissingAuthenticationToken",
    "RequestExpired",
    "RequestInTheFuture",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
    "TokenProviderError",
    "UnauthorizedOperation",
    "UnrecognizedClient",
  ].map(spelt),
);

function isCalled(error: unknown, codes: ReadonlySet<string>): error is Error {
  return error instanceof Error && codes.has(spelt(error.name));
}

/** SQS puts a namespace before its codes, SNS writes KMS large, and both add Exception where they like. */
function spelt(code: string): string {
  return code
    .replace(/^.*[.#]/, "")
    .replace(/Exception$/, "")
    .toLowerCase();
}
