/** The emulator accepts any region and any keys; these are what everything on this machine uses. */
export const EMBEDDED_REGION = "eu-north-1";
export const EMBEDDED_CREDENTIALS = { accessKeyId: "embedded", secretAccessKey: "embedded" } as const;

/** What the process prints, followed by JSON, once topic and queues are in place. */
export const READY_PREFIX = "QuickFix SNS/SQS ready: ";

export interface ReadyAws {
  readonly endpoint: string;
  readonly topicArn: string;
  readonly queueUrl: string;
  readonly dlqUrl: string;
}

/** Reads the ready line; null for any other line. */
export function parseReadyLine(line: string): ReadyAws | null {
  const start = line.indexOf(READY_PREFIX);
  return start === -1 ? null : (JSON.parse(line.slice(start + READY_PREFIX.length)) as ReadyAws);
}

/** The variables that point QuickFix at the emulator. What a shell has for another one, or for AWS, is emptied. */
export function embeddedAwsEnv({ endpoint, topicArn, queueUrl, dlqUrl }: ReadyAws) {
  return {
    AWS_REGION: EMBEDDED_REGION,
    AWS_ACCESS_KEY_ID: EMBEDDED_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: EMBEDDED_CREDENTIALS.secretAccessKey,
    AWS_SESSION_TOKEN: "",
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_SNS: "",
    AWS_ENDPOINT_URL_SQS: "",
    SNS_TOPIC_ARN: topicArn,
    SQS_QUEUE_URL: queueUrl,
    QUICKFIX_DLQ_URL: dlqUrl,
  };
}
