import { EnvError } from "#server/platform/env.ts";
import { EnvVariables, notesOf } from "#server/platform/env-variables.ts";

const Settings = EnvVariables.pick({
  MONGODB_URI: true,
  AWS_REGION: true,
  SNS_TOPIC_ARN: true,
  SQS_QUEUE_URL: true,
  AWS_ENDPOINT_URL: true,
  AWS_ACCESS_KEY_ID: true,
  AWS_SECRET_ACCESS_KEY: true,
});

export interface ToolSettings {
  readonly mongodbUri: string;
  readonly region: string;
  readonly topicArn: string;
  readonly queueUrl: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** What it takes to send messages again: the database, the queue and the topic. @throws EnvError naming all that is wrong */
export function readToolSettings(raw: Readonly<Record<string, string | undefined>>): ToolSettings {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value !== ""));
  const { data, error } = Settings.safeParse(given);
  if (!data) {
    throw new EnvError(
      error.issues.map(({ path, message }) => {
        const name = Settings.keyof().parse(path[0]);
        const { description, example } = notesOf(name);
        return `${name} ${message}. ${description} For example: ${example}`;
      }),
    );
  }
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = data;
  return {
    mongodbUri: data.MONGODB_URI,
    region: data.AWS_REGION,
    topicArn: data.SNS_TOPIC_ARN,
    queueUrl: data.SQS_QUEUE_URL,
    endpoint: data.AWS_ENDPOINT_URL,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  };
}
