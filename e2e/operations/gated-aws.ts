import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type AwsEngine, startAwsEngine } from "#server/local/aws/engine.ts";
import { FAULTS_PATH } from "#server/local/aws/faults/gate.ts";
import type { NewFaultRule } from "#server/local/aws/faults/rules.ts";
import { createIamGate, type GatedRight, type IamGate } from "#server/local/aws/testing/iam-gate.ts";
import { AWS_ACTIONS } from "#server/platform/aws/actions.ts";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { ensureTopology, type Topology } from "#server/platform/aws/ensure-topology.ts";
import { PERMISSIONS, type Permission, type Place, type RoleName } from "#server/platform/aws/permissions.ts";
import { policyOf } from "#server/platform/aws/policy-document.ts";
import { createTemplate } from "#server/platform/aws/template.ts";

const REGION = "eu-north-1";
const ACCOUNT = "000000000000";
/** May do everything, for what a test does to the desk by hand. */
export const ROOT = "root";

const arn = (service: string, name: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
const ARNS = {
  topic: arn("sns", "QuickFix"),
  queue: arn("sqs", "QuickFix"),
  deadLetters: arn("sqs", "QuickFix-dlq"),
  subscriptionDeadLetters: arn("sqs", "QuickFix-sns-dlq"),
  everything: "*",
} as const satisfies Record<Place, string>;
/** The same by their names in the template. */
const LOGICAL: Readonly<Record<string, string>> = {
  Topic: ARNS.topic,
  Queue: ARNS.queue,
  DeadLetters: ARNS.deadLetters,
  SubscriptionDeadLetters: ARNS.subscriptionDeadLetters,
};

export interface RoleRight extends GatedRight {
  readonly on: Place;
}

/** A role's rights, one by one. */
export function rightsOf(role: RoleName): RoleRight[] {
  const permissions: readonly Permission[] = PERMISSIONS[role];
  return permissions.flatMap(({ on, actions }) => actions.map((action) => ({ on, action, resource: ARNS[on] })));
}

export interface GatedAws extends AsyncDisposable {
  readonly gate: IamGate;
  readonly endpoint: string;
  /** The clients of somebody with these keys. */
  clientsOf(user: string): ReturnType<typeof clientsAt>;
  /** The variables of a process with these keys. */
  envOf(user: string): Record<string, string>;
  setUp(user: string): Promise<Topology>;
  breakRequests(...rules: NewFaultRule[]): Promise<void>;
}

/** SNS and SQS in this process, which ask of every request whether its keys may make it. */
export async function startGatedAws(): Promise<GatedAws> {
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-gated-"));
  const gate = createIamGate({ region: REGION, account: ACCOUNT });
  const { WebPolicy, ConsumerPolicy, DoctorPolicy } = createTemplate().Resources;
  gate.grant("web", resolved(WebPolicy.Properties.PolicyDocument));
  gate.grant("consumer", resolved(ConsumerPolicy.Properties.PolicyDocument));
  gate.grant("doctor", resolved(DoctorPolicy.Properties.PolicyDocument));
  // As `npm run aws:setup -- --policy` prints it.
  gate.grant("setUp", policyOf("setUp", { region: REGION }));
  gate.grant(ROOT, statementOf(Object.keys(AWS_ACTIONS), "*"));

  const engine: AwsEngine = await startAwsEngine({ folder, port: 0, refuse: (request) => gate.refuse(request) });
  const endpoint = `http://127.0.0.1:${engine.port}`;
  const clients = new Map<string, ReturnType<typeof clientsAt>>();
  const clientsOf = (user: string) => {
    const known = clients.get(user) ?? clientsAt(endpoint, user);
    clients.set(user, known);
    return known;
  };
  return {
    gate,
    endpoint,
    clientsOf,
    setUp: (user) => ensureTopology({ ...clientsOf(user), endpoint }),
    envOf: (user) => ({
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: user,
      AWS_SECRET_ACCESS_KEY: "secret",
      SNS_TOPIC_ARN: ARNS.topic,
      SQS_QUEUE_URL: `${endpoint}/${ACCOUNT}/QuickFix`,
    }),
    async breakRequests(...rules) {
      const answer = await fetch(`${endpoint}${FAULTS_PATH}`, { method: "PUT", body: JSON.stringify(rules) });
      if (!answer.ok) throw new Error(`the faults were refused: ${await answer.text()}`);
    },
    async [Symbol.asyncDispose]() {
      for (const { sns, sqs } of clients.values()) {
        sns.destroy();
        sqs.destroy();
      }
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
}

function clientsAt(endpoint: string, user: string) {
  const options = { region: REGION, endpoint, credentials: { accessKeyId: user, secretAccessKey: "secret" } };
  return { sns: createSnsClient(options), sqs: createSqsClient(options) };
}

/** What CloudFormation makes of a template: names of resources become their ARNs. */
function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [name, given] = entries[0] ?? [];
  if (name === "Ref") return LOGICAL[String(given)];
  if (name === "Fn::GetAtt" && Array.isArray(given)) return LOGICAL[String(given[0])];
  return Object.fromEntries(entries.map(([key, inner]) => [key, resolved(inner)]));
}

function statementOf(Action: string[], Resource: string) {
  return { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] };
}
