import {
  type Attributes,
  type Context,
  context,
  isSpanContextValid,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { readTraceparent, writeTraceparent } from "./traceparent.ts";

export interface SpanSpec {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes?: Attributes;
  /** What the work belongs to; see `causedBy`. Unset means whatever runs now. */
  readonly cause?: Cause;
}

export interface Cause {
  readonly parent: Context;
  readonly links: Link[];
}

export const OUR_TRACER = "quickfix";
/** Asked for at each span: the real one may be set up later, or, in most installations, never. */
const tracer = () => trace.getTracer(OUR_TRACER);

/**
 * Where a span belongs that serves these requests, each given by its trace context. One: it is a part of that request's
 * trace. Several: it is nobody's part and begins a trace of its own that is linked to all of them.
 */
export function causedBy(traceparents: Iterable<string | null | undefined>): Cause {
  const causes = [...new Set(traceparents)].map(readTraceparent).filter((cause) => cause !== null);
  const [first] = causes;
  const parent = first && causes.length === 1 ? trace.setSpanContext(ROOT_CONTEXT, first) : ROOT_CONTEXT;
  return { parent, links: causes.map((cause) => ({ context: cause })) };
}

/** Where a span belongs that continues what the caller began, or begins something when the caller did not say. */
export function continuing(traceparent: string | null): Cause {
  return { ...causedBy([traceparent]), links: [] };
}

/** Runs the work inside a span that ends with it, failed when it rejects. Without tracing it only runs the work. */
export async function inSpan<Result>(spec: SpanSpec, work: (span: Span) => Promise<Result>): Promise<Result> {
  const { parent, links } = spec.cause ?? { parent: context.active(), links: [] };
  const span = tracer().startSpan(spec.name, { kind: spec.kind, attributes: spec.attributes, links }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), work, undefined, span);
  } catch (error) {
    markFailed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** A span of work that is over, when only its outcome showed that it is worth one. */
export function recordSpan(spec: SpanSpec, startedAt: Date): void {
  const { parent, links } = spec.cause ?? { parent: context.active(), links: [] };
  const { name, kind, attributes } = spec;
  tracer().startSpan(name, { kind, attributes, links, startTime: startedAt }, parent).end();
}

/** By class only: an error's message may hold what people wrote. */
export function markFailed(span: Span, error: unknown): void {
  span.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** The trace context of the span that runs now, to be stored with what it causes; null without tracing. */
export function activeTraceparent(): string | null {
  const active = trace.getActiveSpan()?.spanContext();
  return active && isSpanContextValid(active) ? writeTraceparent(active) : null;
}
