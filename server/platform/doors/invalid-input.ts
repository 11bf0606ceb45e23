import type { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import { type Words, wordsOf } from "#server/core/saying.ts";

/** What to say where a schema says nothing of its own, instead of zod's words for programmers. */
export const inOurWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "invalid_type") return wordsOf({ key: "fields.unexpected" });
  const values = { kind: issue.expected };
  if (!issue.path?.length) return wordsOf({ key: "fields.send", values });
  return wordsOf(issue.input === undefined ? { key: "fields.missing", values } : { key: "fields.otherKind", values });
};

/** A failed parse as a refusal: one sentence for each field, and one that names them all. */
export function invalidInput(error: z.ZodError): DomainError {
  const fields = fieldsOf(error);
  const names = Object.keys(fields);
  const whole = error.issues.find(({ path }) => path.length === 0)?.message ?? wordsOf({ key: "fields.unexpected" });
  const sentence: Words = names.length > 0 ? { key: "refusals.input.check", values: { names } } : whole;
  return new DomainError("input.invalid", sentence, names.length > 0 ? { fields } : {}, { cause: error });
}

/** The first sentence about each field, by its path. What is said about the whole belongs to no field. */
export function fieldsOf({ issues }: Pick<z.ZodError, "issues">): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, message } of issues) if (path.length > 0) fields[path.join(".")] ??= message;
  return fields;
}
