import type { Priority } from "#server/core/vocabulary.ts";
import { deadLettersOf } from "./aws/topology.ts";
import { type AwsPlace, awsPlace } from "./env-aws.ts";
import { type FilesEnv, filesEnv } from "./env-files.ts";
import { mailProblems } from "./env-mail.ts";
import { type OAuthClient, oauthClient } from "./env-oauth.ts";
import { isPublicDesk, publicProblems } from "./env-public.ts";
import { type VapidKeys, vapidOf } from "./env-push.ts";
import { queueProblems } from "./env-queue.ts";
import { SECRET_EXAMPLE, secretProblems } from "./env-secret.ts";
import { testOnlyProblems } from "./env-test-only.ts";
import { transportProblems } from "./env-transport.ts";
import { unpaired } from "./env-unpaired.ts";
import { EnvVariables, notesOf } from "./env-variables.ts";
import { type LimitSettings, withChanges } from "./limits/table.ts";

const HOUR_MS = 3_600_000;

type RawEnv = Readonly<Record<string, string | undefined>>;

export interface AwsEnv extends AwsPlace {
  readonly topicArn: string;
  readonly queueUrl: string;
  readonly deadLetterUrl: string;
  readonly subscriptionDeadLetterUrl: string;
}

interface SharedEnv {
  readonly mode: EnvVariables["QUICKFIX_MODE"];
  readonly logLevel: EnvVariables["LOG_LEVEL"];
  readonly mongodbUri: string;
  readonly aws: AwsEnv;
  /** Where people open the application, without a trailing slash. */
  readonly publicUrl: string;
  /** Strangers may reach it: it has nothing that is for demos and tests, whatever the mode. */
  readonly isPublic: boolean;
  /** Whether names below the desk's have https, too. */
  readonly isHttpsBelow: boolean;
  /** Where browsers reach the consumer's Socket.IO, without a trailing slash. */
  readonly realtimeUrl: string;
  readonly authSecret: string;
  /** Networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Every name that was configured for web or consumer, as it stands in a Host header. */
  readonly hosts: readonly string[];
  /** Opens metrics and the details of health. */
  readonly metricsToken?: string;
  /** What sessions and tokens were signed with before; still read while they are carried over. */
  readonly previousAuthSecret?: string;
  readonly redisUrl?: string;
  readonly smtpUrl?: string;
  /** The mailbox that answers come to. */
  readonly imapUrl?: string;
  /** What our mails come from, and answers go to. */
  readonly mailFrom?: string;
  /** Whose word about senders of mails is believed. */
  readonly mailAuthServer?: string;
  readonly mailGatherMs: number;
  /** What shows push services who sends; without it nobody is told on their devices. */
  readonly vapid?: VapidKeys;
  /** Where spans go; unset means that nothing is traced. */
  readonly tracesUrl?: string;
  readonly limits: LimitSettings;
  /** Where files are kept. */
  readonly files: FilesEnv;
  /** How long an event is tried that SNS refuses with a code that nobody knows. */
  readonly parkAfterMs: number;
}

/** Where a one-machine launcher takes orders, and what opens it. */
export interface ControlAddress {
  readonly url: string;
  readonly token: string;
}

export interface WebEnv extends SharedEnv {
  /** The most urgent that customers may choose. */
  readonly customerMaxPriority: Priority;
  /** How long a ticket that was put back or taken away stays away from whoever had it. */
  readonly declineMs: number;
  readonly port: number;
  /** Set by the one-machine launchers only, and never on a public desk. */
  readonly control?: ControlAddress;
  readonly google?: OAuthClient;
  readonly github?: OAuthClient;
}

export interface ConsumerEnv extends SharedEnv {
  readonly realtimePort: number;
  /** False when the port is only the default. */
  readonly isRealtimePortGiven: boolean;
  /** How long a received message stays hidden from other consumers; what is held longer is renewed. */
  readonly visibilitySeconds: number;
  /** How long the trail of who did what is kept. */
  readonly auditDays: number;
  readonly isReconciling: boolean;
  readonly presence: PresenceEnv;
}

/** In milliseconds. */
interface PresenceEnv {
  readonly pageMs: number;
  readonly programMs: number;
  readonly holdMs: number;
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
    customerMaxPriority: values.CUSTOMER_MAX_PRIORITY,
    declineMs: values.DECLINE_SECONDS * 1_000,
    control: control(values),
    google: oauthClient(values.GOOGLE_CLIENT_ID, values.GOOGLE_CLIENT_SECRET),
    github: oauthClient(values.GITHUB_CLIENT_ID, values.GITHUB_CLIENT_SECRET),
  };
}

