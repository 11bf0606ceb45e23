const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The caller's W3C trace context, to ride in every event the request causes; null when absent or malformed. */
export function traceparentOf(headers: Pick<Headers, "get">): string | null {
  const value = headers.get("traceparent");
  return value && TRACEPARENT.test(value) ? value : null;
}
