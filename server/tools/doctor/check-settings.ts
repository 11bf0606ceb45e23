import { type ConsumerEnv, EnvError, readConsumerEnv } from "#server/platform/env.ts";
import { checkTransport } from "./check-transport.ts";
import { type Finding, Findings } from "./finding.ts";

export interface Settings {
  /** Null when something is missing or cannot be read: then nothing else can be looked at. */
  readonly env: ConsumerEnv | null;
  readonly findings: readonly Finding[];
}

/** The environment by itself: complete, readable, and of one piece. */
export function checkSettings(raw: Readonly<Record<string, string | undefined>>): Settings {
  const findings = new Findings("Settings");
  try {
    const env = readConsumerEnv(raw);
    findings.ok("settings", "Every setting is there and can be read.");
    checkRegions(findings, env.aws);
    checkTransport(findings, env);
    return { env, findings: findings.list };
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    for (const line of error.lines) findings.wrong("settings", line, fixFor(line));
    return { env: null, findings: findings.list };
  }
}

function fixFor(line: string): string {
  const where = "in .env or in the environment";
  return /^\w+ is missing/.test(line) ? `Set it ${where}.` : `Correct it where it is set, ${where}.`;
}

/** Names of hosts are people's own, but a region that stands beside the service's name is one. */
const REGION_IN_HOST =
  /^https?:\/\/(?:[^/]*[.])?(?:sqs(?:-fips)?[.]([a-z]{2,}(?:-[a-z]+)+-\d+)|([a-z]{2,}(?:-[a-z]+)+-\d+)[.]queue)[.]/;

/** Also where an endpoint is named: the signature, and what emulators know, are by region too. */
function checkRegions(findings: Findings, { region, topicArn, queueUrl }: ConsumerEnv["aws"]): void {
  const places = [
    ["SNS_TOPIC_ARN", topicArn.split(":")[3]],
    ["SQS_QUEUE_URL", REGION_IN_HOST.exec(queueUrl)?.slice(1).find(Boolean)],
  ] as const;
  for (const [variable, other] of places) {
    if (other === undefined || other === region) continue;
    findings.wrong(
      "settings.region",
      `${variable} is in ${other}, and AWS_REGION says ${region}.`,
      "Set AWS_REGION to the region of topic and queue; both are in the same one.",
    );
  }
}
