import { type Doc, isDocument } from "../bson/document.ts";
import type { CommandFailure } from "./fail-points.ts";

/** Errors after which a retryable write may be sent again, as the drivers' specification and the server agree. */
const retryableCodes: ReadonlySet<unknown> = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  89, // NetworkTimeout
  91, // ShutdownInProgress
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  9001, // SocketException
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
]);

/** Adds the labels that drivers act on; a fail point may dictate them. */
export function labelled(reply: Doc, body: Doc, failure: CommandFailure | null): Doc {
  const isFailed = reply["code"] !== undefined || reply["writeConcernError"] !== undefined;
  const labels = isFailed && failure?.errorLabels ? failure.errorLabels : ownLabels(reply, body);
  return labels.length > 0 ? { ...reply, errorLabels: labels } : reply;
}

function ownLabels(reply: Doc, body: Doc): string[] {
  if (body["txnNumber"] === undefined) return [];
  const concern = reply["writeConcernError"];
  const codes = [reply["code"], isDocument(concern) ? concern["code"] : undefined].map(Number);
  return codes.some((code) => retryableCodes.has(code)) ? ["RetryableWriteError"] : [];
}
