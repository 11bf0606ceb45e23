import { type TopologyNames, topicArnBeside } from "../topology.ts";

/** The ARNs that attributes name each other by. */
export interface Names {
  readonly topicArn: string;
  readonly queueArn: string;
  readonly deadLettersArn: string;
  readonly subscriptionDeadLettersArn: string;
}

/** The ARNs of a desk whose dead-letter queue has this one: all are in its account and region. */
export function namesBeside(deadLettersArn: string, names: TopologyNames): Names {
  const queueArn = (name: string) => `${deadLettersArn.slice(0, deadLettersArn.lastIndexOf(":"))}:${name}`;
  return {
    topicArn: topicArnBeside(deadLettersArn, names.topic),
    queueArn: queueArn(names.queue),
    deadLettersArn,
    subscriptionDeadLettersArn: queueArn(names.subscriptionDeadLetters),
  };
}
