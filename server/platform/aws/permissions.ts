/** What a role needs at a topic or queue, and nothing more. The template, the doctor and the README read it here. */
export interface Permission {
  readonly on: "topic" | "queue" | "deadLetters" | "subscriptionDeadLetters";
  readonly actions: readonly string[];
}

const RECEIVE = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"];

export const PERMISSIONS = {
  /** Publishes what its own writes caused, and tells the pipeline console how deep the queues are. */
  web: [
    { on: "topic", actions: ["sns:Publish"] },
    { on: "queue", actions: ["sqs:GetQueueAttributes"] },
    { on: "deadLetters", actions: ["sqs:GetQueueAttributes"] },
  ],
  /** Publishes what others left behind, works off the queue, puts messages aside and gives them back. */
  consumer: [
    { on: "topic", actions: ["sns:Publish"] },
    { on: "queue", actions: [...RECEIVE, "sqs:SendMessage"] },
    { on: "deadLetters", actions: [...RECEIVE, "sqs:SendMessage"] },
    { on: "subscriptionDeadLetters", actions: RECEIVE },
  ],
  /** Looks, for `npm run doctor`. */
  doctor: [
    {
      on: "topic",
      actions: ["sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic", "sns:GetSubscriptionAttributes"],
    },
    { on: "queue", actions: ["sqs:GetQueueAttributes"] },
    { on: "deadLetters", actions: ["sqs:GetQueueAttributes"] },
    { on: "subscriptionDeadLetters", actions: ["sqs:GetQueueAttributes"] },
  ],
} as const satisfies Record<string, readonly Permission[]>;
