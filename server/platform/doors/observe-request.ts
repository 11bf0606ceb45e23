import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { UserId } from "#server/core/ids.ts";
import { activeTraceparent, continuing, inSpan } from "#server/platform/tracing/spans.ts";
import { traceIdOf } from "#server/platform/tracing/traceparent.ts";
import type { HttpRequest, RequestBook } from "./call.ts";

export interface ObservedRequest {
  readonly door: "trpc" | "rest";
  /** The procedure or the operation's id; never anything that the caller made up. */
  readonly operation: string;
  readonly http: HttpRequest;
  /** The caller's trace context. */
  readonly traceparent: string | null;
}

/** How a request ended. Ids are fine here; what people wrote is not. */
export interface RequestOutcome {
  readonly status: number;
  readonly code?: string;
  readonly actorId?: UserId;
  readonly via?: string;
}

/** Runs a request in a span of the caller's trace, times it, and logs it as one event. */
export function observeRequest<Result>(
  { door, operation, http, traceparent }: ObservedRequest,
  book: Pick<RequestBook, "requestDuration" | "onRefused"> & { log: Pick<RequestBook["log"], "info"> },
  work: () => Promise<readonly [Result, RequestOutcome]>,
): Promise<Result> {
  const startedAt = performance.now();
  const attributes = {
    "http.request.method": http.method,
    "http.route": http.route,
    "quickfix.door": door,
    "quickfix.operation": operation,
  };
  const cause = continuing(traceparent);
  return inSpan({ name: operation, kind: SpanKind.SERVER, attributes, cause }, async (span) => {
    const [result, outcome] = await work();
    const ms = performance.now() - startedAt;
    const { status } = outcome;
    span.setAttribute("http.response.status_code", status);
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    book.requestDuration.observe({ door, operation, status }, ms / 1_000);
    const traceId = traceIdOf(activeTraceparent() ?? traceparent);
    book.log.info({ door, operation, ...outcome, durationMs: Math.round(ms), traceId }, "request");
    if (status >= 400) book.onRefused?.();
    return result;
  });
}
