import { keyFault, takesEveryMessage } from "./limits.ts";
import type { Names } from "./names.ts";
import { deniesRule } from "./policy-rule.ts";
import { type Fault, free, held, type Rule, type Rules } from "./rule.ts";

const ONLY_FIFO = "only FIFO topics have it, and FIFO is looked at by itself";
const TO_HTTP = "it is about deliveries over HTTP";

const PROTOCOLS = ["HTTP", "Firehose", "Lambda", "Application", "SQS"] as const;
const FEEDBACKS = ["SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn"] as const;
type Feedback = `${(typeof PROTOCOLS)[number]}${(typeof FEEDBACKS)[number]}`;

/** What GetTopicAttributes and SetTopicAttributes name in AWS's reference. */
type TopicAttribute =
  | "ArchivePolicy"
  | "BeginningArchiveTime"
  | "ContentBasedDeduplication"
  | "DeliveryPolicy"
  | "DisplayName"
  | "EffectiveDeliveryPolicy"
  | "FifoThroughputScope"
  | "FifoTopic"
  | "KmsMasterKeyId"
  | "MaximumMessageSize"
  | "Owner"
  | "Policy"
  | "SignatureVersion"
  | "SubscriptionsConfirmed"
  | "SubscriptionsDeleted"
  | "SubscriptionsPending"
  | "TopicArn"
  | "TracingConfig"
  | Feedback;

export const TOPIC_RULES: Rules<TopicAttribute, Names> = {
  ArchivePolicy: free(ONLY_FIFO),
  BeginningArchiveTime: free(ONLY_FIFO),
  ContentBasedDeduplication: free(ONLY_FIFO),
  FifoThroughputScope: free(ONLY_FIFO),
  DeliveryPolicy: free(TO_HTTP),
  EffectiveDeliveryPolicy: free(TO_HTTP),
  DisplayName: free("it is for people"),
  FifoTopic: held("The topic's kind is the standard one.", (value): Fault | null =>
    value === "true"
      ? {
          found:
            "The topic's kind is FIFO, which refuses events without a group and cannot deliver to a standard queue.",
          advice: "Name a standard topic: FIFO does not work here, and a topic cannot change its kind.",
        }
      : null,
  ),
  KmsMasterKeyId: held("The topic asks for no rights on a key.", (value) =>
    keyFault("The topic's", value, "alias/aws/sns", "nobody can publish"),
  ),
  MaximumMessageSize: takesEveryMessage(
    "The topic's",
    "Set it to 262144 or more, or take it away. Set-up leaves the topic's attributes alone: others may subscribe to it.",
  ),
  Owner: free("it is the account that the topic's name names"),
  Policy: deniesRule("The topic's", "topic"),
  SignatureVersion: free("raw delivery to a queue carries no signature"),
  SubscriptionsConfirmed: free("it is a count"),
  SubscriptionsDeleted: free("it is a count"),
  SubscriptionsPending: free("it is a count"),
  TopicArn: free("it is the topic's name"),
  TracingConfig: free("it adds traces of AWS's own and changes no message"),
  ...feedbacks(),
};

/** Logs of deliveries, which cost money and change no message. */
function feedbacks(): Rules<Feedback, unknown> {
  const reason = "it writes a log of deliveries and changes none of them";
  const names = PROTOCOLS.flatMap((protocol) => FEEDBACKS.map((feedback): Feedback => `${protocol}${feedback}`));
  return Object.fromEntries(names.map((name) => [name, free(reason)])) as Record<Feedback, Rule<unknown>>;
}
