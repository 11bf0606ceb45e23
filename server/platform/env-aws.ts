import { z } from "zod";
import { http, notes, text, url } from "./env-checks.ts";
import { queueUrl } from "./env-queue.ts";

/** What every process and command that talks to AWS reads of the environment. */
export const AWS_VARIABLES = {
  AWS_REGION: text(/^[a-z]{2,}(-[a-z]+)+-\d+$/, "must be a region such as eu-north-1").meta(
    notes({ group: "AWS", description: "Region of the topic and the queue.", example: "eu-north-1" }),
  ),
  SNS_TOPIC_ARN: text(
    /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+$/,
    "must be the ARN of a standard topic (arn:aws:sns:region:account:name)",
  ).meta(
    notes({
      group: "AWS",
      description: "Topic that ticket events are published to.",
      example: "arn:aws:sns:eu-north-1:123456789012:QuickFix",
    }),
  ),
  SQS_QUEUE_URL: queueUrl.meta(
    notes({
      group: "AWS",
      description: "Standard queue subscribed to the topic with raw message delivery; the consumer polls it.",
      example: "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix",
    }),
  ),
  AWS_ACCESS_KEY_ID: text(/^\S+$/, "must not contain spaces")
    .optional()
    .meta(
      notes({
        group: "AWS",
        description:
          "Access key. Leave the keys unset to use the SDK's own chain (profile, SSO, web identity, the machine's role).",
        example: "your_access_key",
      }),
    ),
  AWS_SECRET_ACCESS_KEY: text(/^\S+$/, "must not contain spaces")
    .optional()
    .meta(notes({ group: "AWS", description: "Secret of the access key.", example: "your_secret_key" })),
  AWS_SESSION_TOKEN: text(/^\S+$/, "must not contain spaces")
    .optional()
    .meta(
      notes({
        group: "AWS",
        description: "Session token; keys that are good for some hours only (SSO, an assumed role) come with one.",
        example: "your_session_token",
      }),
    ),
  AWS_PROFILE: text(/^\S/, "must not begin with a space")
    .optional()
    .meta(
      notes({
        group: "AWS",
        description: "Profile that the SDK takes keys from where none are set here; for SSO, sign in to it first.",
        example: "desk",
      }),
    ),
  AWS_ENDPOINT_URL: url(http, "must be an http(s) URL")
    .optional()
    .meta(
      notes({
        group: "AWS",
        description: "Endpoint of an emulator of SNS, SQS and S3. Unset means AWS itself.",
        example: "http://127.0.0.1:4566",
      }),
    ),
  AWS_ENDPOINT_URL_SNS: url(http, "must be an http(s) URL")
    .optional()
    .meta(
      notes({
        group: "AWS",
        description: "Endpoint of SNS alone, such as a VPC endpoint; before AWS_ENDPOINT_URL.",
        example: "https://vpce-0a1b-2c3d.sns.eu-north-1.vpce.amazonaws.com",
      }),
    ),
  AWS_ENDPOINT_URL_SQS: url(http, "must be an http(s) URL")
    .optional()
    .meta(
      notes({
        group: "AWS",
        description: "Endpoint of SQS alone, for every queue, whatever host its URL names; before AWS_ENDPOINT_URL.",
        example: "https://vpce-0a1b-2c3d.sqs.eu-north-1.vpce.amazonaws.com",
      }),
    ),
  AWS_ENDPOINT_URL_S3: url(http, "must be an http(s) URL")
    .optional()
    .meta(
      notes({
        group: "AWS",
        description: "Endpoint of S3 alone, or of something that speaks like it; before AWS_ENDPOINT_URL.",
        example: "https://objects.example.com",
      }),
    ),
  QUICKFIX_DLQ_URL: queueUrl.optional().meta(
    notes({
      group: "AWS",
      description: "Dead-letter queue. Unset means the queue's URL with -dlq at its end.",
      example: "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix-dlq",
    }),
  ),
  QUICKFIX_SNS_DLQ_URL: queueUrl.optional().meta(
    notes({
      group: "AWS",
      description: "Queue for what SNS could not deliver. Unset means the queue's URL with -sns-dlq at its end.",
      example: "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix-sns-dlq",
    }),
  ),
  QUICKFIX_PARK_AFTER_HOURS: z.coerce
    .number({ error: "must be a number of hours" })
    .min(0, { error: "must be at least 0" })
    .max(720, { error: "must be at most 720" })
    .default(24)
    .meta(
      notes({
        group: "AWS",
        description:
          "Hours that an event is tried which SNS refuses with a code that QuickFix does not know; then it is parked.",
        example: "24",
      }),
    ),
};

/** Where SNS and SQS are, and with which keys. */
export interface AwsPlace {
  readonly region: string;
  /** Set for emulators only. */
  readonly endpoint?: string;
  /** Before `endpoint`, for one service alone: a VPC endpoint is still AWS. */
  readonly snsEndpoint?: string;
  readonly sqsEndpoint?: string;
  readonly s3Endpoint?: string;
  /** Absent means the SDK's own chain, which also renews what runs out. */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** The variables that say where SNS and SQS are; for `pick`. */
export const PLACE_VARIABLES = {
  AWS_REGION: true,
  AWS_ACCESS_KEY_ID: true,
  AWS_SECRET_ACCESS_KEY: true,
  AWS_SESSION_TOKEN: true,
  AWS_ENDPOINT_URL: true,
  AWS_ENDPOINT_URL_SNS: true,
  AWS_ENDPOINT_URL_SQS: true,
  AWS_ENDPOINT_URL_S3: true,
} as const satisfies Partial<Record<keyof typeof AWS_VARIABLES, true>>;

type PlaceValues = { readonly AWS_REGION: string } & Readonly<
  Partial<Record<keyof typeof PLACE_VARIABLES, string | undefined>>
>;

/** Keys that are named win over a profile or a role that happens to be there. */
export function awsPlace(values: PlaceValues): AwsPlace {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = values;
  const session = values.AWS_SESSION_TOKEN ? { sessionToken: values.AWS_SESSION_TOKEN } : {};
  return {
    region: values.AWS_REGION,
    endpoint: values.AWS_ENDPOINT_URL,
    snsEndpoint: values.AWS_ENDPOINT_URL_SNS,
    sqsEndpoint: values.AWS_ENDPOINT_URL_SQS,
    s3Endpoint: values.AWS_ENDPOINT_URL_S3,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey, ...session } : undefined,
  };
}
