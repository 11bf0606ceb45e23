import { isSpanContextValid, type SpanContext } from "@opentelemetry/api";

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
/** Reserved by the standard: no version, however new, has this number. */
const NO_VERSION = "ff";

/** The W3C trace context in a header or a message attribute; null when it is absent or not one. */
export function readTraceparent(value: string | null | undefined): SpanContext | null {
  const [, version, traceId = "", spanId = "", flags = ""] = TRACEPARENT.exec(value ?? "") ?? [];
  if (version === undefined || version === NO_VERSION) return null;
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(context) ? context : null;
}

export function writeTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
}

/** What a log line calls the trace; undefined leaves the field out. */
export function traceIdOf(traceparent: string | null | undefined): string | undefined {
  return readTraceparent(traceparent)?.traceId;
}
