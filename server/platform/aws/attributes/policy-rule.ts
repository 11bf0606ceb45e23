import { PERMISSIONS, type Place, type QueuePlace } from "../permissions.ts";
import { type Decision, decide } from "../policy/decide.ts";
import { readPolicy, type Statement } from "../policy/statement.ts";
import { withTopicStatement } from "../topic-statement.ts";
import type { Names } from "./names.ts";
import { type Fault, held, type Rule } from "./rule.ts";

/**
 * The policy of a queue: it keeps none of our roles from working, and where the topic has to send, it lets it.
 * @param otherwise What comes of it when the topic may not send; null where it does not have to.
 */
export function policyRule(whose: string, place: QueuePlace, otherwise: string | null): Rule<Names> {
  const ok = otherwise ? `${whose} policy lets the topic send.` : `${whose} policy keeps nobody out.`;
  return held(ok, (policy, names, all): Fault | null => {
    const statements = readPolicy(policy);
    if (!statements) return unreadable(whose, policy);
    const queueArn = all["QueueArn"] ?? "";
    const denied = deniedToUs(statements, place, queueArn, whose);
    if (!otherwise) return denied;
    const request = sending(names.topicArn, queueArn);
    const found = decide(statements, request);
    if (found.kind === "allowed") return denied;
    const repaired = withTopicStatement(policy, names.topicArn, queueArn);
    // Ours helps where nothing denies: an allowance that cannot be judged from here is then not needed.
    const isEnough = repaired !== null && decide(readPolicy(repaired) ?? [], request).kind === "allowed";
    const mend = isEnough ? { repair: { Policy: repaired } } : { advice: TAKE_AWAY };
    if (found.kind === "unsure") return { ...unsure(whose, found, "lets the topic send"), ...mend };
    const why = found.kind === "denied" ? `: ${found.by} denies it` : "";
    return { found: `${whose} policy does not let the topic send, so ${otherwise}${why}.`, ...mend };
  });
}

/** The policy of a thing that nobody but our own roles uses. */
export function deniesRule(whose: string, place: Place): Rule<Names> {
  return held(`${whose} policy keeps nobody out.`, (policy, { topicArn }): Fault | null => {
    const statements = readPolicy(policy);
    return statements ? deniedToUs(statements, place, topicArn, whose) : unreadable(whose, policy);
  });
}

const TAKE_AWAY =
  "Take that statement out of the policy, or except these rights in it. Set-up leaves statements of others alone.";

/** What SNS sends for the topic, as far as conditions can ask for it. */
function sending(topicArn: string, queueArn: string) {
  return {
    asker: { service: "sns.amazonaws.com" },
    action: "sqs:SendMessage",
    resource: queueArn,
    context: {
      "aws:SourceArn": topicArn,
      "aws:SourceAccount": accountOf(topicArn),
      "aws:SecureTransport": "true",
      "aws:PrincipalIsAWSService": "true",
      "aws:PrincipalServiceName": "sns.amazonaws.com",
      // A service is nobody of an account, and comes from no network of yours.
      "aws:PrincipalArn": null,
      "aws:PrincipalAccount": null,
      "aws:PrincipalOrgID": null,
      "aws:SourceIp": null,
      "aws:SourceVpc": null,
      "aws:SourceVpce": null,
    },
  } as const;
}

/** The first right of any role that the policy takes away. What our roles may, their own policies say. */
function deniedToUs(statements: readonly Statement[], place: Place, resource: string, whose: string): Fault | null {
  const asker = { account: accountOf(resource) };
  const context = {
    "aws:SecureTransport": "true",
    "aws:PrincipalIsAWSService": "false",
    "aws:PrincipalAccount": asker.account,
    "aws:SourceArn": null,
    "aws:SourceAccount": null,
  };
  const denials = statements.filter(({ Effect }) => Effect === "Deny");
  const found = actionsAt(place).map((action) => ({
    action,
    decision: decide(denials, { asker, action, resource, context }),
  }));
  for (const { action, decision } of found)
    if (decision.kind === "denied")
      return { found: `${whose} policy keeps everybody from ${action}: ${decision.by} denies it.`, advice: TAKE_AWAY };
  for (const { action, decision } of found)
    if (decision.kind === "unsure")
      return { ...unsure(whose, decision, `leaves ${action} to our roles`), advice: READ };
  return null;
}

function actionsAt(place: Place): string[] {
  const roles = [...PERMISSIONS.web, ...PERMISSIONS.consumer, ...PERMISSIONS.doctor];
  return [...new Set(roles.filter(({ on }) => on === place).flatMap(({ actions }): readonly string[] => actions))];
}

function unsure(whose: string, { by }: Extract<Decision, { kind: "unsure" }>, what: string) {
  const found = `Whether ${whose.replace(/^The/, "the")} policy ${what} depends on what cannot be seen from here: ${by}.`;
  return { isUnsure: true, found };
}

const READ = "Read that statement's principals and conditions, or see whether a complaint comes through.";

function unreadable(whose: string, policy: string | undefined): Fault {
  return {
    found: `${whose} policy cannot be read: ${policy}.`,
    advice: "Put a policy there that AWS can read, or none.",
  };
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}
