import { z } from "zod";
import { AWS_ACTIONS, type AwsAction, actionOf } from "#server/platform/aws/actions.ts";
import type { AwsAnswer, AwsRequest } from "../faults/aws-request.ts";
import { forbidden } from "../faults/error-answers.ts";

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
/** As the set-up writes policies. Anything else in one is refused, because it would not be enforced. */
const Document = z.strictObject({
  Version: z.literal("2012-10-17"),
  Statement: z.array(z.strictObject({ Effect: z.literal("Allow"), Action: oneOrMore, Resource: oneOrMore })),
});

/** One action on one topic or queue; on "*" where AWS knows no resource for it. */
export interface GatedRight {
  readonly action: AwsAction;
  readonly resource: string;
}

/** IAM, as far as SNS and SQS ask it: who has which keys, and what those may do. */
export interface IamGate {
  /** For the engine: the answer to a request that is not granted. */
  refuse(request: AwsRequest): AwsAnswer | null;
  /** Who uses this as their access key may do what the policy says, and nothing else. */
  grant(accessKeyId: string, policy: unknown): void;
  /** From now on these rights are granted to nobody, whatever policies say; none gives all back. */
  withhold(...rights: readonly GatedRight[]): void;
  /** What was asked for with these keys and granted. */
  used(accessKeyId: string): ReadonlySet<string>;
  /** What was asked for and refused, by whom. */
  readonly refused: readonly string[];
}

export const rightText = ({ action, resource }: GatedRight) => `${action} on ${resource}`;

/** @param account Whose topics and queues they are, for requests that only name them. */
export function createIamGate({ region, account }: { region: string; account: string }): IamGate {
  const policies = new Map<string, z.infer<typeof Document>>();
  const used = new Map<string, Set<string>>();
  const refused: string[] = [];
  let withheld = new Set<string>();

  const isGranted = (user: string, right: GatedRight) =>
    !withheld.has(rightText(right)) &&
    policies
      .get(user)
      ?.Statement.some(
        ({ Action, Resource }) =>
          Action.some((pattern) => isLike(pattern.toLowerCase(), right.action.toLowerCase())) &&
          Resource.some((pattern) => isLike(pattern, right.resource)),
      );

  return {
    refuse(request) {
      const user = /Credential=([^/]+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "nobody";
      const action = actionOf(request.service, request.operation);
      if (!action) throw new Error(`${request.service}:${request.operation} is not in the table of actions.`);
      const right = { action, resource: resourceOf(request, action, { region, account }) };
      if (isGranted(user, right)) {
        used.set(user, (used.get(user) ?? new Set()).add(rightText(right)));
        return null;
      }
      refused.push(`${user}: ${rightText(right)}`);
      return forbidden(request, { user: `arn:aws:iam::${account}:user/${user}`, ...right });
    },
    grant: (accessKeyId, policy) => void policies.set(accessKeyId, Document.parse(policy)),
    withhold(...rights) {
      withheld = new Set(rights.map(rightText));
    },
    used: (accessKeyId) => used.get(accessKeyId) ?? new Set(),
    refused,
  };
}

/** `*` for anything: what has no resource is asked about as "*", which only a statement about everything is like. */
function isLike(pattern: string, value: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(value);
}

const QueueNames = z.object({ QueueUrl: z.string().optional(), QueueName: z.string().optional() });

function resourceOf({ service, body }: AwsRequest, action: AwsAction, { region, account }: Record<string, string>) {
  if (AWS_ACTIONS[action] === null) return "*";
  if (service === "sns") {
    const form = new URLSearchParams(body);
    return form.get("TopicArn") ?? `arn:aws:sns:${region}:${account}:${form.get("Name")}`;
  }
  const { QueueUrl = "", QueueName } = QueueNames.parse(JSON.parse(body));
  const [owner = account, name = ""] = QueueName
    ? [account, QueueName]
    : new URL(QueueUrl).pathname.split("/").slice(-2);
  return `arn:aws:sqs:${region}:${owner}:${name}`;
}
