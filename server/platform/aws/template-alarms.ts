const PERIOD_SECONDS = 300;
/** A message that waits this long means that no consumer keeps up. */
const OLD_SECONDS = 300;

/** Which of a metric's figures in a period matters. */
type Statistic = "Sum" | "Maximum";

/**
 * Rings for whatever arrives in a dead-letter queue, also when it is collected at once. What a consumer or SNS puts there
 * is counted as sent; what SQS itself moves there is counted by nobody until it is received, or for as long as it lies there.
 */
export function arrivalAlarm(description: string, target: string) {
  const metrics = [
    metric("sent", target, "NumberOfMessagesSent", "Sum"),
    metric("received", target, "NumberOfMessagesReceived", "Sum"),
    metric("lying", target, "ApproximateNumberOfMessagesVisible", "Maximum"),
  ];
  const arrived = metrics.map(({ Id }) => `FILL(${Id}, 0)`).join(" + ");
  return alarm(description, {
    Metrics: [...metrics, { Id: "arrived", Expression: arrived, Label: "Arrived", ReturnData: true }],
    Threshold: 0,
  });
}

/** Rings when a message waits for too long. */
export function waitingAlarm(description: string, target: string) {
  return alarm(description, {
    Namespace: "AWS/SQS",
    MetricName: "ApproximateAgeOfOldestMessage",
    Dimensions: dimensions(target),
    Statistic: "Maximum",
    Period: PERIOD_SECONDS,
    Threshold: OLD_SECONDS,
  });
}

function metric(Id: string, target: string, MetricName: string, Stat: Statistic) {
  const Metric = { Namespace: "AWS/SQS", MetricName, Dimensions: dimensions(target) };
  return { Id, MetricStat: { Metric, Period: PERIOD_SECONDS, Stat }, ReturnData: false };
}

function dimensions(target: string) {
  return [{ Name: "QueueName", Value: { "Fn::GetAtt": [target, "QueueName"] } }];
}

function alarm(description: string, watched: object) {
  return {
    Type: "AWS::CloudWatch::Alarm",
    Properties: {
      AlarmDescription: description,
      EvaluationPeriods: 1,
      ComparisonOperator: "GreaterThanThreshold",
      TreatMissingData: "notBreaching",
      AlarmActions: [{ "Fn::If": ["HasAlarmTopic", { Ref: "AlarmTopicArn" }, { Ref: "AWS::NoValue" }] }],
      ...watched,
    },
  };
}
