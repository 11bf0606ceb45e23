// By name, so that doors need no driver: the driver's and mongoose's classes for "no primary to talk to".
const AWAY_NAMES = new Set([
  "MongoServerSelectionError",
  "MongooseServerSelectionError",
  "MongoNetworkError",
  "MongoNetworkTimeoutError",
  "MongoNotConnectedError",
  "MongoPoolClearedError",
  "MongoPoolClosedError",
  "MongoWaitQueueTimeoutError",
  "MongoTopologyClosedError",
  "MongoServerClosedError",
  "MongoClientClosedError",
]);

// ShutdownInProgress, PrimarySteppedDown, NotWritablePrimary, InterruptedAtShutdown, InterruptedDueToReplStateChange,
// NotPrimaryNoSecondaryOk, WriteConcernTimeout.
const AWAY_CODES = new Set<unknown>([91, 189, 10_107, 11_600, 11_602, 13_435, 64]);

// The driver lets Node's own error through when it writes to a connection that the other end has just closed.
const SOCKET_CODES = new Set<unknown>(["EPIPE", "ECONNRESET"]);

/** True when the cause, however deep, is a database that cannot be reached just now. Trying again later may help. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (AWAY_NAMES.has(error.name)) return true;
  if (error.name === "MongoServerError" && "code" in error && AWAY_CODES.has(error.code)) return true;
  if ("code" in error && SOCKET_CODES.has(error.code)) return true;
  if (error.name === "MongooseError" && /initial connection|buffering timed out/.test(error.message)) return true;
  return isDatabaseAway(error.cause);
}
