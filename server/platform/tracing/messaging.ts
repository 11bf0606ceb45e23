import { type Attributes, SpanKind } from "@opentelemetry/api";
import type { Queue, QueueMessage, Topic } from "#server/core/ports/queue.ts";
import { causedBy, inSpan, recordSpan } from "./spans.ts";

type OperationType = "send" | "receive" | "process" | "settle";

/** The attributes that OpenTelemetry asks of a messaging span. */
export function messagingAttributes(
  system: "aws.sns" | "aws_sqs",
  destination: string,
  operation: { readonly name: string; readonly type: OperationType },
): Attributes {
  return {
    "messaging.system": system,
    "messaging.destination.name": destination,
    "messaging.operation.name": operation.name,
    "messaging.operation.type": operation.type,
  };
}

const causesOf = (messages: readonly Pick<QueueMessage, "attributes">[]) =>
  causedBy(messages.map(({ attributes }) => attributes["traceparent"]));

const countOf = (messages: readonly unknown[]) => ({ "messaging.batch.message_count": messages.length });

/** The topic, with a span for every call, linked to the requests that caused its messages. */
export function tracedTopic(topic: Topic, destination: string): Topic {
  const about = messagingAttributes("aws.sns", destination, { name: "publish", type: "send" });
  return {
    publish: (messages) =>
      inSpan(
        {
          name: `publish ${destination}`,
          kind: SpanKind.PRODUCER,
          attributes: { ...about, ...countOf(messages) },
          cause: causesOf(messages),
        },
        async (span) => {
          const failures = await topic.publish(messages);
          if (failures.length > 0) span.setAttribute("quickfix.publish.refused", failures.length);
          return failures;
        },
      ),
  };
}

/** The queue, with a span for every receive that brought something, every delete and every send. */
export function tracedQueue(queue: Queue, destination: string): Queue {
  const about = (name: string, type: OperationType) => messagingAttributes("aws_sqs", destination, { name, type });
  return {
    ...queue,
    async receive(options) {
      const startedAt = new Date();
      const messages = await queue.receive(options);
      if (messages.length > 0) {
        const attributes = { ...about("receive", "receive"), ...countOf(messages) };
        const cause = causesOf(messages);
        recordSpan({ name: `receive ${destination}`, kind: SpanKind.CLIENT, attributes, cause }, startedAt);
      }
      return messages;
    },
    delete(messages) {
      const attributes = { ...about("settle", "settle"), ...countOf(messages) };
      const spec = { name: `settle ${destination}`, kind: SpanKind.CLIENT, attributes, cause: causesOf(messages) };
      return inSpan(spec, () => queue.delete(messages));
    },
    send(messages) {
      const attributes = { ...about("send", "send"), ...countOf(messages) };
      const spec = { name: `send ${destination}`, kind: SpanKind.PRODUCER, attributes, cause: causesOf(messages) };
      return inSpan(spec, () => queue.send(messages));
    },
  };
}
