/**
 * The actions of SNS and SQS that are about topics, subscriptions and queues, each with the type of resource that AWS's
 * service authorization reference gives it. `null`: it has none, so that only a statement about `"*"` grants it.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
 */
export const AWS_ACTIONS = {
  "sns:AddPermission": "topic",
  "sns:ConfirmSubscription": "topic",
  "sns:CreateTopic": "topic",
  "sns:DeleteTopic": "topic",
  "sns:GetDataProtectionPolicy": "topic",
  "sns:GetSubscriptionAttributes": null,
  "sns:GetTopicAttributes": "topic",
  "sns:ListSubscriptions": null,
  "sns:ListSubscriptionsByTopic": "topic",
  "sns:ListTagsForResource": "topic",
  "sns:ListTopics": null,
  "sns:Publish": "topic",
  "sns:PutDataProtectionPolicy": "topic",
  "sns:RemovePermission": "topic",
  "sns:SetSubscriptionAttributes": null,
  "sns:SetTopicAttributes": "topic",
  "sns:Subscribe": "topic",
  "sns:TagResource": "topic",
  "sns:Unsubscribe": null,
  "sns:UntagResource": "topic",
  "sqs:AddPermission": "queue",
  "sqs:CancelMessageMoveTask": "queue",
  "sqs:ChangeMessageVisibility": "queue",
  "sqs:CreateQueue": "queue",
  "sqs:DeleteMessage": "queue",
  "sqs:DeleteQueue": "queue",
  "sqs:GetQueueAttributes": "queue",
  "sqs:GetQueueUrl": "queue",
  "sqs:ListDeadLetterSourceQueues": "queue",
  "sqs:ListMessageMoveTasks": "queue",
  "sqs:ListQueueTags": "queue",
  "sqs:ListQueues": null,
  "sqs:PurgeQueue": "queue",
  "sqs:ReceiveMessage": "queue",
  "sqs:RemovePermission": "queue",
  "sqs:SendMessage": "queue",
  "sqs:SetQueueAttributes": "queue",
  "sqs:StartMessageMoveTask": "queue",
  "sqs:TagQueue": "queue",
  "sqs:UntagQueue": "queue",
} as const satisfies Record<`${"sns" | "sqs"}:${string}`, "topic" | "queue" | null>;

export type AwsAction = keyof typeof AWS_ACTIONS;

/** The actions that are granted on this type of resource. */
export type ActionOn<Resource extends "topic" | "queue" | null> = {
  [Action in AwsAction]: (typeof AWS_ACTIONS)[Action] extends Resource ? Action : never;
}[AwsAction];

/** The action that decides about a call: a batch needs the same right as one. Null for a call that is not in the table. */
export function actionOf(service: "sns" | "sqs", operation: string): AwsAction | null {
  const action = `${service}:${operation.replace(/Batch$/, "")}`;
  return isAction(action) ? action : null;
}

/** What a command of the SDK does, by its name on the wire. */
export function operationOf({ commandName = "" }: { readonly commandName?: string }): string {
  return commandName.replace(/Command$/, "");
}

function isAction(name: string): name is AwsAction {
  return Object.hasOwn(AWS_ACTIONS, name);
}
