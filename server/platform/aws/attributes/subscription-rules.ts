import { sameValue } from "../attribute-value.ts";
import { subscriptionAttributes } from "../topology.ts";
import type { Names } from "./names.ts";
import { type Fault, free, held, type Rules } from "./rule.ts";

const TO_HTTP = "it is about deliveries over HTTP";
const IS_LOOKED_FOR = "the subscription was found by it";

/** What GetSubscriptionAttributes and SetSubscriptionAttributes name in AWS's reference, and what AWS answers beside that. */
type SubscriptionAttribute =
  | "ConfirmationWasAuthenticated"
  | "DeliveryPolicy"
  | "EffectiveDeliveryPolicy"
  | "Endpoint"
  | "FilterPolicy"
  | "FilterPolicyScope"
  | "Owner"
  | "PendingConfirmation"
  | "Protocol"
  | "RawMessageDelivery"
  | "RedrivePolicy"
  | "ReplayPolicy"
  | "ReplayStatus"
  | "SubscriptionArn"
  | "SubscriptionPrincipal"
  | "SubscriptionRoleArn"
  | "TopicArn";

export const SUBSCRIPTION_RULES: Rules<SubscriptionAttribute, Names> = {
  ConfirmationWasAuthenticated: free("it is history"),
  DeliveryPolicy: free(TO_HTTP),
  EffectiveDeliveryPolicy: free(TO_HTTP),
  Endpoint: free(IS_LOOKED_FOR),
  Protocol: free(IS_LOOKED_FOR),
  TopicArn: free(IS_LOOKED_FOR),
  FilterPolicy: held("The subscription keeps nothing back.", (value): Fault | null =>
    !value || sameValue(value, "{}")
      ? null
      : {
          found: `The subscription has a filter policy (${value}), so events that do not match it never arrive.`,
          repair: { FilterPolicy: "{}" },
        },
  ),
  FilterPolicyScope: held("The subscription's filter scope is the usual one.", (value): Fault | null =>
    !value || value === "MessageAttributes"
      ? null
      : {
          found: `The subscription's FilterPolicyScope is ${value} and should be MessageAttributes: with the next filter policy every event would be judged by its body.`,
          repair: { FilterPolicyScope: "MessageAttributes" },
        },
  ),
  Owner: free("a subscription of another account delivers too"),
  PendingConfirmation: held("The subscription is confirmed.", (value): Fault | null =>
    value === "true"
      ? {
          found: "The subscription waits for its confirmation, so the consumer receives nothing.",
          advice: "Subscribe the queue again with keys of the account that owns it: then SNS confirms it by itself.",
        }
      : null,
  ),
  RawMessageDelivery: held("Raw message delivery is on.", (value): Fault | null =>
    value === "true"
      ? null
      : {
          found:
            "Raw message delivery is off, so events lose their ids on the way and are handled as if typed in by hand.",
          repair: { RawMessageDelivery: "true" },
        },
  ),
  RedrivePolicy: held("What SNS cannot deliver is kept.", (value, { subscriptionDeadLettersArn }: Names) => {
    const wanted = subscriptionAttributes(subscriptionDeadLettersArn)["RedrivePolicy"] ?? "";
    if (sameValue(value, wanted)) return null;
    const found = value
      ? `The subscription's redrive policy is ${value} and should be ${wanted}: nobody collects what SNS puts elsewhere.`
      : "The subscription has no redrive policy, so SNS drops what it cannot deliver.";
    return { found, repair: { RedrivePolicy: wanted } };
  }),
  ReplayPolicy: free("only subscriptions to FIFO topics have it, and FIFO is looked at by itself"),
  ReplayStatus: free("only subscriptions to FIFO topics have it, and FIFO is looked at by itself"),
  SubscriptionArn: free("it is the subscription's name"),
  SubscriptionPrincipal: free("it is whoever subscribed"),
  SubscriptionRoleArn: free("it is about deliveries to Firehose"),
};
