import {
  allOf,
  anyOf,
  type Certainty,
  meetsConditions,
  opposite,
  type RequestContext,
  unlessVariable,
} from "./conditions.ts";
import { matches, nameOf, type Statement, type Who } from "./statement.ts";

/** Who asks: a service by its name, or some role or user of the account. */
export type Asker = { readonly service: string } | { readonly account: string };

export interface PolicyRequest {
  readonly asker: Asker;
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}

/** What a resource's policy says to a request. `by` names the statement that decides. */
export type Decision =
  | { readonly kind: "allowed" }
  | { readonly kind: "denied"; readonly by: string }
  /** Nothing denies it, and nothing allows it. */
  | { readonly kind: "none" }
  /** Depends on what cannot be seen from here. */
  | { readonly kind: "unsure"; readonly by: string };

/** Decides as AWS does: one statement that denies is enough, whatever others allow. */
export function decide(statements: readonly Statement[], request: PolicyRequest): Decision {
  const found = (effect: "Allow" | "Deny", certainty: Certainty) =>
    statements.find((statement) => statement.Effect === effect && isAbout(statement, request) === certainty);
  const denies = found("Deny", "yes");
  if (denies) return { kind: "denied", by: nameOf(denies) };
  const mayDeny = found("Deny", "maybe");
  if (mayDeny) return { kind: "unsure", by: nameOf(mayDeny) };
  if (found("Allow", "yes")) return { kind: "allowed" };
  const mayAllow = found("Allow", "maybe");
  return mayAllow ? { kind: "unsure", by: nameOf(mayAllow) } : { kind: "none" };
}

function isAbout(statement: Statement, { asker, action, resource, context }: PolicyRequest): Certainty {
  return allOf([
    isFor(statement, asker),
    named(statement.Action, statement.NotAction, (each) => matches(each.toLowerCase(), action.toLowerCase())),
    named(statement.Resource, statement.NotResource, (each) => matches(each, resource)),
    meetsConditions(statement, context),
  ]);
}

function named(
  among: readonly string[] | undefined,
  except: readonly string[] | undefined,
  isIt: (each: string) => boolean,
): Certainty {
  const oneOf = (patterns: readonly string[]) =>
    anyOf(patterns.map((each) => unlessVariable(each, (pattern) => (isIt(pattern) ? "yes" : "no"))));
  return among ? oneOf(among) : opposite(oneOf(except ?? []));
}

function isFor({ Principal, NotPrincipal }: Statement, asker: Asker): Certainty {
  if (Principal !== undefined) return isOneOf(Principal, asker);
  if (NotPrincipal === undefined) return "no";
  return opposite(isOneOf(NotPrincipal, asker));
}

/** One role or user of the account may be ours, and may not: only the account as a whole is certain. */
function isOneOf(who: Who, asker: Asker): Certainty {
  if (typeof who === "string") return who === "*" ? "yes" : "no";
  const accounts = who["AWS"] ?? [];
  if (accounts.includes("*")) return "yes";
  if ("service" in asker) return who["Service"]?.some((name) => isService(name, asker.service)) ? "yes" : "no";
  if (accounts.some((name) => name === asker.account || name.endsWith(`:${asker.account}:root`))) return "yes";
  return accounts.some((name) => name.includes(`:${asker.account}:`)) ? "maybe" : "no";
}

/** `sns.amazonaws.com`, and its names by region and partition. */
function isService(name: string, service: string): boolean {
  const [wanted] = service.split(".");
  return new RegExp(`^${wanted}\\.([a-z0-9-]+\\.)?amazonaws\\.(com|com\\.cn|eu)$`).test(name) || name === service;
}
