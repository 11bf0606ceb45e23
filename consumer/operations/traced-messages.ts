import { SpanKind } from "@opentelemetry/api";
import type { ToldEvent } from "#server/core/events/who-is-told.ts";
import { messagingAttributes } from "#server/platform/tracing/messaging.ts";
import { causedBy, inSpan, markFailed } from "#server/platform/tracing/spans.ts";
import type { Handler } from "../queue/handle-delivery.ts";

/** The handler, with a span for every message: in the trace of the request that caused it, and linked to it. */
export function tracedHandler(handler: Handler, queueName: string): Handler {
  const about = messagingAttributes("aws_sqs", queueName, { name: "process", type: "process" });
  return (event, context) => {
    const attributes = {
      ...about,
      "quickfix.event.id": event.id,
      "quickfix.event.type": event.type,
      "quickfix.receive_count": context.receiveCount,
    };
    const cause = causedBy([event.traceparent]);
    return inSpan({ name: `process ${queueName}`, kind: SpanKind.CONSUMER, attributes, cause }, async (span) => {
      const outcome = await handler(event, context);
      span.setAttribute("quickfix.outcome", outcome.kind);
      if (outcome.kind === "retry") markFailed(span, outcome.error);
      return outcome;
    });
  };
}

/** Telling people, with a span in the trace of what they are told about. */
export function tracedTell<Known extends readonly unknown[], T>(
  tell: (event: ToldEvent, ...known: Known) => Promise<T>,
): (event: ToldEvent, ...known: Known) => Promise<T> {
  return (event, ...known) => {
    const attributes = { "quickfix.event.id": event.id, "quickfix.event.type": event.type };
    const cause = causedBy([event.traceparent]);
    return inSpan({ name: "notification", kind: SpanKind.INTERNAL, attributes, cause }, () => tell(event, ...known));
  };
}
