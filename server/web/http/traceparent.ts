import { readTraceparent, writeTraceparent } from "#server/platform/tracing/traceparent.ts";

/** The caller's W3C trace context, to ride in every event the request causes; null when absent or malformed. */
export function traceparentOf(headers: Pick<Headers, "get">): string | null {
  const caller = readTraceparent(headers.get("traceparent"));
  return caller && writeTraceparent(caller);
}
