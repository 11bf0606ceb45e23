/** The ARNs that attributes name each other by. */
export interface Names {
  readonly topicArn: string;
  readonly queueArn: string;
  readonly deadLettersArn: string;
  readonly subscriptionDeadLettersArn: string;
}