/** The consumer process's settings. @throws EnvError listing every problem. */
export function readConsumerEnv(raw: RawEnv): ConsumerEnv {
  const values = parse(raw);
  return {
    ...shared(values),
    realtimePort: values.REALTIME_PORT,
    isRealtimePortGiven: Boolean(raw["REALTIME_PORT"]),
    visibilitySeconds: values.QUICKFIX_VISIBILITY_SECONDS,
    auditDays: values.AUDIT_DAYS,
    isReconciling: values.QUICKFIX_RECONCILE === "on",
    presence: {
      pageMs: values.PRESENCE_SECONDS * 1_000,
      programMs: values.PRESENCE_API_SECONDS * 1_000,
      holdMs: values.HANDOVER_SECONDS * 1_000,
    },
  };
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
  lines.push(
    ...unpaired(given),
    ...queueProblems(given),
    ...secretProblems(given, exampleOf),
    ...publicProblems(given),
    ...transportProblems(given),
    ...mailProblems(given),
    ...testOnlyProblems(given),
  );
  if (lines.length > 0 || !result.success) throw new EnvError(lines);
  return result.data;
}

function describe(name: string, problem: string): string {
  const { description, example } = notesOf(name as keyof EnvVariables);
  const shown = example === SECRET_EXAMPLE ? "" : ` For example: ${example}`;
  return `${name} ${problem}. ${description}${shown}`;
}

/** Nothing for what is no variable of ours. */
function exampleOf(name: string): string {
  return name in EnvVariables.shape ? notesOf(name as keyof EnvVariables).example : "";
}

function shared(values: EnvVariables): SharedEnv {
  const { deadLetters, subscriptionDeadLetters } = deadLettersOf(values.SQS_QUEUE_URL);
  const publicUrl = values.NEXTAUTH_URL;
  const realtimeUrl = values.NEXT_PUBLIC_REALTIME_URL ?? withPort(publicUrl, values.REALTIME_PORT);
  return {
    mode: values.QUICKFIX_MODE,
    logLevel: values.LOG_LEVEL,
    mongodbUri: values.MONGODB_URI,
    aws: {
      ...awsPlace(values),
      topicArn: values.SNS_TOPIC_ARN,
      queueUrl: values.SQS_QUEUE_URL,
      deadLetterUrl: values.QUICKFIX_DLQ_URL ?? deadLetters,
      subscriptionDeadLetterUrl: values.QUICKFIX_SNS_DLQ_URL ?? subscriptionDeadLetters,
    },
    publicUrl,
    isPublic: isPublicDesk(values),
    isHttpsBelow: values.HSTS_SUBDOMAINS === "on",
    realtimeUrl,
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    hosts: [new URL(publicUrl).host, new URL(realtimeUrl).host, ...(values.ALLOWED_HOSTS ?? [])],
    metricsToken: values.METRICS_TOKEN,
    authSecret: values.NEXTAUTH_SECRET,
    previousAuthSecret: values.NEXTAUTH_SECRET_PREVIOUS,
    redisUrl: values.REDIS_URL,
    vapid: vapidOf(values),
    smtpUrl: values.SMTP_URL,
    imapUrl: values.IMAP_URL,
    mailFrom: values.MAIL_FROM,
    mailAuthServer: values.MAIL_AUTH_SERVER,
    mailGatherMs: values.MAIL_GATHER_SECONDS * 1_000,
    tracesUrl: tracesUrl(values),
    files: filesEnv(values, awsPlace(values)),
    limits: { isOn: values.RATE_LIMITS === "on", table: withChanges(values.LIMITS ?? {}) },
    parkAfterMs: values.QUICKFIX_PARK_AFTER_HOURS * HOUR_MS,
  };
}

function control(values: EnvVariables): ControlAddress | undefined {
  const { QUICKFIX_CONTROL_URL: url, QUICKFIX_CONTROL_TOKEN: token } = values;
  return url && token && !isPublicDesk(values) ? { url, token } : undefined;
}

function tracesUrl(values: EnvVariables): string | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: whole } = values;
  return whole ?? (base && `${base}/v1/traces`);
}

function withPort(address: string, port: number): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}:${port}`;
}
