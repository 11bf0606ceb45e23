import { z } from "zod";
import { PERMISSIONS, type Permission } from "./permissions.ts";
import { arrivalAlarm, waitingAlarm } from "./template-alarms.ts";
import { topicMaySend } from "./topic-statement.ts";
import { DEAD_LETTER_ATTRIBUTES, namesOf, queueAttributes, subscriptionAttributes } from "./topology.ts";

const Redrive = z.looseObject({ deadLetterTargetArn: z.string() });
const arnOf = (resource: string) => ({ "Fn::GetAtt": [resource, "Arn"] });
const ref = (resource: string) => ({ Ref: resource });
const TOPIC = ref("Topic");

/** Where each kind of thing is found in the template. */
const ARNS = {
  topic: TOPIC,
  queue: arnOf("Queue"),
  deadLetters: arnOf("DeadLetters"),
  subscriptionDeadLetters: arnOf("SubscriptionDeadLetters"),
  everything: "*",
} as const satisfies Record<Permission["on"], object | "*">;

/**
 * The CloudFormation template of the same topic, queues and subscription that `ensureTopology` makes by calls; and what
 * only the template makes: one policy for each role, and the alarms that somebody should hear.
 */
export function createTemplate(name?: string) {
  const names = namesOf(name);
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "QuickFix: the topic and queues between its web application and its consumers.",
    Parameters: {
      AlarmTopicArn: {
        Type: "String",
        Default: "",
        Description: "A topic that alarms are sent to, such as one with your e-mail address. Empty: alarms only show.",
      },
    },
    Conditions: { HasAlarmTopic: { "Fn::Not": [{ "Fn::Equals": [ref("AlarmTopicArn"), ""] }] } },
    Resources: {
      Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: names.topic } },
      Queue: queue(names.queue, properties(queueAttributes("DeadLetters"))),
      DeadLetters: queue(names.deadLetters, properties(DEAD_LETTER_ATTRIBUTES)),
      SubscriptionDeadLetters: queue(names.subscriptionDeadLetters, properties(DEAD_LETTER_ATTRIBUTES)),
      QueuePolicy: queuePolicy("Queue"),
      SubscriptionDeadLettersPolicy: queuePolicy("SubscriptionDeadLetters"),
      Subscription: {
        Type: "AWS::SNS::Subscription",
        Properties: {
          TopicArn: TOPIC,
          Protocol: "sqs",
          Endpoint: arnOf("Queue"),
          ...properties(subscriptionAttributes("SubscriptionDeadLetters")),
        },
      },
      WebPolicy: rolePolicy("What the web application may do: publish, and see how much waits.", PERMISSIONS.web),
      ConsumerPolicy: rolePolicy("What a consumer may do.", PERMISSIONS.consumer),
      DoctorPolicy: rolePolicy(
        "What npm run doctor needs to look at the set-up. It changes nothing.",
        PERMISSIONS.doctor,
      ),
      DeadLettersAlarm: arrivalAlarm("Messages were put aside: look at the dead letters in QuickFix.", "DeadLetters"),
      UndeliverableAlarm: arrivalAlarm(
        "Events did not reach the queue: npm run doctor says why.",
        "SubscriptionDeadLetters",
      ),
      OldMessageAlarm: waitingAlarm("Messages wait: check that consumers run and keep up.", "Queue"),
    },
    Outputs: {
      SnsTopicArn: { Description: "SNS_TOPIC_ARN", Value: TOPIC },
      SqsQueueUrl: { Description: "SQS_QUEUE_URL", Value: ref("Queue") },
      WebPolicyArn: { Description: "Attach it to the role of the web application.", Value: ref("WebPolicy") },
      ConsumerPolicyArn: { Description: "Attach it to the role of the consumers.", Value: ref("ConsumerPolicy") },
      DoctorPolicyArn: { Description: "Attach it to whoever runs npm run doctor.", Value: ref("DoctorPolicy") },
    },
  };
}

/** Attributes as calls take them (all text) turned into properties as templates take them. A redrive target is named by its resource. */
function properties(attributes: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const parsed: unknown = JSON.parse(value);
      const redrive = Redrive.safeParse(parsed);
      if (!redrive.success) return [name, parsed];
      return [name, { ...redrive.data, deadLetterTargetArn: arnOf(redrive.data.deadLetterTargetArn) }];
    }),
  );
}

/** What is in a queue is somebody's complaint: it stays when the stack is deleted, or replaced by another. */
function queue(name: string, settings: Record<string, unknown>) {
  const kept = { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" };
  return { Type: "AWS::SQS::Queue", ...kept, Properties: { QueueName: name, ...settings } };
}

function queuePolicy(target: string) {
  const { Resource: _text, Condition: _arn, ...statement } = topicMaySend("", "");
  const Condition = { ArnEquals: { "aws:SourceArn": TOPIC } };
  return {
    Type: "AWS::SQS::QueuePolicy",
    Properties: {
      Queues: [ref(target)],
      PolicyDocument: { Version: "2012-10-17", Statement: [{ ...statement, Resource: arnOf(target), Condition }] },
    },
  };
}

function rolePolicy(description: string, permissions: readonly Permission[]) {
  const Statement = permissions.map(({ on, actions }) => ({
    Effect: "Allow",
    Action: [...actions],
    Resource: ARNS[on],
  }));
  return {
    Type: "AWS::IAM::ManagedPolicy",
    Properties: { Description: description, PolicyDocument: { Version: "2012-10-17", Statement } },
  };
}
