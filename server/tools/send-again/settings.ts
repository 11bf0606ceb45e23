import { EnvError } from "#server/platform/env.ts";
import { type AwsPlace, awsPlace, PLACE_VARIABLES } from "#server/platform/env-aws.ts";
import { unpaired } from "#server/platform/env-unpaired.ts";
import { EnvVariables, notesOf } from "#server/platform/env-variables.ts";

const Settings = EnvVariables.pick({
  MONGODB_URI: true,
  SNS_TOPIC_ARN: true,
  SQS_QUEUE_URL: true,
  ...PLACE_VARIABLES,
});

export interface ToolSettings extends AwsPlace {
  readonly mongodbUri: string;
  readonly topicArn: string;
  readonly queueUrl: string;
}

/** What it takes to send messages again: the database, the queue and the topic. @throws EnvError naming all that is wrong */
export function readToolSettings(raw: Readonly<Record<string, string | undefined>>): ToolSettings {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value !== ""));
  const { data, error } = Settings.safeParse(given);
  const lines = (error?.issues ?? []).map(({ path, message }) => {
    const name = Settings.keyof().parse(path[0]);
    const { description, example } = notesOf(name);
    return `${name} ${message}. ${description} For example: ${example}`;
  });
  lines.push(...unpaired(given, PLACE_VARIABLES));
  if (!data || lines.length > 0) throw new EnvError(lines);
  return {
    ...awsPlace(data),
    mongodbUri: data.MONGODB_URI,
    topicArn: data.SNS_TOPIC_ARN,
    queueUrl: data.SQS_QUEUE_URL,
  };
}
