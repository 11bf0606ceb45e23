import type { z } from "zod";
import { DomainError } from "#server/core/errors.ts";

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  null: "null",
};

/** What to say where a schema says nothing of its own, instead of zod's words for programmers. */
export const inOurWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "invalid_type") return "This is not what was expected.";
  const kind = KINDS[issue.expected] ?? "something else";
  if (!issue.path?.length) return `Send ${kind.replace(/^an? /, "a JSON ")}.`;
  return issue.input === undefined ? `This is missing; it has to be ${kind}.` : `This has to be ${kind}.`;
};

/** A failed parse as a refusal: one sentence for each field, and one that names them all. */
export function invalidInput(error: z.ZodError): DomainError {
  const fields = fieldsOf(error);
  const names = Object.keys(fields);
  const whole = error.issues.find(({ path }) => path.length === 0)?.message ?? "This is not what was expected.";
  const sentence = names.length > 0 ? `Please check: ${names.join(", ")}.` : whole;
  return new DomainError("input.invalid", sentence, names.length > 0 ? { fields } : {}, { cause: error });
}

/** The first sentence about each field, by its path. What is said about the whole belongs to no field. */
export function fieldsOf({ issues }: Pick<z.ZodError, "issues">): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, message } of issues) if (path.length > 0) fields[path.join(".")] ??= message;
  return fields;
}
