import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { type Failure, failureOf } from "./failure.ts";

type Shown<Values extends FieldValues> = Pick<UseFormReturn<Values>, "getValues" | "setError">;

/** Puts a refusal where it belongs: beside its fields, with the focus on the first; otherwise above the form. */
export function showFailure<Values extends FieldValues>(form: Shown<Values>, error: unknown): void {
  showProblem(form, failureOf(error));
}

/** The same for a refusal that is in words already. */
export function showProblem<Values extends FieldValues>(
  form: Shown<Values>,
  { fields, message }: Pick<Failure, "fields" | "message">,
): void {
  const known = new Set(Object.keys(form.getValues()));
  const named = Object.entries(fields).filter(([field]) => known.has(field));
  for (const [index, [field, sentence]] of named.entries()) {
    // Its name was just found among the form's own fields.
    form.setError(field as Path<Values>, { message: sentence }, { shouldFocus: index === 0 });
  }
  if (named.length === 0) form.setError("root", { message });
}
