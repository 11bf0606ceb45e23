import { EnvVariables, notesOf, PAIRED_VARIABLES } from "./env-variables.ts";

type RawEnv = Readonly<Record<string, string | undefined>>;

export interface AwsEnv {
  readonly region: string;
  readonly topicArn: string;
  readonly queueUrl: string;
  readonly deadLetterUrl: string;
  /** Set for emulators only. */
  readonly endpoint?: string;
  /** Absent means the SDK's default credential chain. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface SharedEnv {
  readonly mode: EnvVariables["QUICKFIX_MODE"];
  readonly logLevel: EnvVariables["LOG_LEVEL"];
  readonly mongodbUri: string;
  readonly aws: AwsEnv;
  /** Where people open the application, without a trailing slash. */
  readonly publicUrl: string;
  /** Where browsers reach the consumer's Socket.IO, without a trailing slash. */
  readonly realtimeUrl: string;
  readonly authSecret: string;
  readonly redisUrl?: string;
  readonly smtpUrl?: string;
}

export interface WebEnv extends SharedEnv {
  readonly port: number;
  readonly google?: OAuthClient;
  readonly github?: OAuthClient;
}

export interface ConsumerEnv extends SharedEnv {
  readonly realtimePort: number;
}

/** Everything that is wrong with the environment at once, one readable line each. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    const count = lines.length === 1 ? "one thing" : `${lines.length} things`;
    super(
      [`QuickFix cannot start: ${count} to fix in the environment.`, ...lines.map((line) => `  - ${line}`)].join("\n"),
    );
    this.lines = lines;
  }
}

/** The web process's settings. @throws EnvError listing every problem. */
export function readWebEnv(raw: RawEnv): WebEnv {
  const values = parse(raw);
  return {
    ...shared(values),
    port: values.PORT,
    google: client(values.GOOGLE_CLIENT_ID, values.GOOGLE_CLIENT_SECRET),
    github: client(values.GITHUB_CLIENT_ID, values.GITHUB_CLIENT_SECRET),
  };
}

/** The consumer process's settings. @throws EnvError listing every problem. */
export function readConsumerEnv(raw: RawEnv): ConsumerEnv {
  const values = parse(raw);
  return { ...shared(values), realtimePort: values.REALTIME_PORT };
}

/** Runs a reader; on an EnvError prints its list to standard error and ends the process with code 1. */
export function exitOnEnvError<Settings>(read: () => Settings): Settings {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}

function parse(raw: RawEnv): EnvVariables {
  // Compose files and CI pass unset variables on as empty strings.
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value !== ""));
  const result = EnvVariables.safeParse(given);
  const lines = result.success
    ? []
    : result.error.issues.map((issue) => describe(String(issue.path[0]), issue.message));
  for (const { names, advice } of PAIRED_VARIABLES) {
    const [set, unset] = names[0] in given ? names : [names[1], names[0]];
    if (set in given && !(unset in given)) lines.push(`${set} is set without ${unset}. ${advice}`);
  }
  if (lines.length > 0 || !result.success) throw new EnvError(lines);
  return result.data;
}

function describe(name: string, problem: string): string {
  const { description, example } = notesOf(name as keyof EnvVariables);
  return `${name} ${problem}. ${description} For example: ${example}`;
}

function shared(values: EnvVariables): SharedEnv {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = values;
  return {
    mode: values.QUICKFIX_MODE,
    logLevel: values.LOG_LEVEL,
    mongodbUri: values.MONGODB_URI,
    aws: {
      region: values.AWS_REGION,
      topicArn: values.SNS_TOPIC_ARN,
      queueUrl: values.SQS_QUEUE_URL,
      deadLetterUrl: values.QUICKFIX_DLQ_URL ?? `${values.SQS_QUEUE_URL}-dlq`,
      endpoint: values.AWS_ENDPOINT_URL,
      credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    },
    publicUrl: values.NEXTAUTH_URL,
    realtimeUrl: values.NEXT_PUBLIC_REALTIME_URL ?? withPort(values.NEXTAUTH_URL, values.REALTIME_PORT),
    authSecret: values.NEXTAUTH_SECRET,
    redisUrl: values.REDIS_URL,
    smtpUrl: values.SMTP_URL,
  };
}

function client(clientId: string | undefined, clientSecret: string | undefined): OAuthClient | undefined {
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

function withPort(address: string, port: number): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}:${port}`;
}
