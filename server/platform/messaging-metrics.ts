import { Counter, Histogram, type Registry } from "prom-client";
import type { OutgoingMessage, Queue, Topic } from "#server/core/ports/queue.ts";

/** Advised by OpenTelemetry for messaging durations: 5 ms to 10 s. */
export const SECONDS_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

export type MessagingMetrics = ReturnType<typeof createMessagingMetrics>;

/** What both processes count: events on their way out, calls of SNS, SQS and the database, and what AWS bills. */
export function createMessagingMetrics(registry: Registry) {
  const registers = [registry];
  return {
    sent: new Counter({
      name: "messaging_client_sent_messages_total",
      help: "Messages published to the topic",
      registers,
    }),
    operationDuration: new Histogram({
      name: "messaging_client_operation_duration",
      help: "Seconds a call of SNS or SQS took; a receive includes its wait",
      labelNames: ["operation", "destination", "error_type"],
      // A long poll waits for 15 s.
      buckets: [...SECONDS_BUCKETS, 20],
      registers,
    }),
    outboxPublish: new Counter({
      name: "quickfix_outbox_publish_total",
      help: "Events relayed",
      labelNames: ["origin", "result"],
      registers,
    }),
    awsRequests: new Counter({
      name: "quickfix_aws_requests_total",
      help: "Requests that AWS bills",
      labelNames: ["service", "operation"],
      registers,
    }),
    dbOps: new Counter({
      name: "quickfix_db_ops_total",
      help: "Commands sent to the database",
      labelNames: ["op"],
      registers,
    }),
  };
}

type Timed = Pick<MessagingMetrics, "operationDuration">;

/** The topic, with every call timed and every event counted. */
export function measuredTopic(topic: Topic, destination: string, metrics: MessagingMetrics): Topic {
  const count = ({ attributes }: OutgoingMessage, result: "ok" | "failed") =>
    metrics.outboxPublish.inc({ origin: attributes["origin"] ?? "unknown", result });
  return {
    async publish(messages) {
      try {
        const failures = await timed(metrics, "publish", destination, () => topic.publish(messages));
        const failed = new Set(failures.map((failure) => failure.id));
        for (const message of messages) count(message, failed.has(message.id) ? "failed" : "ok");
        metrics.sent.inc(messages.length - failed.size);
        return failures;
      } catch (error) {
        for (const message of messages) count(message, "failed");
        throw error;
      }
    },
  };
}

/** The queue, with every call timed. */
export function measuredQueue(queue: Queue, destination: string, metrics: Timed): Queue {
  const measure = <Result>(operation: string, call: () => Promise<Result>) =>
    timed(metrics, operation, destination, call);
  return {
    receive: (options) => measure("receive", () => queue.receive(options)),
    delete: (messages) => measure("delete", () => queue.delete(messages)),
    changeVisibility: (changes) => measure("change_visibility", () => queue.changeVisibility(changes)),
    send: (messages) => measure("send", () => queue.send(messages)),
    depth: () => measure("depth", () => queue.depth()),
  };
}

/** Does the call, and notes how long it took and how it ended. */
export async function timed<Result>(
  { operationDuration }: Timed,
  operation: string,
  destination: string,
  call: () => Promise<Result>,
): Promise<Result> {
  const startedAt = performance.now();
  const end = (error_type: string) =>
    operationDuration.observe({ operation, destination, error_type }, (performance.now() - startedAt) / 1_000);
  try {
    const result = await call();
    end("");
    return result;
  } catch (error) {
    end(error instanceof Error ? error.name : typeof error);
    throw error;
  }
}
