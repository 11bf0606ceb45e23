import type { QueuePlace } from "../permissions.ts";
import type { Attributes } from "../topology.ts";
import type { Names } from "./names.ts";
import { QUEUE_RULES } from "./queue-rules.ts";
import { judge, type Verdict } from "./rule.ts";
import { SUBSCRIPTION_RULES } from "./subscription-rules.ts";
import { TOPIC_RULES } from "./topic-rules.ts";

export type { Verdict } from "./rule.ts";

/** All that GetQueueAttributes says of one of the queues, held against what QuickFix needs of it. */
export function judgeQueue(place: QueuePlace, attributes: Attributes, names: Names): Verdict[] {
  return judge(QUEUE_RULES[place], attributes, names);
}

/** The same for the topic. */
export function judgeTopic(attributes: Attributes, names: Names): Verdict[] {
  return judge(TOPIC_RULES, attributes, names);
}

/** The same for the subscription that brings the topic's messages into the queue. */
export function judgeSubscription(attributes: Attributes, names: Names): Verdict[] {
  return judge(SUBSCRIPTION_RULES, attributes, names);
}

/** What set-up sets to put everything right that it may; empty when there is nothing. */
export function repairsIn(verdicts: readonly Verdict[]): Attributes {
  return Object.assign({}, ...verdicts.map(({ repair }) => repair));
}

/** What is not as it should be and not for set-up to change, with what a person does, a text each. */
export function leftIn(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ state, repair, found, advice }) =>
    state === "ok" || repair ? [] : [[found, advice].filter(Boolean).join(" ")],
  );
}
