import type { ActionOn } from "./actions.ts";

/** What a right is about. `everything`: actions for which AWS knows no resource, so that nothing narrower can be said. */
export type Place = Permission["on"];

/** What a role needs at a topic or queue. The compiler holds it against AWS's reference of actions and their resources. */
export type Permission =
  | { readonly on: "topic"; readonly actions: readonly ActionOn<"topic">[] }
  | { readonly on: QueuePlace; readonly actions: readonly ActionOn<"queue">[] }
  | { readonly on: "everything"; readonly actions: readonly ActionOn<null>[] };

export type QueuePlace = "queue" | "deadLetters" | "subscriptionDeadLetters";

const DRAIN = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"] as const;
const ENSURE = ["sqs:CreateQueue", "sqs:GetQueueUrl", "sqs:GetQueueAttributes", "sqs:SetQueueAttributes"] as const;

/**
 * What each role needs, and nothing more: a test lets every process and command work with exactly this, and asks for each
 * right whether somebody used it. Template, doctor, set-up and README read it here.
 */
export const PERMISSIONS = {
  /** Publishes what its own writes caused, says how it is, and tells the pipeline console how deep the queues are. */
  web: [
    { on: "topic", actions: ["sns:Publish", "sns:GetTopicAttributes"] },
    { on: "queue", actions: ["sqs:GetQueueAttributes"] },
    { on: "deadLetters", actions: ["sqs:GetQueueAttributes"] },
  ],
  /** Publishes what others left behind, works off the queue, puts messages aside and gives them back. Also for redrive and replay. */
  consumer: [
    { on: "topic", actions: ["sns:Publish"] },
    { on: "queue", actions: [...DRAIN, "sqs:ChangeMessageVisibility", "sqs:SendMessage"] },
    { on: "deadLetters", actions: [...DRAIN, "sqs:SendMessage"] },
    { on: "subscriptionDeadLetters", actions: DRAIN },
  ],
  /** Looks, for `npm run doctor`. */
  doctor: [
    { on: "topic", actions: ["sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"] },
    { on: "everything", actions: ["sns:GetSubscriptionAttributes"] },
    { on: "queue", actions: ["sqs:GetQueueAttributes"] },
    { on: "deadLetters", actions: ["sqs:GetQueueAttributes"] },
    { on: "subscriptionDeadLetters", actions: ["sqs:GetQueueAttributes"] },
  ],
  /** Creates and repairs, for `npm run aws:setup`. */
  setUp: [
    {
      on: "topic",
      actions: ["sns:CreateTopic", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic", "sns:Subscribe"],
    },
    { on: "everything", actions: ["sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes"] },
    { on: "queue", actions: ENSURE },
    { on: "deadLetters", actions: ENSURE },
    { on: "subscriptionDeadLetters", actions: ENSURE },
  ],
} as const satisfies Record<string, readonly Permission[]>;

export type RoleName = keyof typeof PERMISSIONS;

/** How people call what a right is about. */
export const PLACE_WORDS = {
  topic: "the topic",
  queue: "the queue",
  deadLetters: "the dead-letter queue",
  subscriptionDeadLetters: "the dead-letter queue of the subscription",
  everything: "its subscriptions",
} as const satisfies Record<Place, string>;
