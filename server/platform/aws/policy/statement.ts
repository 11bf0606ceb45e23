import { z } from "zod";
import { readJson } from "../attribute-value.ts";

const oneOrMore = z
  .union([z.string(), z.boolean(), z.number(), z.array(z.union([z.string(), z.boolean(), z.number()]))])
  .transform((value) => [value].flat().map(String));
const Who = z.union([z.string(), z.record(z.string(), oneOrMore)]);

const Statement = z.object({
  Sid: z.string().optional(),
  Effect: z.string(),
  Principal: Who.optional(),
  NotPrincipal: Who.optional(),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).optional(),
});
export type Statement = z.infer<typeof Statement>;
export type Who = z.infer<typeof Who>;

const Policy = z.object({ Statement: z.union([z.array(Statement), Statement.transform((one) => [one])]) });

/** The statements of a policy as AWS returns it; null when it cannot be read. No policy has none. */
export function readPolicy(text: string | undefined): Statement[] | null {
  if (!text) return [];
  const { data } = Policy.safeParse(readJson(text));
  return data?.Statement ?? null;
}

/** IAM's wildcards: `*` for anything, `?` for one character. */
export function matches(pattern: string, value: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s").test(value);
}

/** How a policy's author would find the statement. */
export function nameOf({ Sid }: Statement): string {
  return Sid ? `statement "${Sid}"` : "a statement without a Sid";
}
