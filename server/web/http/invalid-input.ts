import type { z } from "zod";
import { DomainError } from "#server/core/errors.ts";

/** A failed parse as a refusal: one sentence per field, and one that names them all. */
export function invalidInput(error: z.ZodError): DomainError {
  const fields: Record<string, string> = {};
  for (const { path, message } of error.issues) fields[path.join(".")] ??= message;
  const names = Object.keys(fields).filter((name) => name !== "");
  const whole = fields[""] ?? "This is not what was expected.";
  const sentence = names.length > 0 ? `Please check: ${names.join(", ")}.` : whole;
  return new DomainError("input.invalid", sentence, { fields }, { cause: error });
}
