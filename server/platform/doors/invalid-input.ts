import type { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import { type Refusing, said, sayingOf } from "#server/core/said.ts";

const UNEXPECTED = { key: "fields.unexpected" } as const;

/** What to say where a schema says nothing of its own, instead of zod's words for programmers. */
export const inOurWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "invalid_type") return said("fields.unexpected");
  const values = { kind: issue.expected };
  if (!issue.path?.length) return said("fields.send", values);
  return said(issue.input === undefined ? "fields.missing" : "fields.otherKind", values);
};

/** A failed parse as a refusal: one sentence for each field, and one that names them all. */
export function invalidInput(error: z.ZodError): DomainError {
  const fields = fieldsOf(error);
  const names = Object.keys(fields);
  const whole = error.issues.find(({ path }) => path.length === 0);
  const sentence: Refusing =
    names.length > 0 ? { key: "refusals.input.check", values: { names } } : whole ? sayingOf(whole) : UNEXPECTED;
  return new DomainError("input.invalid", sentence, names.length > 0 ? { fields } : {}, { cause: error });
}

/** The same where what is said of the first field is said of all, as forms show it that have no place for it. */
export function firstInvalid(error: z.ZodError): DomainError {
  const [first] = error.issues;
  return new DomainError("input.invalid", first ? sayingOf(first) : UNEXPECTED, { fields: fieldsOf(error) });
}

/** What is said first of each field, by its path. What is said about the whole belongs to no field. */
function fieldsOf({ issues }: Pick<z.ZodError, "issues">): Record<string, Refusing> {
  const fields: Record<string, Refusing> = {};
  for (const issue of issues) if (issue.path.length > 0) fields[issue.path.join(".")] ??= sayingOf(issue);
  return fields;
}
